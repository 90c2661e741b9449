package dev.paranoid.testkit.equivalence;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldTarget.OfDeletion;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which rows are held, found by another way than the engine's: from the holds down. */
final class HeldRows {

    private HeldRows() {}

    /** {@return the holds that have not been released, the newest first} */
    static List<Hold> open(Engine engine) {
        return engine.holds().list(Step.CALLER, HoldQuery.newest(HoldQuery.MOST)).items().stream()
                .filter(hold -> hold.release().isEmpty())
                .toList();
    }

    /** {@return a sentence for each row that was held before, is so still by the engine's own list, and has been removed} */
    static List<String> removed(Engine engine, Snapshot before, Snapshot after) {
        if (after.rows().keySet().containsAll(before.rows().keySet())) {
            return List.of();
        }
        return covered(engine.schema().graph(), before, open(engine)).stream()
                .filter(row -> !after.rows().containsKey(row))
                .sorted()
                .map(row -> row + " is held, and has been removed")
                .toList();
    }

    private static Set<EntityRef> covered(EntityGraph graph, Snapshot snapshot, List<Hold> holds) {
        Set<EntityRef> covered = new HashSet<>();
        for (EntityRef row : snapshot.rows().keySet()) {
            if (holds.stream().anyMatch(hold -> on(hold, snapshot, row))) {
                covered.add(row);
            }
        }
        int before;
        do {
            before = covered.size();
            for (Relation relation : graph.relations()) {
                if (relation.ordersTypes()) {
                    below(relation, snapshot, covered);
                }
            }
        } while (covered.size() > before);
        return covered;
    }

    private static void below(Relation relation, Snapshot snapshot, Set<EntityRef> covered) {
        snapshot.rows().keySet().stream()
                .filter(row -> row.type().equals(relation.child().name())
                        && snapshot.value(row, relation.column()) instanceof String parent
                        && covered.contains(new EntityRef(relation.parent().name(), parent)))
                .forEach(covered::add);
    }

    private static boolean on(Hold hold, Snapshot snapshot, EntityRef row) {
        boolean marked = hold.target() instanceof OfDeletion of && of.deletion().equals(snapshot.holder(row));
        return marked
                || hold.target()
                        .row()
                        .map(row::equals)
                        .orElse(hold.target().type().equals(row.type()));
    }
}
