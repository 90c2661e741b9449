package dev.paranoid.application.access.hold;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What rows hang on, along relations that cascade or restrict, hidden or live. */
final class Ancestors {

    private final Context context;
    private final Map<EntityRef, StoredEntity> loaded = new HashMap<>();

    Ancestors(Context context) {
        this.context = context;
    }

    /** {@return for each of these rows that is there, all that it hangs on} */
    Map<EntityRef, Set<EntityRef>> of(Collection<EntityRef> rows) {
        Set<EntityRef> open = new HashSet<>(rows);
        while (!open.isEmpty()) {
            Map<EntityRef, StoredEntity> found = context.load(open, Lock.NONE);
            loaded.putAll(found);
            open = found.values().stream()
                    .flatMap(row -> parents(row).stream())
                    .filter(parent -> !loaded.containsKey(parent))
                    .collect(Collectors.toSet());
        }
        Map<EntityRef, Set<EntityRef>> above = new HashMap<>();
        rows.forEach(row -> above.put(row, above(row)));
        return above;
    }

    private List<EntityRef> parents(StoredEntity row) {
        List<EntityRef> parents = new ArrayList<>();
        for (Relation relation : context.graph().above(context.type(row.ref()))) {
            if (relation.ordersTypes()) {
                row.parent(relation).ifPresent(key -> parents.add(key.in(relation.parent())));
            }
        }
        return parents;
    }

    private Set<EntityRef> above(EntityRef row) {
        Set<EntityRef> seen = new HashSet<>();
        Deque<EntityRef> way = new ArrayDeque<>(List.of(row));
        while (!way.isEmpty()) {
            Optional.ofNullable(loaded.get(way.remove()))
                    .ifPresent(
                            there -> parents(there).stream().filter(seen::add).forEach(way::add));
        }
        return seen;
    }
}
