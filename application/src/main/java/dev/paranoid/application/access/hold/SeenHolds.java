package dev.paranoid.application.access.hold;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.Page;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds as somebody sees them: those on rows that he may read, and those on all of a type that he may read. */
final class SeenHolds {

    private final Context context;

    SeenHolds(Context context) {
        this.context = context;
    }

    List<Hold> of(Caller caller, Collection<Hold> holds) {
        Set<EntityRef> seen = permitted(caller, Verb.READ, holds);
        return holds.stream()
                .filter(hold -> caller.may(Verb.READ, hold.target().type()))
                .filter(hold -> hold.target().row().stream().allMatch(seen::contains))
                .toList();
    }

    /** {@return those of the holds that he sees which he may release; one on all of a type, where all rows of it are his} */
    List<Hold> releasable(Caller caller, Collection<Hold> seen) {
        Set<EntityRef> touched = permitted(caller, Verb.HOLD, seen);
        return seen.stream()
                .filter(hold -> caller.may(Verb.HOLD, hold.target().type()))
                .filter(hold -> hold.target()
                        .row()
                        .map(touched::contains)
                        .orElseGet(() ->
                                context.sight().whole(caller, hold.target().type())))
                .toList();
    }

    private Set<EntityRef> permitted(Caller caller, Verb verb, Collection<Hold> holds) {
        Set<EntityRef> rows =
                holds.stream().flatMap(hold -> hold.target().row().stream()).collect(Collectors.toSet());
        return context.sight().permitted(caller, verb, rows);
    }

    Optional<Hold> find(Caller caller, HoldId id) {
        return of(caller, context.ports().holds().find(List.of(id)).values()).stream()
                .findFirst();
    }

    /** A page may be short where rows decide what is seen. */
    Page<Hold> list(Caller caller, HoldQuery query) {
        Set<String> without = context.graph().types().stream()
                .map(EntityType::name)
                .filter(type -> !caller.may(Verb.READ, type))
                .collect(Collectors.toSet());
        Page<Hold> page = context.ports().holds().list(query, without);
        return new Page<>(of(caller, page.items()), page.next());
    }
}
