package dev.paranoid.application.limit;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.call.ForwardingDeletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.RateLimited;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import java.util.List;

/**
 * Lets each caller remove only so many roots for good within a time; who asks for more is told by {@link RateLimited}.
 *
 * @param deletions carries out what is not too much
 * @param limit how much that is, shared with {@link LimitedPurges}
 */
public record LimitedDeletions(Deletions deletions, RemovalLimit limit) implements ForwardingDeletions {

    @Override
    public List<Answer<Deleted>> delete(Caller caller, DeletionMode mode, List<DeleteRequest> requests) {
        if (mode == DeletionMode.HARD) {
            limit.require(caller, requests.size());
        }
        return deletions.delete(caller, mode, requests);
    }

    @Override
    public Answer<Deleted> purge(Caller caller, DeletionId deletion) {
        limit.require(caller, 1);
        return deletions.purge(caller, deletion);
    }

    @Override
    public List<Answer<Deleted>> purge(Caller caller, List<DeletionId> ids) {
        limit.require(caller, ids.size());
        return deletions.purge(caller, ids);
    }

    @Override
    public Deletions inBackground() {
        Deletions background = deletions.inBackground();
        return background.equals(deletions) ? this : new LimitedDeletions(background, limit);
    }
}
