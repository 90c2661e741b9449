package dev.paranoid.mybatis;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.DatabaseFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Counts active deletions that have lost their root to another program: what they hold stays hidden until somebody restores or
 * purges them by their id. It counts at most once a minute, one caller at a time, and tells the others what was counted last. It is never
 * down for it.
 */
final class DeletionsHealthIndicator extends AbstractHealthIndicator {

    private static final Caller CALLER = Caller.anonymous("health");
    private static final long KEEP = Duration.ofMinutes(1).toNanos();
    private static final long AFTER_FAILURE = Duration.ofSeconds(5).toNanos();

    private final Deletions deletions;
    private final LongSupplier nanoTime;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile Count last = new Count(new TreeMap<>(), Optional.of("not counted yet"));
    private volatile long next;

    /** What was counted, or why nothing was. */
    private record Count(SortedMap<String, Long> orphaned, Optional<String> unknown) {}

    DeletionsHealthIndicator(Deletions deletions, LongSupplier nanoTime) {
        super("Cannot determine the state of the deletions");
        this.deletions = deletions;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Count count = count();
        count.unknown()
                .ifPresentOrElse(
                        why -> builder.unknown().withDetail("orphaned", "unknown: " + why),
                        () -> builder.up().withDetail("orphaned", count.orphaned()));
    }

    /** Whoever waits here for a slow database is one thread, and not all that ask. */
    private Count count() {
        if (due() && counting.tryLock()) {
            try {
                if (due()) {
                    countAgain();
                }
            } finally {
                counting.unlock();
            }
        }
        return last;
    }

    private boolean due() {
        return nanoTime.getAsLong() - next >= 0;
    }

    private void countAgain() {
        long now = nanoTime.getAsLong();
        next = now + AFTER_FAILURE;
        try {
            last = new Count(deletions.orphaned(CALLER), Optional.empty());
            next = now + KEEP;
        } catch (DatabaseFailure away) {
            last = new Count(new TreeMap<>(), Optional.of(String.valueOf(away.getMessage())));
        }
    }
}
