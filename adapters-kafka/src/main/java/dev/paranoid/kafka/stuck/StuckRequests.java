package dev.paranoid.kafka.stuck;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Notes since when a consumer has come with requests that could not be carried out, and why. All that is behind them in their
 * partitions waits as well.
 */
public final class StuckRequests {

    /** How long requests may wait: longer than locks that pass. Who is not tried again within that is another consumer's by now. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LongSupplier nanos;
    private final Map<Thread, Waiting> waiting = new ConcurrentHashMap<>();

    /** Of one consumer: since when, when it tried last, and what was in its way then. */
    private record Waiting(long since, long last, String why) {}

    /**
     * Nothing waits yet.
     *
     * @param nanos a clock that counts nanoseconds from anywhere
     */
    public StuckRequests(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Carries out what a consumer has brought; it comes again with what fails. */
    public void carryOut(Runnable work) {
        try {
            work.run();
            waiting.remove(Thread.currentThread());
        } catch (RuntimeException failure) {
            long now = nanos.getAsLong();
            waiting.compute(
                    Thread.currentThread(),
                    (same, before) -> new Waiting(
                            before == null ? now : before.since, now, String.valueOf(failure.getMessage())));
            throw failure;
        }
    }

    /** {@return for how long the first have waited too long, and why; empty where none have} */
    public Optional<String> told() {
        long now = nanos.getAsLong();
        waiting.values().removeIf(each -> now - each.last > PATIENCE.toNanos());
        return waiting.values().stream()
                .filter(each -> now - each.since > PATIENCE.toNanos())
                .max(Comparator.comparingLong(each -> now - each.since))
                .map(each -> "for " + Duration.ofNanos(now - each.since).toSeconds() + " s: " + each.why);
    }
}
