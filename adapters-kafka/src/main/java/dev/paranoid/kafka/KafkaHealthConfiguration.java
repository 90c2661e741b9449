package dev.paranoid.kafka;

import dev.paranoid.kafka.health.KafkaHealthIndicator;
import dev.paranoid.kafka.listener.PollWatch;
import dev.paranoid.kafka.outbox.OutboxPublisher;
import dev.paranoid.kafka.stuck.StuckRequests;
import dev.paranoid.kafka.topic.Topics;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** Health, where the application tells of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(AbstractHealthIndicator.class)
class KafkaHealthConfiguration {

    @Bean
    PollWatch paranoidPollWatch(KafkaListenerEndpointRegistry registry) {
        return new PollWatch(registry);
    }

    @Bean
    @ConditionalOnEnabledHealthIndicator("paranoid-kafka")
    KafkaHealthIndicator paranoidKafkaHealthIndicator(
            PollWatch polls, ObjectProvider<OutboxPublisher> publisher, Topics topics, StuckRequests stuck) {
        return new KafkaHealthIndicator(polls::silence, () -> failure(publisher), topics::missing, stuck::told);
    }

    private static Optional<Duration> failure(ObjectProvider<OutboxPublisher> publisher) {
        if (!publisher.stream().allMatch(OutboxPublisher::isRunning)) {
            return Optional.empty();
        }
        return Optional.of(publisher.stream()
                .map(OutboxPublisher::failingFor)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO));
    }
}
