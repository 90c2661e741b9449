package dev.paranoid.application.engine;

import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Hider;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
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

/**
 * Finds what hides rows from above, as it is committed now: climbs from rows to their hidden ancestors along cascading and
 * restricting relations, all rows of a type at once, children's types before parents'.
 */
public final class AncestorSearch {

    private final EntityStore store;
    private final EntityGraph graph;
    private final boolean throughLive;
    private final Map<EntityRef, StoredEntity> loaded = new HashMap<>();
    private final Set<EntityRef> starting = new HashSet<>();
    private final Map<EntityType, Set<RowKey>> open = new HashMap<>();

    /**
     * A search.
     *
     * @param store where the rows are; nothing is locked
     * @param graph what belongs to what
     * @param throughLive whether live rows may have hidden ancestors, because a deletion has not come to them yet
     */
    public AncestorSearch(EntityStore store, EntityGraph graph, boolean throughLive) {
        this.store = store;
        this.graph = graph;
        this.throughLive = throughLive;
    }

    /**
     * {@return the hidden ancestors of each of these rows, with their marks; rows above which nothing is hidden are left out}
     *
     * @param rows as they were loaded, live or hidden
     */
    public Map<EntityRef, Set<Hider>> from(Collection<StoredEntity> rows) {
        rows.forEach(row -> starting.add(row.ref()));
        rows.forEach(this::climb);
        List<EntityType> childrenFirst = new ArrayList<>(graph.types());
        Collections.reverse(childrenFirst);
        while (!open.isEmpty()) {
            childrenFirst.forEach(this::load);
        }
        Map<EntityRef, Set<Hider>> hiders = new LinkedHashMap<>();
        rows.forEach(row -> {
            Set<Hider> above = above(row);
            if (!above.isEmpty()) {
                hiders.put(row.ref(), above);
            }
        });
        return hiders;
    }

    private void load(EntityType type) {
        Set<RowKey> keys = open.remove(type);
        if (keys != null) {
            store.load(type, keys, Lock.NONE).values().stream()
                    .filter(row -> throughLive || row.hidden())
                    .forEach(this::climb);
        }
    }

    private void climb(StoredEntity row) {
        if (loaded.put(row.ref(), row) == null && (starting.contains(row.ref()) || !byOthers(row))) {
            parents(row).forEach(parent -> {
                if (!loaded.containsKey(parent)) {
                    open.computeIfAbsent(graph.type(parent.type()), any -> new HashSet<>())
                            .add(RowKey.of(parent));
                }
            });
        }
    }

    private List<EntityRef> parents(StoredEntity row) {
        List<EntityRef> parents = new ArrayList<>();
        for (Relation relation : graph.above(graph.type(row.ref().type()))) {
            if (relation.reaches()) {
                row.parent(relation).ifPresent(key -> parents.add(key.in(relation.parent())));
            }
        }
        return parents;
    }

    /** The marks of the hidden ancestors. What others hid is climbed no further: nothing reaches through it. */
    private Set<Hider> above(StoredEntity row) {
        Set<Hider> above = new HashSet<>();
        Set<EntityRef> seen = new HashSet<>();
        Deque<EntityRef> way = new ArrayDeque<>(parents(row));
        while (!way.isEmpty()) {
            StoredEntity parent = loaded.get(way.remove());
            if (parent == null || !(throughLive || parent.hidden()) || !seen.add(parent.ref())) {
                continue;
            }
            if (parent.hidden()) {
                above.add(new Hider(parent.holder(), parent.ref()));
            }
            if (!byOthers(parent)) {
                way.addAll(parents(parent));
            }
        }
        return above;
    }

    private static boolean byOthers(StoredEntity row) {
        return row.hidden() && row.holder().isEmpty();
    }
}
