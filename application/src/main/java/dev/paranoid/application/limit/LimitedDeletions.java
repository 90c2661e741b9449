package dev.paranoid.application.limit;

import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.NewValue;
import dev.paranoid.application.Page;
import dev.paranoid.application.Parents;
import dev.paranoid.application.RateLimited;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.deletion.RestorePreview;
import dev.paranoid.domain.deletion.WatchedDeletion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Lets each caller remove only so many roots for good within a time; who asks for more is told by {@link RateLimited}. */
public record LimitedDeletions(Deletions deletions, RemovalLimit limit) implements Deletions {

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
    public List<Answer<Restoration>> restore(Caller caller, Parents parents, List<EntityRef> rows) {
        return deletions.restore(caller, parents, rows);
    }

    @Override
    public Answer<Restoration> restore(Caller caller, Parents parents, DeletionId deletion, List<NewValue> values) {
        return deletions.restore(caller, parents, deletion, values);
    }

    @Override
    public Answer<Preview> preview(Caller caller, DeletionMode mode, EntityRef row) {
        return deletions.preview(caller, mode, row);
    }

    @Override
    public Answer<RestorePreview> previewRestore(Caller caller, Parents parents, DeletionId deletion) {
        return deletions.previewRestore(caller, parents, deletion);
    }

    @Override
    public Optional<Deletion> find(Caller caller, DeletionId id) {
        return deletions.find(caller, id);
    }

    @Override
    public Optional<WatchedDeletion> watch(Caller caller, DeletionId id) {
        return deletions.watch(caller, id);
    }

    @Override
    public Deletions inBackground() {
        Deletions background = deletions.inBackground();
        return background.equals(deletions) ? this : new LimitedDeletions(background, limit);
    }

    @Override
    public Optional<Answer<Deleted>> outcome(Caller caller, Deleted accepted) {
        return deletions.outcome(caller, accepted);
    }

    @Override
    public Optional<Answer<Restoration>> outcome(Caller caller, Restoration accepted) {
        return deletions.outcome(caller, accepted);
    }

    @Override
    public Set<Long> unfinished(Set<Long> jobs) {
        return deletions.unfinished(jobs);
    }

    @Override
    public Page<Deletion> list(Caller caller, DeletionQuery query) {
        return deletions.list(caller, query);
    }

    @Override
    public SortedMap<String, Long> orphaned(Caller caller) {
        return deletions.orphaned(caller);
    }
}
