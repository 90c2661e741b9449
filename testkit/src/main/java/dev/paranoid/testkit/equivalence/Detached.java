package dev.paranoid.testkit.equivalence;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which foreign keys hidden parents still claim, as far as can be seen from outside. Where several parents that claim one
 * foreign key become live at once, the law leaves open which of them gets it. Where another program set one to a parent that
 * was hidden already, it leaves open whether it stays, or is detached when the parent's deletion walks once more.
 */
final class Detached {

    private final EntityGraph graph;
    private final Map<Cell, Set<EntityRef>> claims = new HashMap<>();
    private final Map<Cell, Set<EntityRef>> dangling = new HashMap<>();

    /** One foreign key. */
    record Cell(EntityRef child, Relation relation) {

        Object value(Snapshot snapshot) {
            Object value = snapshot.value(child, relation.column());
            return value == null ? "" : value;
        }
    }

    Detached(EntityGraph graph) {
        this.graph = graph;
    }

    /** {@return the foreign keys that this step left open} */
    List<Cell> follow(Outcome outcome) {
        List<Cell> open = new ArrayList<>();
        if (!outcome.answers().isEmpty()) {
            graph.relations().stream().filter(Relation::detaches).forEach(relation -> detached(outcome, relation));
        }
        Snapshot after = outcome.after();
        claims.keySet().removeIf(cell -> !after.rows().containsKey(cell.child()));
        claims.forEach((cell, parents) -> {
            if (parents.stream().filter(after::live).count() > 1) {
                open.add(cell);
            }
            parents.removeIf(parent -> !after.hidden(parent));
        });
        return open;
    }

    /** {@return whether another program set it to a hidden row, so that it may be that, or null} */
    boolean dangles(Cell cell, @Nullable Object value) {
        Set<EntityRef> parents = dangling.getOrDefault(cell, Set.of());
        return !parents.isEmpty()
                && (value == null || parents.stream().map(EntityRef::id).anyMatch(value::equals));
    }

    /** {@return the foreign keys that dangle, before the parents that this step made live are forgotten} */
    Set<Cell> dangling(Outcome outcome) {
        if (outcome.answers().isEmpty()) {
            graph.relations().stream().filter(Relation::detaches).forEach(relation -> set(outcome, relation));
        }
        dangling.keySet().removeIf(cell -> !outcome.after().rows().containsKey(cell.child()));
        return Set.copyOf(dangling.keySet());
    }

    private void set(Outcome outcome, Relation relation) {
        outcome.after().rows().forEach((child, columns) -> {
            if (child.type().equals(relation.child().name())
                    && columns.get(relation.column()) instanceof String id
                    && !id.equals(outcome.before().value(child, relation.column()))) {
                EntityRef parent = new EntityRef(relation.parent().name(), id);
                if (outcome.after().hidden(parent)) {
                    dangling.computeIfAbsent(new Cell(child, relation), any -> new HashSet<>())
                            .add(parent);
                }
            }
        });
    }

    /** To be called when all is equal. */
    void settle(Snapshot after) {
        dangling.values().forEach(parents -> parents.removeIf(parent -> !after.hidden(parent)));
        dangling.values().removeIf(Set::isEmpty);
    }

    private void detached(Outcome outcome, Relation relation) {
        outcome.before().rows().forEach((child, columns) -> {
            if (child.type().equals(relation.child().name())
                    && columns.get(relation.column()) instanceof String id
                    && outcome.after().value(child, relation.column()) == null) {
                claims.computeIfAbsent(new Cell(child, relation), any -> new HashSet<>())
                        .add(new EntityRef(relation.parent().name(), id));
            }
        });
    }
}
