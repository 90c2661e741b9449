package dev.paranoid.application.limit;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.RateLimited;
import java.time.Duration;

/**
 * How many rows each caller may remove for good in a minute, by naming them or the deletions that hide them. Rows below these
 * do not count, nor do requests that may come twice.
 */
public final class RemovalLimit {

    private final RateLimit limit;

    /**
     * A limit on removals.
     *
     * @param limit how many within a minute, for each person by himself
     */
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
