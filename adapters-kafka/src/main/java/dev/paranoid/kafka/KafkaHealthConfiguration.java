package dev.paranoid.kafka;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** Health, where the application tells of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(AbstractHealthIndicator.class)
class KafkaHealthConfiguration {

    @Bean
    KafkaHealthIndicator paranoidKafkaHealthIndicator(
            KafkaListenerEndpointRegistry registry, ObjectProvider<OutboxPublisher> publisher) {
        return new KafkaHealthIndicator(registry, () -> publisher.stream().allMatch(OutboxPublisher::isRunning));
    }
}
