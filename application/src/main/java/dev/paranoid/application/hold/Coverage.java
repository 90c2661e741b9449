package dev.paranoid.application.hold;

import dev.paranoid.application.port.hold.HeldTypes;
import dev.paranoid.application.port.hold.HoldLedger;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.hold.HoldTarget.OfDeletion;
import dev.paranoid.domain.hold.HoldTarget.OfType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which holds cover some rows: those on them, and those on what they hang on along relations that cascade or restrict. Climbs all
 * rows of a type at once, children's types before parents', and only where holds are above.
 */
final class Coverage {

    private final EntityStore store;
    private final HoldLedger holds;
    private final EntityGraph graph;
    private final HoldKind what;
    private final Instant now;
    private final Set<EntityType> leading;
    private final HeldTypes held;
    private final Map<EntityRef, StoredEntity> loaded = new LinkedHashMap<>();
    private final Map<EntityRef, List<EntityRef>> below = new HashMap<>();
    private final Map<EntityType, Set<RowKey>> open = new HashMap<>();

    Coverage(EntityStore store, HoldLedger holds, EntityGraph graph, HeldTypes held, HoldKind what, Instant now) {
        this.store = store;
        this.holds = holds;
        this.graph = graph;
        this.held = held;
        this.what = what;
        this.now = now;
        this.leading = leading();
    }

    /** Types on which there are holds, and those below them. */
    private Set<EntityType> leading() {
        Set<EntityType> found = graph.types().stream()
                .filter(type -> held.on(what, type.name()))
                .collect(Collectors.toCollection(HashSet::new));
        boolean more = !found.isEmpty();
        while (more) {
            more = graph.relations().stream()
                    .filter(relation -> relation.ordersTypes() && found.contains(relation.parent()))
                    .map(Relation::child)
                    .toList()
                    .stream()
                    .map(found::add)
                    .reduce(false, Boolean::logicalOr);
        }
        return found;
    }

    /** {@return whether there are holds on that type, or on one above it} */
    boolean reaches(EntityType type) {
        return leading.contains(type);
    }

    /**
     * {@return the holds that cover each of these rows, for those that are covered}
     *
     * @param lock how rows above them are read
     */
    Map<EntityRef, Set<Hold>> of(Collection<StoredEntity> rows, Lock lock) {
        List<StoredEntity> starting =
                rows.stream().filter(row -> leading.contains(type(row.ref()))).toList();
        starting.forEach(this::climb);
        List<EntityType> childrenFirst = new ArrayList<>(graph.types());
        Collections.reverse(childrenFirst);
        while (!open.isEmpty()) {
            childrenFirst.forEach(type -> load(type, lock));
        }
        Map<EntityRef, Set<Hold>> covered = new LinkedHashMap<>();
        Set<EntityRef> asked = starting.stream().map(StoredEntity::ref).collect(Collectors.toSet());
        found(lock)
                .forEach((hold, on) -> flood(on).stream()
                        .filter(asked::contains)
                        .forEach(row -> covered.computeIfAbsent(row, any -> new HashSet<>())
                                .add(hold)));
        return covered;
    }

    private EntityType type(EntityRef row) {
        return graph.type(row.type());
    }

    private void climb(StoredEntity row) {
        if (loaded.put(row.ref(), row) != null) {
            return;
        }
        for (Relation relation : graph.above(type(row.ref()))) {
            if (relation.ordersTypes() && leading.contains(relation.parent())) {
                row.parent(relation).ifPresent(key -> climbTo(key.in(relation.parent()), row.ref()));
            }
        }
    }

    private void climbTo(EntityRef parent, EntityRef child) {
        below.computeIfAbsent(parent, any -> new ArrayList<>()).add(child);
        if (!loaded.containsKey(parent)) {
            open.computeIfAbsent(type(parent), any -> new TreeSet<>()).add(RowKey.of(parent));
        }
    }

    private void load(EntityType type, Lock lock) {
        Set<RowKey> keys = open.remove(type);
        if (keys != null) {
            keys.removeIf(key -> loaded.containsKey(key.in(type)));
            store.load(type, keys, lock).values().forEach(this::climb);
        }
    }

    /** The holds in force, and which of the loaded rows they are on. */
    private Map<Hold, List<EntityRef>> found(Lock lock) {
        Map<Hold, List<EntityRef>> found = new LinkedHashMap<>();
        if (loaded.isEmpty()) {
            return found;
        }
        Map<DeletionId, List<EntityRef>> marked = marked();
        Map<String, List<EntityRef>> byType =
                refs(loaded.values(), row -> row.ref().type());
        mayBeHeld()
                .forEach((type, some) -> add(
                        found,
                        holds.onRows(type, some, lock),
                        hold -> hold.target().row().stream().toList()));
        add(
                found,
                holds.onDeletions(marked.keySet(), lock),
                hold -> hold.target() instanceof OfDeletion of
                        ? marked.getOrDefault(of.deletion(), List.of())
                        : List.of());
        add(
                found,
                holds.onTypes(byType.keySet(), lock),
                hold -> hold.target() instanceof OfType of ? byType.getOrDefault(of.type(), List.of()) : List.of());
        return found;
    }

    /** {@return the keys of the rows that a hold may name} */
    private Map<EntityType, List<RowKey>> mayBeHeld() {
        return loaded.values().stream()
                .filter(row ->
                        type(row.ref()).identified() && held.on(what, row.ref().type()))
                .collect(Collectors.groupingBy(
                        row -> type(row.ref()), Collectors.mapping(StoredEntity::key, Collectors.toList())));
    }

    private Map<DeletionId, List<EntityRef>> marked() {
        List<StoredEntity> hidden =
                loaded.values().stream().filter(row -> row.holder().isPresent()).toList();
        return refs(hidden, row -> row.holder().orElseThrow());
    }

    private static <K> Map<K, List<EntityRef>> refs(Collection<StoredEntity> rows, Function<StoredEntity, K> by) {
        return rows.stream()
                .collect(Collectors.groupingBy(by, Collectors.mapping(StoredEntity::ref, Collectors.toList())));
    }

    private interface Place {
        List<EntityRef> of(Hold hold);
    }

    private void add(Map<Hold, List<EntityRef>> found, List<Hold> some, Place place) {
        some.stream()
                .filter(hold -> hold.kind().forbids(what) && hold.inForce(now))
                .forEach(hold ->
                        found.computeIfAbsent(hold, any -> new ArrayList<>()).addAll(place.of(hold)));
    }

    private Set<EntityRef> flood(Collection<EntityRef> from) {
        Set<EntityRef> seen = new HashSet<>();
        Deque<EntityRef> way = new ArrayDeque<>(from);
        while (!way.isEmpty()) {
            EntityRef row = way.remove();
            if (seen.add(row)) {
                way.addAll(below.getOrDefault(row, List.of()));
            }
        }
        return seen;
    }
}
