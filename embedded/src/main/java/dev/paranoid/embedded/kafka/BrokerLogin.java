package dev.paranoid.embedded.kafka;

import dev.paranoid.embedded.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The one log-in to a broker. There is one because any user of this machine can reach its ports: without it he could write
 * requests, read answers, and remove topics.
 *
 * @param password 32 hexadecimal digits
 */
record BrokerLogin(String password) {

    static final String USER = "paranoid";
    static final String PROTOCOL = "SASL_PLAINTEXT";
    static final String MECHANISM = "SCRAM-SHA-256";

    /** Read, or made at the first start. */
    static BrokerLogin in(Path directory) throws IOException {
        return new BrokerLogin(Secret.keptIn(directory.resolve("password")));
    }

    /** Writes what clients need: one file for Kafka's own tools, and one for kcat and whatever else is made of librdkafka. */
    void writeFor(Path directory, String servers) throws IOException {
        StringBuilder client = new StringBuilder("bootstrap.servers=" + servers + "\n");
        settings().forEach((name, value) -> client.append(name + "=" + value + "\n"));
        Secret.writeForOwner(clientFile(directory), client.toString());
        Secret.writeForOwner(
                directory.resolve("kcat.conf"), """
                bootstrap.servers=%s
                security.protocol=%s
                sasl.mechanisms=%s
                sasl.username=%s
                sasl.password=%s
                """.formatted(servers, PROTOCOL, MECHANISM, USER, password));
    }

    static Path clientFile(Path directory) {
        return directory.resolve("client.properties");
    }

    /** {@return how a client of Kafka's own library logs in} */
    Map<String, String> settings() {
        return Map.of("security.protocol", PROTOCOL, "sasl.mechanism", MECHANISM, "sasl.jaas.config", jaas());
    }

    /** {@return the log-in as JAAS has it, for clients and for the broker} */
    String jaas() {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + USER + "\" password=\""
                + password + "\";";
    }

    @Override
    public String toString() {
        return "BrokerLogin";
    }
}
