package dev.paranoid.server;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import dev.paranoid.embedded.kafka.EmbeddedKafkaAutoConfiguration;
import dev.paranoid.server.configured.KafkaPlace;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** What there is only where the broker is our own. */
@AutoConfiguration(after = EmbeddedKafkaAutoConfiguration.class)
@ConditionalOnClass(EmbeddedKafka.class)
@ConditionalOnBean(EmbeddedKafka.class)
class EmbeddedKafkaConfiguration {

    @Bean
    KafkaPlace embeddedKafkaPlace(EmbeddedKafka broker) {
        return new KafkaPlace(broker.bootstrapServers() + ", embedded in " + broker.directory()
                + ", with the log-in in " + broker.clientFile().getFileName() + " there, kept between runs");
    }

    /** What its clients see is that it does not answer; here it is told why. */
    @Bean
    HealthIndicator embeddedKafkaHealthIndicator(EmbeddedKafka broker) {
        return () -> broker.failure()
                .map(reason -> Health.down().withDetail("reason", reason))
                .orElseGet(Health::up)
                .build();
    }
}
