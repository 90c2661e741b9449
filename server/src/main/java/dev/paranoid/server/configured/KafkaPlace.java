package dev.paranoid.server.configured;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Where requests come from and answers go to, in words.
 *
 * @param description such as {@code kafka-1:9092}
 */
public record KafkaPlace(String description) {

    public static KafkaPlace configuredIn(Environment environment) {
        String servers = environment.getProperty("spring.kafka.bootstrap-servers", "");
        return new KafkaPlace(
                StringUtils.hasText(servers)
                        ? servers
                        : "none: REST alone, until spring.kafka.bootstrap-servers is set");
    }
}
