package dev.paranoid.kafka.health;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down when requests are not read or messages not sent though they should be: a container that has stopped does not say so, and one
 * whose broker is away reads on as if nothing had come.
 */
public final class KafkaHealthIndicator extends AbstractHealthIndicator {

    /** How long Kafka may be silent: several heartbeats of a consumer. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Supplier<Optional<Duration>> silence;
    private final Supplier<Optional<Duration>> failure;
    private final Supplier<List<String>> missing;
    private final Supplier<Optional<String>> stuck;

    /**
     * Health of both ways.
     *
     * @param silence how long ago Kafka answered the consumers; empty where they do not run
     * @param failure for how long messages could not be sent; empty where nobody sends who should
     * @param missing topics that are not there
     * @param stuck for how long requests have been tried in vain, and why; empty where none have for long
     */
    public KafkaHealthIndicator(
            Supplier<Optional<Duration>> silence,
            Supplier<Optional<Duration>> failure,
            Supplier<List<String>> missing,
            Supplier<Optional<String>> stuck) {
        super("Cannot determine the state of the Kafka adapter");
        this.silence = silence;
        this.failure = failure;
        this.missing = missing;
        this.stuck = stuck;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Optional<Duration> silent = silence.get();
        Optional<Duration> failing = failure.get();
        boolean reads = silent.filter(KafkaHealthIndicator::bearable).isPresent();
        boolean sends = failing.filter(KafkaHealthIndicator::bearable).isPresent();
        List<String> topics = missing.get();
        Optional<String> waiting = stuck.get();
        builder.status(reads && sends && topics.isEmpty() && waiting.isEmpty() ? "UP" : "DOWN")
                .withDetail("requests", reads ? "read" : "not read" + since(silent))
                .withDetail("outbox", sends ? "sent" : "not sent" + since(failing));
        waiting.ifPresent(why -> builder.withDetail("stuck", why));
        if (!topics.isEmpty()) {
            builder.withDetail("missing", topics);
        }
    }

    private static boolean bearable(Duration time) {
        return time.compareTo(PATIENCE) <= 0;
    }

    private static String since(Optional<Duration> time) {
        return time.map(some -> ": Kafka has not answered for " + some.toSeconds() + " s")
                .orElse(": stopped");
    }
}
