package dev.paranoid.embedded.kafka;

import java.util.List;
import kafka.server.KafkaRaftServer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Starts a broker where no Kafka is configured, and stops it after its clients, which depend on it. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@ConditionalOnClass({KafkaRaftServer.class, KafkaConnectionDetails.class})
@ConditionalOnBooleanProperty(name = "paranoid.embedded.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "paranoid.embedded.kafka.enabled", matchIfMissing = true)
@Conditional(EmbeddedKafkaAutoConfiguration.NoKafkaConfigured.class)
@ConditionalOnMissingBean(KafkaConnectionDetails.class)
@EnableConfigurationProperties(EmbeddedKafkaProperties.class)
public class EmbeddedKafkaAutoConfiguration {

    @Bean
    EmbeddedKafka paranoidEmbeddedKafka(EmbeddedKafkaProperties properties) {
        return EmbeddedKafka.start(
                properties.dir().resolve("kafka"), properties.kafka().port());
    }

    @Bean
    KafkaConnectionDetails paranoidEmbeddedKafkaConnectionDetails(EmbeddedKafka broker) {
        return new EmbeddedConnectionDetails(broker);
    }

    /** Details of a connection have no place for a log-in; the settings of all clients do. */
    @Bean
    static BeanPostProcessor paranoidEmbeddedKafkaLogin(ObjectProvider<EmbeddedKafka> broker) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof KafkaProperties clients) {
                    clients.getProperties().putAll(broker.getObject().loginSettings());
                }
                return bean;
            }
        };
    }

    private record EmbeddedConnectionDetails(EmbeddedKafka broker) implements KafkaConnectionDetails {

        @Override
        public List<String> getBootstrapServers() {
            return List.of(broker.bootstrapServers());
        }

        @Override
        public String getSecurityProtocol() {
            return BrokerLogin.PROTOCOL;
        }
    }

    /** Blank servers, as an environment that passes variables on may leave them, count as none. */
    static final class NoKafkaConfigured implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("spring.kafka.bootstrap-servers"))
                    && !StringUtils.hasText(context.getEnvironment().getProperty("spring.kafka.bootstrap-servers[0]"));
        }
    }
}
