package dev.paranoid.mybatis;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.DatabaseFailure;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Counts active deletions that have lost their root to another program: what they hold stays hidden until somebody restores or
 * purges them by their id. It counts at most once a minute, and is never down for it.
 */
final class DeletionsHealthIndicator extends AbstractHealthIndicator {

    private static final Caller CALLER = Caller.anonymous("health");
    private static final long KEEP = Duration.ofMinutes(1).toNanos();

    private final Deletions deletions;
    private final LongSupplier nanoTime;
    private SortedMap<String, Long> orphaned = new TreeMap<>();
    private long next;

    DeletionsHealthIndicator(Deletions deletions, LongSupplier nanoTime) {
        super("Cannot determine the state of the deletions");
        this.deletions = deletions;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        try {
            builder.up().withDetail("orphaned", orphaned());
        } catch (DatabaseFailure away) {
            builder.unknown().withDetail("orphaned", "unknown: " + away.getMessage());
        }
    }

    private synchronized SortedMap<String, Long> orphaned() {
        long now = nanoTime.getAsLong();
        if (now - next >= 0) {
            orphaned = deletions.orphaned(CALLER);
            next = now + KEEP;
        }
        return orphaned;
    }
}
