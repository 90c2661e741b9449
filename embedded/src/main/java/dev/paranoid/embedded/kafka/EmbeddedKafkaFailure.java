package dev.paranoid.embedded.kafka;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why the embedded broker is not running, and what its user can do about it. */
public final class EmbeddedKafkaFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String OTHERWISE = "set spring.kafka.bootstrap-servers to a Kafka of your own, or"
            + " paranoid.embedded.kafka.enabled=false to do without.";

    private final String description;
    private final String action;

    private EmbeddedKafkaFailure(String description, String action, @Nullable Throwable cause) {
        super(description + System.lineSeparator() + action, cause);
        this.description = description;
        this.action = action;
    }

    static EmbeddedKafkaFailure inUse(Path directory) {
        return new EmbeddedKafkaFailure(
                "The directory " + directory + " is in use by another embedded Kafka that is running.",
                "Stop the other one, or give this one a directory of its own with paranoid.embedded.dir, or "
                        + OTHERWISE,
                null);
    }

    static EmbeddedKafkaFailure unusable(Path directory, IOException cause) {
        return new EmbeddedKafkaFailure(
                "The embedded Kafka cannot use its directory " + directory + ": "
                        + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ".",
                "Make it yours alone (chmod 700), with at least 100 MB free, or choose another with paranoid.embedded.dir, or "
                        + OTHERWISE,
                cause);
    }

    static EmbeddedKafkaFailure portTaken(int port) {
        return new EmbeddedKafkaFailure(
                "The embedded Kafka cannot listen on 127.0.0.1:" + port + ": the port is taken.",
                "Set paranoid.embedded.kafka.port to one that is free, or to 0 for any.",
                null);
    }

    static EmbeddedKafkaFailure notStarted(Path directory, RuntimeException cause) {
        return new EmbeddedKafkaFailure(
                "The embedded Kafka in " + directory + " did not start: " + cause.getMessage(),
                "Make sure that there are at least 100 MB free there. If its data is damaged, remove that directory: topics"
                        + " and records in it are lost then. Otherwise "
                        + OTHERWISE,
                cause);
    }

    /** {@return what is wrong} */
    public String description() {
        return description;
    }

    /** {@return what to do about it} */
    public String action() {
        return action;
    }
}
