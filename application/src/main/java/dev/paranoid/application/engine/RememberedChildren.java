package dev.paranoid.application.engine;

import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.EntityStore.Remembered;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Children whose foreign keys were detached from some hidden rows, and are put back when these become live. There may be many more
 * of them than rows: they count like rows, and are found before anything is changed.
 */
public final class RememberedChildren {

    private final EntityStore store;
    private final Map<Relation, List<Remembered>> children = new LinkedHashMap<>();

    private RememberedChildren(EntityStore store) {
        this.store = store;
    }

    /**
     * {@return those of these parents along these relations, at most so many} What is remembered of them stays locked until
     * the end of the transaction.
     *
     * @param store where it is remembered
     * @param relations along which foreign keys are detached
     * @param parents rows that are to become live, by type
     * @param limit how many children at most, along all relations
     */
    public static RememberedChildren of(
            EntityStore store,
            Collection<Relation> relations,
            Map<EntityType, ? extends Collection<RowKey>> parents,
            long limit) {
        RememberedChildren remembered = new RememberedChildren(store);
        for (Relation relation : relations) {
            Collection<RowKey> rows = parents.get(relation.parent());
            long more = limit - remembered.count();
            if (rows != null && !rows.isEmpty() && more > 0) {
                remembered.children.put(relation, store.remembered(relation, rows, more));
            }
        }
        return remembered;
    }

    /**
     * {@return the relations along which foreign keys are detached}
     *
     * @param graph what belongs to what
     */
    public static List<Relation> relations(EntityGraph graph) {
        return graph.relations().stream().filter(Relation::detaches).toList();
    }

    /** {@return how many there are, as far as they were looked for} */
    public long count() {
        return children.values().stream().mapToLong(List::size).sum();
    }

    /** {@return the rows to which they belonged} */
    public Map<EntityType, Set<RowKey>> parents() {
        Map<EntityType, Set<RowKey>> parents = new LinkedHashMap<>();
        children.forEach((relation, rows) ->
                rows.forEach(row -> parents.computeIfAbsent(relation.parent(), any -> new HashSet<>())
                        .add(row.parent())));
        return parents;
    }

    /**
     * Puts foreign keys back to those of the rows that become live (set-null, section 1); the others may stay hidden after
     * all, and keep what is remembered of them.
     *
     * @param freed rows that have become live, by type
     */
    public void putBack(Map<EntityType, ? extends Collection<RowKey>> freed) {
        children.forEach((relation, rows) -> {
            Collection<RowKey> live = freed.get(relation.parent());
            if (live != null) {
                Set<RowKey> these = Set.copyOf(live);
                store.putBack(
                        relation,
                        rows.stream()
                                .filter(row -> these.contains(row.parent()))
                                .toList());
            }
        });
    }
}
