package dev.paranoid.kafka.stuck;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Notes since when a consumer has come with requests that could not be carried out, and why. All that is behind them in their
 * partitions waits as well.
 */
public final class StuckRequests {

    /** How long requests may wait: longer than locks that pass. What is not tried again within that is another consumer's by now. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LongSupplier nanos;
    private final Map<Thread, Waiting> waiting = new ConcurrentHashMap<>();

    /** Of one consumer: since when, since when it has tried no more if it is not trying just now, and what was in its way. */
    private record Waiting(long since, OptionalLong idle, String why) {

        Waiting trying() {
            return new Waiting(since, OptionalLong.empty(), why);
        }

        /** However long an attempt takes, who is at it has not given up. */
        boolean gaveUp(long now) {
            return idle.isPresent() && now - idle.getAsLong() > PATIENCE.toNanos();
        }
    }

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
        Thread consumer = Thread.currentThread();
        begun(consumer);
        try {
            work.run();
            waiting.remove(consumer);
        } catch (RuntimeException | Error failure) {
            failed(consumer, String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    private void begun(Thread consumer) {
        long now = nanos.getAsLong();
        waiting.computeIfPresent(consumer, (same, before) -> before.gaveUp(now) ? null : before.trying());
    }

    private void failed(Thread consumer, String why) {
        long now = nanos.getAsLong();
        waiting.compute(
                consumer,
                (same, before) -> new Waiting(before == null ? now : before.since, OptionalLong.of(now), why));
    }

    /** {@return for how long the first that wait have been tried in vain; zero where none have} */
    public Duration longest() {
        long now = nanos.getAsLong();
        waiting.values().removeIf(each -> each.gaveUp(now));
        return waiting.values().stream()
                .map(each -> Duration.ofNanos(now - each.since))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** {@return for how long the first have waited too long, and why; empty where none have} */
    public Optional<String> told() {
        long now = nanos.getAsLong();
        waiting.values().removeIf(each -> each.gaveUp(now));
        return waiting.values().stream()
                .filter(each -> now - each.since > PATIENCE.toNanos())
                .max(Comparator.comparingLong(each -> now - each.since))
                .map(each -> "for " + Duration.ofNanos(now - each.since).toSeconds() + " s: " + each.why);
    }
}
