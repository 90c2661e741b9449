package dev.paranoid.embedded.kafka;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The broker that starts by itself.
 *
 * @param dir Directory of what is embedded, relative to the working directory; the broker has a folder in it.
 * @param kafka The broker.
 */
@ConfigurationProperties("paranoid.embedded")
record EmbeddedKafkaProperties(
        @DefaultValue("paranoid-data") Path dir,
        @DefaultValue Broker kafka) {

    /**
     * The broker.
     *
     * @param enabled Whether it starts by itself where no Kafka is configured.
     * @param port Port on 127.0.0.1 to listen on; 0 for the one that it had before, or any that is free.
     */
    record Broker(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("0") int port) {}
}
