package dev.paranoid.kafka;

import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.kafka.health.KafkaGauges;
import dev.paranoid.kafka.listener.MessageCounts;
import dev.paranoid.kafka.stuck.StuckRequests;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** Gauges, where the application has meters. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class GaugesConfiguration {

    @Bean
    KafkaGauges paranoidKafkaGauges(Outbox outbox, MessageCounts tally, StuckRequests stuck) {
        return new KafkaGauges(outbox, tally, stuck);
    }

    /** Kafka's own meters of our consumers; the lag is {@code kafka.consumer.fetch.manager.records.lag.max}. */
    @Bean
    ConsumerFactory.Listener<byte[], byte[]> paranoidConsumerMeters(ObjectProvider<MeterRegistry> registries) {
        return new ConsumerFactory.Listener<>() {
            @Override
            public void consumerAdded(String id, Consumer<byte[], byte[]> consumer) {
                registries.ifAvailable(registry -> new KafkaClientMetrics(consumer).bindTo(registry));
            }
        };
    }
}
