package dev.paranoid.application.limit;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.RateLimited;
import java.time.Duration;

/**
 * How many rows each caller may remove for good in a minute, by naming them or the deletions that hide them, and by whatever way
 * he asks.
 */
public final class RemovalLimit {

    private final RateLimit limit;

    public RemovalLimit(RateLimit limit) {
        this.limit = limit;
    }

    /**
     * Takes as many.
     *
     * @throws RateLimited if the caller has removed too many lately; then none is taken
     */
    void require(Caller caller, long many) {
        Duration wait = limit.take(caller.person(), many);
        if (!wait.isZero()) {
            throw new RateLimited("You have removed too many rows for good within a minute", wait);
        }
    }
}
