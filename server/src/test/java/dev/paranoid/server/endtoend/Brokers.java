package dev.paranoid.server.endtoend;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** How a service, and who talks to it, log in to a broker of the test. */
final class Brokers {

    private static final String PLACE = "bootstrap.servers";

    private Brokers() {}

    /** {@return settings of a service that uses the broker, and others} */
    static String[] settings(EmbeddedKafka broker, String... others) {
        return settings(client(broker), others);
    }

    /** {@return settings of a service that uses the broker of these clients, and others} */
    static String[] settings(Map<String, Object> client, String... others) {
        Stream<String> broker = client.entrySet().stream()
                .map(each -> each.getKey().equals(PLACE)
                        ? "--spring.kafka.bootstrap-servers=" + each.getValue()
                        : "--spring.kafka.properties." + each.getKey() + "=" + each.getValue());
        return Stream.concat(broker, Stream.of(others)).toArray(String[]::new);
    }

    /** {@return settings of a client, out of the file that an embedded broker leaves for it} */
    static Map<String, Object> client(Path file) throws IOException {
        Properties written = new Properties();
        try (var in = Files.newInputStream(file)) {
            written.load(in);
        }
        Map<String, Object> settings = new HashMap<>();
        written.forEach((name, value) -> settings.put(name.toString(), value));
        return settings;
    }

    /** {@return settings of a client of Kafka's own library} */
    static Map<String, Object> client(EmbeddedKafka broker) {
        Map<String, Object> settings = new HashMap<>(broker.loginSettings());
        settings.put(PLACE, broker.bootstrapServers());
        return settings;
    }
}
