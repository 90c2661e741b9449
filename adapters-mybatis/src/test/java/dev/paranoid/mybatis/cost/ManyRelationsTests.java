package dev.paranoid.mybatis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Parents;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.Wiretap;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What goes on in the background takes statements in proportion to relations. Half of the types are below the others. */
class ManyRelationsTests {

    private static final int FEW = 50;
    private static final int MANY = 200;
    private static final int ROWS = 10;

    private static final Caller CALLER = Caller.anonymous("test");
    private static final EntityRef ROOT = new EntityRef("users", "1");

    @Test
    void twoHundredRelationsTakeFourTimesWhatFiftyTake() {
        Map<String, Integer> few = statements(FEW);
        Map<String, Integer> many = statements(MANY);

        System.out.println("Statements in the background: " + FEW + " relations " + few + ", " + MANY + " " + many);
        assertThat(many)
                .allSatisfy((verb, statements) -> assertThat(statements)
                        .as(verb)
                        .isGreaterThan(MANY)
                        .isLessThanOrEqualTo(MANY / FEW * few.getOrDefault(verb, 0)));
    }

    private static Map<String, Integer> statements(int relations) {
        try (Wiretap tap = Wiretap.of(schema(relations))) {
            List<NewRow> rows = new ArrayList<>(List.of(NewRow.of(ROOT)));
            for (int i = 0; i < relations; i++) {
                rows.add(NewRow.of("t" + i, "1").with("parent", "1"));
                rows.add(NewRow.of("t" + i, "2").with("parent", "1"));
            }
            tap.engine().insert(rows);
            Map<String, Integer> statements = new LinkedHashMap<>();
            statements.put("soft delete", count(tap, deletions -> delete(deletions, DeletionMode.SOFT)));
            statements.put(
                    "restore",
                    count(
                            tap,
                            deletions -> deletions
                                    .restore(CALLER, Parents.REFUSE, List.of(ROOT))
                                    .get(0)
                                    .orThrow()));
            assertThat(tap.engine().snapshot().rows().keySet())
                    .hasSize(2 * relations + 1)
                    .allMatch(tap.engine().snapshot()::live);
            statements.put("hard delete", count(tap, deletions -> delete(deletions, DeletionMode.HARD)));
            assertThat(tap.engine().snapshot().rows()).isEmpty();
            return statements;
        }
    }

    private static TestSchema schema(int relations) {
        EntityType users = EntityType.paranoid("users");
        List<EntityType> types = new ArrayList<>(List.of(users));
        List<Relation> all = new ArrayList<>();
        for (int i = 0; i < relations; i++) {
            EntityType type = EntityType.paranoid("t" + i);
            EntityType parent = i % 2 == 1 ? types.get(i) : users;
            types.add(type);
            all.add(Relation.cascading(type, "parent", parent));
        }
        return TestSchema.of(EntityGraph.of(types, all));
    }

    private static void delete(Deletions deletions, DeletionMode mode) {
        deletions.delete(CALLER, mode, List.of(DeleteRequest.of(ROOT))).get(0).orThrow();
    }

    private static int count(Wiretap tap, Consumer<Deletions> asks) {
        Background background = tap.engine().paranoid().background().orElseThrow();
        AtomicInteger statements = new AtomicInteger();
        tap.during((connection, sql) -> statements.incrementAndGet(), () -> {
            asks.accept(tap.engine().paranoid().deletions().inBackground());
            JobId job = tap.engine().lastJob();
            long claim = background.claim(job);
            while (background.chunk(job, claim, ROWS, () -> true).isPresent()) {
                assertThat(statements.get()).isLessThan(100_000);
            }
        });
        return statements.get();
    }
}
