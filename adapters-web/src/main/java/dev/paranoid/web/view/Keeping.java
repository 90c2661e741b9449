package dev.paranoid.web.view;

import dev.paranoid.application.Caller;
import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.Holds;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.hold.Hold;
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

    /** {@return which of these deletions, or their roots, or the types of these, bear a hold; among the newest that are open} */
    Set<Deletion> held(Caller caller, List<Deletion> some) {
        Set<Deletion> held = new HashSet<>();
        if (some.stream().noneMatch(Deletion::active)) {
            return held;
        }
        List<Hold> open = holds.list(
                        caller,
                        new HoldQuery(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(false),
                                HoldQuery.MOST,
                                Optional.empty()))
                .items();
        some.stream()
                .filter(Deletion::active)
                .filter(deletion -> open.stream().anyMatch(hold -> covers(hold, deletion)))
                .forEach(held::add);
        return held;
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
