package dev.paranoid.application;

import dev.paranoid.application.port.DeletionEvents.Event;
import dev.paranoid.application.port.DeletionEvents.Kind;
import dev.paranoid.application.port.Freed;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.ValueTaken;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deletions whose root is gone. They reach nothing, so nothing is kept hidden by them: what they still hold is handed over
 * or freed.
 */
final class OrphanedDeletions {

    private final Plans plans;
    private final Ports ports;
    private final BackgroundStart background;

    OrphanedDeletions(Plans plans, Ports ports, BackgroundStart background) {
        this.plans = plans;
        this.ports = ports;
        this.background = background;
    }

    /** {@return the active deletion of a root that another program removed, closed as purged; empty if there is none} */
    Optional<Deleted> purge(Caller caller, EntityRef root, boolean large) {
        Optional<Deletion> active =
                Optional.ofNullable(ports.ledger().activeOf(List.of(root)).get(root));
        return active.map(deletion -> {
            Set<DeletionId> ids = Set.of(deletion.id());
            background.stayBehind(List.of(root));
            if (!ports.ledger().lockActive(ids).equals(ids)) {
                throw new Overtaken("A deletion was closed by another transaction");
            }
            Instant now = ports.clock().instant();
            Deletion closed = close(caller, ids, now, large).get(0);
            ports.events().publish(List.of(new Event(Kind.PURGED, closed.settled(), Map.of(), caller.name(), now)));
            return new Deleted(closed, false);
        });
    }

    /** {@return these deletions, closed as purged, because their roots have just been removed} */
    List<Deletion> close(Caller caller, Set<DeletionId> orphaned, Instant now) {
        return close(caller, orphaned, now, false);
    }

    /**
     * However a deletion closes, no row keeps its mark. Whether they are in progress is asked when they are closed, so that
     * nobody hands rows over to them in between.
     */
    private List<Deletion> close(Caller caller, Set<DeletionId> orphaned, Instant now, boolean large) {
        ports.ledger().close(orphaned, DeletionState.PURGED, now);
        Collection<Deletion> deletions = ports.ledger().find(orphaned).values();
        if (large || deletions.stream().anyMatch(deletion -> deletion.activity().isPresent())) {
            background.endEarly(orphaned);
            background.free(caller, orphaned);
            return deletions.stream()
                    .map(deletion -> deletion.in(DeletionState.PURGED).during(Activity.LIFTING))
                    .toList();
        }
        List<EntityRef> roots = deletions.stream().map(Deletion::root).toList();
        Freed freed = ports.store().free(plans.lift(roots), orphaned);
        freed.clashes().stream().findFirst().ifPresent(clash -> {
            throw new ValueTaken(clash.conflict(), null);
        });
        return deletions.stream()
                .map(deletion -> deletion.in(DeletionState.PURGED).settled())
                .toList();
    }
}
