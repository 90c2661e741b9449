package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InMemoryEngineTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final EntityType NODES = EntityType.paranoid("nodes");

    private final InMemoryEngine engine = InMemoryEngine.of(
            TestSchema.of(EntityGraph.of(List.of(NODES), List.of(Relation.cascading(NODES, "parent", NODES))))
                    .with("nodes", table -> table.uniqueBy("note")));

    private static EntityRef node(int id) {
        return new EntityRef("nodes", "" + id);
    }

    private static NewRow row(int id, int parent) {
        return NewRow.of(node(id)).with("parent", parent == 0 ? null : "" + parent);
    }

    private Deletion delete(int id) {
        return engine.deletions()
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(node(id))))
                .get(0)
                .orThrow()
                .deletion();
    }

    @Test
    void timeStandsStillUntilItIsSet() {
        engine.insert(List.of(row(1, 0), row(2, 0), row(3, 0)));
        Instant start = engine.clock().instant();

        assertThat(delete(1).deletedAt()).isEqualTo(start);
        engine.clock().advance(Duration.ofDays(30));
        assertThat(delete(2).deletedAt()).isEqualTo(start.plus(Duration.ofDays(30)));
        engine.clock().set(Instant.parse("2030-01-01T00:00:00.123456789Z"));
        assertThat(delete(3).deletedAt()).isEqualTo(Instant.parse("2030-01-01T00:00:00.123456Z"));
    }

    @Test
    void refusesFromOutsideWhatADatabaseWouldRefuse() {
        engine.insert(List.of(row(1, 2).with("note", "a"), row(2, 1)));

        assertRefused(row(1, 0), "exists");
        assertRefused(row(3, 9), "no parent");
        assertRefused(row(3, 0).with("note", "a"), "another live row");
        assertRefused(row(3, 0).with("colour", "red"), "No such columns");
        assertRefused(NewRow.of("nodes", "x"), "no canonical id");
        assertThat(engine.snapshot().rows()).hasSize(2);
    }

    private void assertRefused(NewRow row, String because) {
        assertThatThrownBy(() -> engine.insert(List.of(row)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }

    @Test
    void portsAreAskedWithinATransaction() {
        assertThatThrownBy(() -> engine.ports().store().load(NODES, List.of(RowKey.of(node(1))), Lock.EXCLUSIVE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void keepsTheLawUnderManyThreads() {
        int nodes = 12;
        engine.insert(
                IntStream.rangeClosed(1, nodes).mapToObj(id -> row(id, id / 2)).toList());

        IntStream.range(0, 400).parallel().forEach(turn -> {
            EntityRef node = node(1 + turn % nodes);
            engine.deletions().delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(node)));
            engine.deletions().restore(CALLER, Parents.LIFT, List.of(node));
            engine.snapshot();
        });

        Law.holds(engine);
    }
}
