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
 * foreign key become live at once, the law leaves open which of them gets it.
 */
final class Detached {

    private final EntityGraph graph;
    private final Map<Cell, Set<EntityRef>> claims = new HashMap<>();

    /** One foreign key. */
    record Cell(EntityRef child, Relation relation) {

        @Nullable
        Object in(StepOutcome outcome) {
            return outcome.after().value(child, relation.column());
        }
    }

    Detached(EntityGraph graph) {
        this.graph = graph;
    }

    /** {@return the foreign keys that this step left open} */
    List<Cell> follow(StepOutcome outcome) {
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

    private void detached(StepOutcome outcome, Relation relation) {
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
