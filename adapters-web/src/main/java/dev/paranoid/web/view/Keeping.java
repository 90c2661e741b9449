package dev.paranoid.web.view;

import dev.paranoid.application.Caller;
import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.Holds;
import dev.paranoid.application.Page;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.hold.HoldTarget.OfDeletion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps rows from being removed.
 *
 * @param holds what can be asked about holds
 * @param retention what can be asked about times, and of who did what
 */
public record Keeping(Holds holds, Retention retention) {

    private static final int SHOWN = 50;
    private static final int LOOKED_AT = 5_000;

    /** {@return holds on that deletion, or on its root, that nobody has released, the newest first} */
    List<Hold> open(Caller caller, Deletion deletion) {
        return holds.list(
                        caller,
                        new HoldQuery(
                                Optional.of(deletion.root().type()),
                                Optional.of(deletion.root().id()),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(false),
                                SHOWN,
                                Optional.empty()))
                .items();
    }

    /**
     * {@return which of these deletions, or their roots, or the types of these, bear a hold; among the {@value #LOOKED_AT} newest holds
     * that are open}
     */
    Set<Deletion> held(Caller caller, List<Deletion> some) {
        Set<Deletion> held = new HashSet<>();
        List<Deletion> active = some.stream().filter(Deletion::active).toList();
        Optional<HoldId> from = Optional.empty();
        boolean more = !active.isEmpty();
        for (int looked = 0; more && looked < LOOKED_AT; looked += HoldQuery.MOST) {
            Page<Hold> open = holds.list(caller, open(from));
            active.stream()
                    .filter(deletion -> open.items().stream().anyMatch(hold -> covers(hold, deletion)))
                    .forEach(held::add);
            more = open.next().isPresent() && !open.items().isEmpty();
            from = more ? Optional.of(open.items().get(open.items().size() - 1).id()) : Optional.empty();
        }
        return held;
    }

    private static HoldQuery open(Optional<HoldId> from) {
        return new HoldQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false),
                HoldQuery.MOST,
                from);
    }

    private static boolean covers(Hold hold, Deletion deletion) {
        if (hold.target() instanceof OfDeletion held) {
            return held.deletion().equals(deletion.id()) || held.root().equals(deletion.root());
        }
        return hold.target().row().isPresent()
                ? hold.target().row().get().equals(deletion.root())
                : hold.target().type().equals(deletion.root().type());
    }
}
