package dev.paranoid.application.engine;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Rows that were found below some roots, each for the root by whose way it was found first. */
final class Owners {

    private final Map<EntityType, Map<RowKey, Integer>> byType = new HashMap<>();

    /** {@return whether the row was not known before} */
    boolean add(EntityType type, RowKey row, int owner) {
        return of(type).putIfAbsent(row, owner) == null;
    }

    Map<RowKey, Integer> of(EntityType type) {
        return byType.computeIfAbsent(type, any -> new LinkedHashMap<>());
    }

    boolean contains(EntityType type, RowKey row) {
        return of(type).containsKey(row);
    }

    /** The owner of a row that is known. */
    int owner(EntityType type, RowKey row) {
        Integer owner = of(type).get(row);
        if (owner == null) {
            throw new IllegalStateException("No owner of " + row.in(type));
        }
        return owner;
    }

    /** {@return whether a row without id, of those parents, is below one of these rows by that relation} */
    boolean takes(Map<String, RowKey> link, Relation relation) {
        RowKey parent = link.get(relation.name());
        return parent != null && contains(relation.parent(), parent);
    }

    List<RowKey> parents(Relation relation) {
        return new ArrayList<>(of(relation.parent()).keySet());
    }

    /** Ids of at most so many rows of a type that one root has. */
    List<String> ids(int owner, String type, int limit) {
        return byType.entrySet().stream()
                .filter(each -> each.getKey().name().equals(type))
                .flatMap(each -> each.getValue().entrySet().stream())
                .filter(row -> row.getValue() == owner)
                .limit(limit)
                .map(row -> row.getKey().text())
                .toList();
    }

    /** How many rows of which type each root has. */
    void count(BiConsumer<Integer, EntityType> each) {
        byType.forEach((type, rows) -> rows.values().forEach(owner -> each.accept(owner, type)));
    }
}
