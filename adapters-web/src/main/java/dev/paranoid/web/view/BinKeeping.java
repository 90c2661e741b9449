package dev.paranoid.web.view;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.Holds;
import dev.paranoid.application.Page;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.hold.HoldTarget.OfDeletion;
import dev.paranoid.domain.hold.HoldTarget.OfType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What keeps rows from being removed.
 *
 * @param holds what can be asked about holds
 * @param retention what can be asked about times, and of who did what
 */
public record BinKeeping(Holds holds, Retention retention) {

    private static final int SHOWN = 50;
    private static final int LOOKED_AT = 5_000;

    /**
     * {@return holds on that deletion, or on its root, or on all of the type of that, that nobody has released; each kind the newest
     * first, those of a type among the {@value #LOOKED_AT} newest of its rows}
     */
    List<Hold> open(Caller caller, Deletion deletion) {
        Optional<String> type = Optional.of(deletion.root().type());
        List<Hold> own = holds.list(
                        caller, open(type, Optional.of(deletion.root().id()), SHOWN, Optional.empty()))
                .items();
        List<Hold> ofType = deletion.active() ? newest(caller, type) : List.of();
        return Stream.concat(own.stream(), ofType.stream().filter(hold -> hold.target() instanceof OfType))
                .limit(SHOWN)
                .toList();
    }

    /**
     * {@return which of these deletions, or their roots, or the types of these, bear a hold; among the {@value #LOOKED_AT} newest holds
     * that are open}
     */
    Set<Deletion> held(Caller caller, List<Deletion> some) {
        List<Deletion> active = some.stream().filter(Deletion::active).toList();
        List<Hold> open = active.isEmpty() ? List.of() : newest(caller, Optional.empty());
        return active.stream()
                .filter(deletion -> open.stream().anyMatch(hold -> covers(hold, deletion)))
                .collect(Collectors.toSet());
    }

    private List<Hold> newest(Caller caller, Optional<String> type) {
        List<Hold> newest = new ArrayList<>();
        Optional<HoldId> from = Optional.empty();
        do {
            Page<Hold> page = holds.list(caller, open(type, Optional.empty(), HoldQuery.MOST, from));
            newest.addAll(page.items());
            from = page.next().isPresent() && !page.items().isEmpty()
                    ? Optional.of(page.items().get(page.items().size() - 1).id())
                    : Optional.empty();
        } while (from.isPresent() && newest.size() < LOOKED_AT);
        return newest;
    }

    private static HoldQuery open(Optional<String> type, Optional<String> id, int limit, Optional<HoldId> from) {
        return new HoldQuery(type, id, Optional.empty(), Optional.empty(), Optional.of(false), limit, from);
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
