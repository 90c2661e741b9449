package dev.paranoid.kafka;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether anyone said where Kafka is. Boot itself takes localhost for it, which is not what somebody without Kafka means. */
final class KafkaConfigured extends AnyNestedCondition {

    KafkaConfigured() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @Conditional(BySetting.class)
    static class Setting {}

    @ConditionalOnBean(KafkaConnectionDetails.class)
    static class Details {}

    static boolean bySetting(Environment environment) {
        return StringUtils.hasText(environment.getProperty("spring.kafka.bootstrap-servers"))
                || StringUtils.hasText(environment.getProperty("spring.kafka.bootstrap-servers[0]"));
    }

    static final class BySetting implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return bySetting(context.getEnvironment());
        }
    }
}
