package dev.paranoid.application.restore;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.Lifts.Lift;
import dev.paranoid.application.delete.LargeWork;
import dev.paranoid.application.port.DeletionLedger.Closing;
import dev.paranoid.application.port.message.DeletionEvents.Event;
import dev.paranoid.application.port.message.DeletionEvents.Kind;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.HiddenBy;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Closes deletions that a restore has lifted, and tells those who follow. */
final class LiftClosings {

    private final Context context;
    private final LargeWork large;

    LiftClosings(Context context) {
        this.context = context;
        this.large = new LargeWork(context);
    }

    /** What hides rows tells who lifts which of these deletions. */
    void close(RestoreCall call, Map<HiddenBy, Deletion> by, RowCounts counts, Lift lift) {
        Collection<Deletion> lifted = by.values();
        Map<DeletionId, String> actors = new HashMap<>();
        by.forEach((hidden, deletion) ->
                actors.put(deletion.id(), call.caller(hidden).name()));
        Instant now = context.now();
        endJobs(lifted);
        List<Closing> closings = lifted.stream()
                .map(deletion -> new Closing(
                        deletion.id(),
                        actors.getOrDefault(deletion.id(), deletion.actor()),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        context.ledger().close(closings, DeletionState.LIFTED, now);
        context.ports()
                .events()
                .publish(lifted.stream()
                        .sorted((one, other) -> one.id().compareTo(other.id()))
                        .map(deletion -> new Event(
                                Kind.LIFTED,
                                deletion.in(DeletionState.LIFTED).settled(),
                                counts.of(deletion.id()),
                                actors.getOrDefault(deletion.id(), deletion.actor()),
                                now,
                                lift.freedFrom(deletion.id())))
                        .toList());
    }

    private void endJobs(Collection<Deletion> lifted) {
        List<Deletion> inProgress = lifted.stream()
                .filter(deletion -> deletion.activity().isPresent())
                .toList();
        if (!inProgress.isEmpty()) {
            large.recordTook(inProgress);
            context.large().jobs().settle(inProgress.stream().map(Deletion::id).toList());
        }
    }
}
