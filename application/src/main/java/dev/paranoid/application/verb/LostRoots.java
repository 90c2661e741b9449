package dev.paranoid.application.verb;

import dev.paranoid.application.port.Lock;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The active deletions whose roots are removed. */
public final class LostRoots {

    private LostRoots() {}

    /**
     * {@return active deletions, locked} A row that a hard delete in progress has as its root bears the mark of that one; the
     * deletion that held it before is active still.
     *
     * @param holders the deletions that hold the rows that go
     * @param going whether a row goes
     */
    public static List<Deletion> of(Context context, Collection<DeletionId> holders, Predicate<EntityRef> going) {
        Set<Deletion> lost = new LinkedHashSet<>();
        List<EntityRef> removing = new ArrayList<>();
        context.ledger().lock(holders, Lock.EXCLUSIVE).values().stream()
                .filter(deletion -> going.test(deletion.root()))
                .forEach(deletion -> {
                    if (deletion.active()) {
                        lost.add(deletion);
                    } else if (deletion.hides()) {
                        removing.add(deletion.root());
                    }
                });
        lost.addAll(context.ledger().activeOf(removing).values());
        return List.copyOf(lost);
    }
}
