package dev.paranoid.application.limit;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.RateLimited;
import dev.paranoid.application.retention.PurgeFilter;
import dev.paranoid.application.retention.Purges;
import dev.paranoid.domain.deletion.Answer;

/**
 * Lets each caller purge only so many deletions within a time; who asks for more is told by {@link RateLimited}.
 *
 * @param purges carries out what is not too much
 * @param limit how much that is, shared with {@link LimitedDeletions}
 */
public record LimitedPurges(Purges purges, RemovalLimit limit) implements Purges {

    @Override
    public Answer<Plan> plan(Caller caller, PurgeFilter filter) {
        return purges.plan(caller, filter);
    }

    @Override
    public Answer<Purged> purge(Caller caller, PurgeFilter filter, Confirmation confirmation) {
        limit.require(caller, Math.max(1, confirmation.deletions()));
        return purges.purge(caller, filter, confirmation);
    }
}
