package dev.paranoid.application.background.reach;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.delete.LargeWork;
import dev.paranoid.application.port.DeletionLedger.Closing;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.message.DeletionEvents.Event;
import dev.paranoid.application.port.message.DeletionEvents.Kind;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Closes what a removal in the background has removed, and what lost its root to it. */
final class RemovalClosings {

    private final Context context;
    private final LargeWork large;

    RemovalClosings(Context context) {
        this.context = context;
        this.large = new LargeWork(context);
    }

    /** However a deletion closes, no row keeps its mark; what is to go as well does not come back before. */
    State orphans(Job job, Deletion removal, List<Deletion> orphans) {
        if (orphans.isEmpty()) {
            return job.state();
        }
        close(job, removal, orphans);
        List<DeletionId> closed = new ArrayList<>(job.state().closed());
        orphans.forEach(orphan -> closed.add(orphan.id()));
        return job.state().closing(closed);
    }

    private void close(Job job, Deletion removal, Collection<Deletion> orphans) {
        Instant now = context.now();
        List<DeletionId> ids = orphans.stream().map(Deletion::id).toList();
        large.recordTook(orphans);
        context.ledger().close(ids.stream().map(id -> Closing.with(id, removal)).toList(), DeletionState.PURGED, now);
        context.large().jobs().resolve(job.id(), ids);
        context.ports()
                .events()
                .publish(orphans.stream()
                        .map(orphan -> new Event(
                                Kind.PURGED,
                                orphan.in(DeletionState.PURGED).settled(),
                                Map.of(),
                                job.state().task().actor(),
                                now))
                        .toList());
    }

    /** A row may have been handed over to it, and moved away by others before it was removed: it gives that up. */
    State removed(Job job, Deletion deletion) {
        Map<String, Long> took = job.state().counts().of(deletion.id());
        context.ledger().recordTook(Map.of(deletion.id(), took));
        context.ports()
                .events()
                .publish(List.of(new Event(
                        Kind.PURGED, deletion.having(took).settled(), took, deletion.actor(), context.now())));
        context.large().jobs().resolve(job.id(), List.of(deletion.id()));
        List<DeletionId> closed = new ArrayList<>(job.state().closed());
        closed.add(deletion.id());
        return job.state().closing(closed).then(Stage.RESOLVE);
    }
}
