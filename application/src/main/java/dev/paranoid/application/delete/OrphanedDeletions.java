package dev.paranoid.application.delete;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.Lifts;
import dev.paranoid.application.call.Lifts.Lift;
import dev.paranoid.application.port.DeletionLedger.Closing;
import dev.paranoid.application.port.TooLarge;
import dev.paranoid.application.port.message.DeletionEvents.Event;
import dev.paranoid.application.port.message.DeletionEvents.Kind;
import dev.paranoid.application.port.message.DeletionEvents.Rows;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Closes deletions that lose their root to a hard delete. */
final class OrphanedDeletions {

    private final Context context;
    private final boolean inBackground;
    private final LargeWork large;
    private final Lifts lifts;
    private final KeptHidden kept;

    OrphanedDeletions(Context context, boolean inBackground) {
        this.context = context;
        this.inBackground = inBackground;
        this.large = new LargeWork(context);
        this.lifts = new Lifts(context);
        this.kept = new KeptHidden(context);
    }

    /** {@return what followers are told of a deletion that is purged, by itself or with another} */
    static Event purged(Deletion deletion, Deletion cause) {
        return new Event(
                Kind.PURGED,
                deletion,
                deletion.equals(cause) ? deletion.took() : Map.of(),
                cause.actor(),
                cause.deletedAt());
    }

    /**
     * However a deletion closes, no row keeps its mark: what these still hold is handed over or freed. A row whose unique value was
     * taken meanwhile stays hidden by a deletion of its own.
     *
     * @param causes the hard delete that each of them goes with
     * @param events what followers are told is added to these
     */
    void close(Collection<Deletion> orphans, UnaryOperator<Deletion> causes, List<Event> events) {
        if (orphans.isEmpty()) {
            return;
        }
        List<DeletionId> ids = orphans.stream().map(Deletion::id).toList();
        large.recordTook(orphans);
        List<Closing> closings = orphans.stream()
                .map(orphan -> Closing.with(orphan.id(), causes.apply(orphan)))
                .toList();
        context.ledger().close(closings, DeletionState.PURGED, context.now());
        orphans.forEach(orphan ->
                events.add(purged(orphan.in(DeletionState.PURGED).settled(), causes.apply(orphan))
                        .with(Rows.NONE)));
        free(orphans, ids, causes.apply(orphans.iterator().next()).actor());
    }

    private void free(Collection<Deletion> orphans, List<DeletionId> ids, String actor) {
        try {
            Lift lift = lifts.resolve(orphans.stream().map(Deletion::root).toList(), ids, List.of());
            kept.keep(actor, lift.resolution());
            lift.carryOut(RowCounts.none());
            context.background().ifPresent(there -> there.jobs().settle(ids));
        } catch (TooLarge many) {
            if (context.background().isEmpty()
                    || (!inBackground && context.transactions().withinCallers())) {
                throw many;
            }
            large.resolve(actor, orphans);
        }
    }
}
