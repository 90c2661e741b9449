package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More rows cannot become live than the store tells of at a time: each of them stays hidden. */
class ManyValuesTakenTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final int AT_A_TIME = 3;
    private static final int ROWS = 8;
    private static final int OLD = 100;
    private static final int NEW = 200;
    private static final EntityType NODES = EntityType.paranoid("nodes");
    private static final EntityRef TOP = new EntityRef("nodes", "1");

    private final EntityGraph graph =
            EntityGraph.of(List.of(NODES), List.of(Relation.cascading(NODES, "parent", NODES)));
    private final InMemoryEngine engine =
            InMemoryEngine.of(TestSchema.of(graph).with("nodes", table -> table.uniqueBy("note")));

    @Test
    void allStayHiddenWhoseValuesAreTaken() {
        ParanoidEngine paranoid = ParanoidEngine.over(graph, DeletionRules.NONE, few(engine.ports()));
        engine.insert(List.of(NewRow.of(TOP)));
        IntStream.range(0, ROWS)
                .forEach(i -> engine.insert(List.of(row(OLD + i, i).with("parent", TOP.id()))));
        delete(paranoid, DeletionMode.SOFT);
        IntStream.range(0, ROWS).forEach(i -> {
            engine.updateColumn(new EntityRef("nodes", "" + (OLD + i)), "parent", null);
            engine.insert(List.of(row(NEW + i, i)));
        });

        delete(paranoid, DeletionMode.HARD);

        assertThat(engine.snapshot().rows().keySet())
                .hasSize(2 * ROWS)
                .allMatch(row -> engine.snapshot().hidden(row) == row.id().startsWith("1"));
    }

    private static NewRow row(int id, int value) {
        return NewRow.of("nodes", "" + id).with("note", "note " + value);
    }

    private static void delete(ParanoidEngine paranoid, DeletionMode mode) {
        paranoid.deletions()
                .delete(CALLER, mode, List.of(DeleteRequest.of(TOP)))
                .get(0)
                .orThrow();
    }

    private static Ports few(Ports ports) {
        EntityStore store = ChangedAnswers.of(
                EntityStore.class,
                ports.store(),
                (method, arguments, answer) -> method.equals("clashes") && answer instanceof List<?> clashes
                        ? clashes.stream().limit(AT_A_TIME).toList()
                        : answer);
        return ports.with(store);
    }
}
