package dev.paranoid.application.engine;

import dev.paranoid.application.engine.budget.BudgetedRows;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.plan.RemovePlan;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Children of rows that a hard delete removes, which it does not take along: they restrict it, or lose their foreign key. */
final class StayingChildren {

    private final BudgetedRows rows;
    private final EntityStore store;
    private final EntityGraph graph;
    private final RemovePlan plan;
    private final Owners going;
    private final Map<Relation, List<RowKey>> unlinked = new LinkedHashMap<>();
    private final Map<Relation, List<RowKey>> unlinkedLinks = new LinkedHashMap<>();
    private final Map<String, Long> staying = new HashMap<>();

    StayingChildren(BudgetedRows rows, EntityGraph graph, RemovePlan plan, Owners going) {
        this.rows = rows;
        this.store = rows.store();
        this.graph = graph;
        this.plan = plan;
        this.going = going;
    }

    /** {@return children along restricting relations that would stay behind} */
    Blockers blockers() {
        Blockers blockers = new Blockers();
        for (Relation relation : plan.restricting()) {
            List<RowKey> parents = going.parents(relation);
            if (!parents.isEmpty()) {
                long most = Blockers.MOST + going.of(relation.child()).size();
                if (relation.child().identified()) {
                    addRows(blockers, relation, parents, most);
                } else {
                    addLinks(blockers, relation, parents, most);
                }
            }
        }
        return blockers;
    }

    private Lock shared() {
        return rows.lock() == Lock.NONE ? Lock.NONE : Lock.SHARE;
    }

    private void addRows(Blockers blockers, Relation relation, List<RowKey> parents, long most) {
        store.children(Children.all(relation, parents, most), shared()).stream()
                .filter(child -> !going.contains(relation.child(), child.key()))
                .forEach(child -> blockers.add(
                        going.owner(relation.parent(), child.parent(relation).orElseThrow()),
                        relation,
                        child.key().text()));
    }

    private void addLinks(Blockers blockers, Relation relation, List<RowKey> parents, long most) {
        List<Relation> others = graph.above(relation.child()).stream()
                .filter(other -> other.onHardDelete() == OnDelete.CASCADE)
                .toList();
        store.links(relation, parents, shared(), most).stream()
                .filter(link -> others.stream().noneMatch(other -> going.takes(link, other)))
                .forEach(link ->
                        blockers.add(going.owner(relation.parent(), Spread.parent(link, relation)), relation, ""));
    }

    /** Finds children that lose their foreign key; those that go as well lose it before, whatever the order in which rows go. */
    void findUnlinked() {
        for (Relation relation : plan.unlinking()) {
            List<RowKey> parents = going.parents(relation);
            if (!parents.isEmpty()) {
                if (relation.child().identified()) {
                    findUnlinked(relation, parents);
                } else {
                    findUnlinkedLinks(relation, parents);
                }
            }
        }
    }

    private void findUnlinked(Relation relation, List<RowKey> parents) {
        List<RowKey> children =
                store.children(Children.all(relation, parents, rows.budget().look()), rows.lock()).stream()
                        .map(StoredEntity::key)
                        .toList();
        rows.budget().take(children.size());
        unlinked.put(relation, children);
        stay(
                relation,
                children.stream()
                        .filter(child -> !going.contains(relation.child(), child))
                        .count());
    }

    private void findUnlinkedLinks(Relation relation, List<RowKey> parents) {
        List<Map<String, RowKey>> found =
                store.links(relation, parents, rows.lock(), rows.budget().look());
        rows.budget().take(found.size());
        if (!found.isEmpty()) {
            unlinkedLinks.put(relation, parents);
        }
        stay(
                relation,
                found.stream()
                        .filter(link -> plan.links().stream()
                                .filter(other -> other.child().equals(relation.child()))
                                .noneMatch(other -> going.takes(link, other)))
                        .count());
    }

    private void stay(Relation relation, long count) {
        if (count > 0) {
            staying.merge(relation.child().name(), count, Long::sum);
        }
    }

    /** {@return children that stay and lose their foreign key, by name of the type} */
    Map<String, Long> unlinked() {
        return Map.copyOf(staying);
    }

    /** Sets the foreign keys that were found to null. */
    void unlink() {
        unlinked.forEach(store::unlink);
        unlinkedLinks.forEach((relation, parents) -> store.unlinkLinks(relation, parents, Long.MAX_VALUE));
    }
}
