package dev.paranoid.application.call;

import dev.paranoid.application.port.row.Lock;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Deletions whose roots are removed.
 *
 * @param active those that are active, locked
 * @param removing roots that hard deletes in progress were to remove, and that go with another's now
 */
public record RemovedRoots(List<Deletion> active, List<EntityRef> removing) {

    /**
     * {@return the deletions whose roots go} A row that a hard delete in progress has as its root bears the mark of that one;
     * the deletion that held it before is active still. Locks the entries exclusively.
     *
     * @param context the ports
     * @param holders the deletions that hold the rows that go
     * @param going whether a row goes
     */
    public static RemovedRoots of(Context context, Collection<DeletionId> holders, Predicate<EntityRef> going) {
        Set<Deletion> active = new LinkedHashSet<>();
        List<EntityRef> removing = new ArrayList<>();
        context.ledger().lock(holders, Lock.EXCLUSIVE).values().stream()
                .filter(deletion -> going.test(deletion.root()))
                .forEach(deletion -> {
                    if (deletion.active()) {
                        active.add(deletion);
                    } else if (deletion.hides()) {
                        removing.add(deletion.root());
                    }
                });
        active.addAll(context.ledger().activeOf(removing).values());
        return new RemovedRoots(List.copyOf(active), removing);
    }
}
