package dev.paranoid.testkit.equivalence;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.equivalence.Detached.Cell;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Foreign keys that another program set to a parent that was hidden already, along a relation that detaches. Until the parent
 * is live, the law leaves open whether they stay, or are null because its deletion walked once more.
 */
final class Dangling {

    private final EntityGraph graph;
    private final Map<Cell, Set<EntityRef>> parents = new HashMap<>();

    Dangling(EntityGraph graph) {
        this.graph = graph;
    }

    /** {@return those in which both engines differ after this step, each in a way that is left open} */
    List<Cell> differing(StepOutcome here, StepOutcome there) {
        if (here.answers().isEmpty()) {
            graph.relations().stream().filter(Relation::detaches).forEach(relation -> set(here, relation));
        }
        List<Cell> differing = parents.keySet().stream()
                .filter(cell -> !Objects.equals(cell.in(here), cell.in(there)))
                .filter(cell -> open(cell, cell.in(here)) && open(cell, cell.in(there)))
                .toList();
        parents.values()
                .forEach(hidden -> hidden.removeIf(parent -> !here.after().hidden(parent)));
        parents.values().removeIf(Set::isEmpty);
        parents.keySet().removeIf(cell -> !here.after().rows().containsKey(cell.child()));
        return differing;
    }

    private boolean open(Cell cell, @Nullable Object value) {
        return value == null
                || parents.getOrDefault(cell, Set.of()).stream()
                        .map(EntityRef::id)
                        .anyMatch(value::equals);
    }

    private void set(StepOutcome outcome, Relation relation) {
        outcome.after().rows().forEach((child, columns) -> {
            if (child.type().equals(relation.child().name())
                    && columns.get(relation.column()) instanceof String id
                    && !id.equals(outcome.before().value(child, relation.column()))) {
                EntityRef parent = new EntityRef(relation.parent().name(), id);
                if (outcome.after().hidden(parent)) {
                    parents.computeIfAbsent(new Cell(child, relation), any -> new HashSet<>())
                            .add(parent);
                }
            }
        });
    }
}
