package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What goes on in the background takes chunks and time in proportion to types and rows: half of the types are below the others. */
class ManyTypesTests {

    private static final int FEW = 50;
    private static final int MANY = 200;

    /** Where each slice looks at all types, four times as many may take sixteen times as long; the fourth power would be 256 times. */
    private static final long MOST_TIMES = 64;

    private static final long LEAST_NANOS = 20_000_000;

    private static final EntityRef ROOT = new EntityRef("users", "1");
    private static final Caller CALLER = Caller.anonymous("test");

    private record Cost(int chunks, long nanos) {}

    private static InMemoryEngine engine(int types) {
        EntityType users = EntityType.paranoid("users");
        List<EntityType> all = new ArrayList<>(List.of(users));
        List<Relation> relations = new ArrayList<>();
        List<NewRow> rows = new ArrayList<>(List.of(NewRow.of(ROOT)));
        for (int i = 0; i < types; i++) {
            EntityType type = EntityType.paranoid("t" + i);
            boolean deep = i % 2 == 1;
            EntityType parent = deep ? all.get(i) : users;
            all.add(type);
            relations.add(Relation.cascading(type, "parent", parent));
            rows.add(NewRow.of(type.name(), "1").with("parent", "1"));
            rows.add(NewRow.of(type.name(), "2").with("parent", "1"));
        }
        InMemoryEngine engine =
                InMemoryEngine.inBackground(TestSchema.of(EntityGraph.of(all, relations)), DeletionRules.NONE, 1);
        engine.insert(rows);
        return engine;
    }

    private static Cost cost(InMemoryEngine engine, Consumer<InMemoryEngine> asks) {
        asks.accept(engine);
        Background background = engine.paranoid().background().orElseThrow();
        long began = cpu();
        int chunks = 0;
        for (JobId job : engine.jobs()) {
            long claim = background.claim(job);
            while (background.chunk(job, claim, 10, () -> true).isPresent()) {
                chunks++;
            }
        }
        return new Cost(chunks, cpu() - began);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void compare(Consumer<InMemoryEngine> before, Consumer<InMemoryEngine> asks) {
        Cost unused = measured(FEW, before, asks);
        Cost few = measured(FEW, before, asks);
        Cost many = measured(MANY, before, asks);
        assertThat(many.chunks()).isGreaterThan(MANY / 2).isLessThan(6 * few.chunks());
        assertThat(many.nanos()).isLessThan(MOST_TIMES * Math.max(few.nanos(), LEAST_NANOS));
    }

    private static Cost measured(int types, Consumer<InMemoryEngine> before, Consumer<InMemoryEngine> asks) {
        InMemoryEngine engine = engine(types);
        cost(engine, before);
        return cost(engine, asks);
    }

    private static void delete(InMemoryEngine engine, DeletionMode mode) {
        engine.deletions()
                .delete(CALLER, mode, List.of(DeleteRequest.of(ROOT)))
                .get(0)
                .orThrow();
    }

    @Test
    void aDelete() {
        compare(engine -> {}, engine -> delete(engine, DeletionMode.SOFT));
    }

    @Test
    void aRestore() {
        compare(
                engine -> delete(engine, DeletionMode.SOFT),
                engine -> engine.deletions()
                        .restore(CALLER, Parents.REFUSE, List.of(ROOT))
                        .get(0)
                        .orThrow());
    }

    @Test
    void aHardDelete() {
        compare(engine -> {}, engine -> delete(engine, DeletionMode.HARD));
    }
}
