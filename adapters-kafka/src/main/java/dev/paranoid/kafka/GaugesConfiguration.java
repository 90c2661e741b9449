package dev.paranoid.kafka;

import dev.paranoid.application.port.Outbox;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gauges, where the application has meters. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class GaugesConfiguration {

    @Bean
    KafkaGauges paranoidKafkaGauges(Outbox outbox, Tally tally) {
        return new KafkaGauges(outbox, tally);
    }
}
