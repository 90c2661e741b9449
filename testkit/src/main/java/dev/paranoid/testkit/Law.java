package dev.paranoid.testkit;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.schema.TestTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that a row of a paranoid type is hidden exactly while at least one active deletion reaches it, and that marks are
 * in order. Reach is followed naively, row by row, from the roots of the active deletions; it stops at rows that others
 * hid, since what hid these reaches them alone.
 */
public final class Law {

    private final EntityGraph graph;
    private final Snapshot snapshot;
    private final Map<EntityRef, List<EntityRef>> children = new HashMap<>();
    private final Map<DeletionId, Set<EntityRef>> reached = new HashMap<>();
    private final Set<EntityRef> reachedByAny = new HashSet<>();
    private final List<String> violations = new ArrayList<>();

    private Law(EntityGraph graph, Snapshot snapshot) {
        this.graph = graph;
        this.snapshot = snapshot;
    }

    /**
     * Checks all that this engine has.
     *
     * @param engine in which nothing goes on in the background
     * @throws AssertionError with every violation, and everything that is there
     */
    public static void holds(Engine engine) {
        holds(engine.schema().graph(), engine.snapshot());
    }

    /**
     * Checks a snapshot.
     *
     * @param graph the types of all rows of the snapshot
     * @param snapshot in which nothing goes on in the background
     * @throws AssertionError with every violation, and everything that is there
     */
    public static void holds(EntityGraph graph, Snapshot snapshot) {
        List<String> violations = violations(graph, snapshot);
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n", violations) + "\nin\n" + snapshot);
        }
    }

    /**
     * {@return a sentence for each violation}
     *
     * @param graph the types of all rows of the snapshot
     * @param snapshot in which nothing goes on in the background
     */
    public static List<String> violations(EntityGraph graph, Snapshot snapshot) {
        Law law = new Law(graph, snapshot);
        law.families();
        law.follow();
        snapshot.deletions().values().forEach(law::deletion);
        snapshot.rows().keySet().stream()
                .filter(row -> graph.type(row.type()).paranoid())
                .forEach(law::row);
        return law.violations;
    }

    /**
     * {@return the rows that this deletion reaches}
     *
     * @param graph the types of all rows of the snapshot
     * @param snapshot with the foreign keys that are followed
     * @param deletion whatever its state; of one whose root is gone there are none
     */
    public static Set<EntityRef> reach(EntityGraph graph, Snapshot snapshot, Deletion deletion) {
        Law law = new Law(graph, snapshot);
        law.families();
        return law.from(deletion.root());
    }

    private void families() {
        for (Relation relation : graph.relations()) {
            if (relation.reaches()) {
                snapshot.rows().forEach((row, columns) -> {
                    if (row.type().equals(relation.child().name())
                            && columns.get(relation.column()) instanceof String parent) {
                        children.computeIfAbsent(
                                        new EntityRef(relation.parent().name(), parent), any -> new ArrayList<>())
                                .add(row);
                    }
                });
            }
        }
    }

    private void follow() {
        snapshot.deletions().values().stream()
                .filter(deletion -> deletion.state().holds())
                .forEach(deletion -> reached.put(deletion.id(), from(deletion.root())));
        reached.values().forEach(reachedByAny::addAll);
    }

    private Set<EntityRef> from(EntityRef root) {
        Set<EntityRef> rows = new HashSet<>();
        Deque<EntityRef> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            EntityRef row = open.remove();
            if (snapshot.rows().containsKey(row) && !hiddenByOthers(row) && rows.add(row)) {
                open.addAll(children.getOrDefault(row, List.of()));
            }
        }
        return rows;
    }

    private boolean hiddenByOthers(EntityRef row) {
        return snapshot.hidden(row) && snapshot.holder(row) == null;
    }

    private void deletion(Deletion deletion) {
        if (deletion.state().holds()) {
            check(
                    deletion.id().equals(snapshot.holder(deletion.root())),
                    deletion.root() + " does not bear the mark of its own active deletion " + deletion.id());
            check(
                    snapshot.deletions().values().stream()
                                    .filter(other -> other.state().holds()
                                            && other.root().equals(deletion.root()))
                                    .count()
                            == 1,
                    deletion.root() + " is the root of two active deletions");
        }
    }

    private void row(EntityRef row) {
        DeletionId holder = snapshot.holder(row);
        check(holder == null || snapshot.hidden(row), row + " is live but has a holder");
        check(snapshot.hidden(row) || !reachedByAny.contains(row), row + " is live but an active deletion reaches it");
        if (holder != null) {
            held(row, holder);
            children.getOrDefault(row, List.of())
                    .forEach(child -> check(snapshot.hidden(child), child + " is live under " + row));
        }
    }

    private void held(EntityRef row, DeletionId holder) {
        Deletion deletion = snapshot.deletions().get(holder);
        if (deletion == null || !deletion.state().holds()) {
            violations.add(row + " bears the mark of " + holder + ", which is not active: " + deletion);
            return;
        }
        check(
                reached.getOrDefault(holder, Set.of()).contains(row),
                row + " bears the mark of " + holder + ", which does not reach it");
        check(
                deletion.deletedAt().equals(snapshot.value(row, TestTable.DELETED_AT)),
                row + " does not bear the time of " + deletion);
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(otherwise);
        }
    }
}
