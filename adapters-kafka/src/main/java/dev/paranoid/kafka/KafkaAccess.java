package dev.paranoid.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.kafka.autoconfigure.SslBundleSslEngineFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/**
 * How Kafka is reached: as the application's own factory reaches it, or, where it has several and none is primary, as
 * {@code spring.kafka} says.
 */
record KafkaAccess(KafkaProperties settings, KafkaConnectionDetails place) {

    Map<String, Object> consumer(@Nullable ConsumerFactory<?, ?> only) {
        return only == null
                ? at(place.getConsumer(), settings.buildConsumerProperties())
                : new HashMap<>(only.getConfigurationProperties());
    }

    Map<String, Object> producer(@Nullable ProducerFactory<?, ?> only) {
        return only == null
                ? at(place.getProducer(), settings.buildProducerProperties())
                : new HashMap<>(only.getConfigurationProperties());
    }

    Map<String, Object> admin(@Nullable KafkaAdmin only) {
        return only == null
                ? at(place.getAdmin(), settings.buildAdminProperties())
                : new HashMap<>(only.getConfigurationProperties());
    }

    private static Map<String, Object> at(KafkaConnectionDetails.Configuration place, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, place.getBootstrapServers());
        SslBundle ssl = place.getSslBundle();
        if (ssl != null) {
            all.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, SslBundleSslEngineFactory.class);
            all.put(SslBundle.class.getName(), ssl);
        }
        String protocol = place.getSecurityProtocol();
        if (protocol != null && !protocol.isEmpty()) {
            all.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
        }
        return all;
    }
}
