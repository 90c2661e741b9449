package dev.paranoid.application.call;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.NewValue;
import dev.paranoid.application.Page;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Asks others for all but what it overrides. */
public interface ForwardingDeletions extends Deletions {

    /** {@return whom it asks} */
    Deletions deletions();

    @Override
    default List<Answer<Restoration>> restore(Caller caller, Parents parents, List<EntityRef> rows) {
        return deletions().restore(caller, parents, rows);
    }

    @Override
    default Answer<Restoration> restore(Caller caller, Parents parents, DeletionId deletion, List<NewValue> values) {
        return deletions().restore(caller, parents, deletion, values);
    }

    @Override
    default List<Answer<Restoration>> restoreDeletions(Caller caller, Parents parents, List<DeletionId> ids) {
        return deletions().restoreDeletions(caller, parents, ids);
    }

    @Override
    default List<Answer<Deleted>> purge(Caller caller, List<DeletionId> ids) {
        return deletions().purge(caller, ids);
    }

    @Override
    default Answer<Preview> preview(Caller caller, DeletionMode mode, EntityRef row) {
        return deletions().preview(caller, mode, row);
    }

    @Override
    default Answer<RestorePreview> previewRestore(Caller caller, Parents parents, DeletionId deletion) {
        return deletions().previewRestore(caller, parents, deletion);
    }

    @Override
    default Optional<Deletion> find(Caller caller, DeletionId id) {
        return deletions().find(caller, id);
    }

    @Override
    default Map<DeletionId, Deletion> find(Caller caller, Collection<DeletionId> ids) {
        return deletions().find(caller, ids);
    }

    @Override
    default Optional<WatchedDeletion> watch(Caller caller, DeletionId id) {
        return deletions().watch(caller, id);
    }

    @Override
    default Optional<Answer<Deleted>> outcome(Caller caller, Deleted accepted) {
        return deletions().outcome(caller, accepted);
    }

    @Override
    default Optional<Answer<Restoration>> outcome(Caller caller, Restoration accepted) {
        return deletions().outcome(caller, accepted);
    }

    @Override
    default Set<Long> unfinished(Set<Long> jobs) {
        return deletions().unfinished(jobs);
    }

    @Override
    default Page<Deletion> list(Caller caller, DeletionQuery query) {
        return deletions().list(caller, query);
    }

    @Override
    default SortedMap<String, Long> orphaned(Caller caller) {
        return deletions().orphaned(caller);
    }
}
