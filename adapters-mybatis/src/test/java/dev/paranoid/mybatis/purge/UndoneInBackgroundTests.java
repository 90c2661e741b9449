package dev.paranoid.mybatis.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.application.purge.PurgeLimits;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.testkit.Drained;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A hard delete that can be undone, and is too large for a transaction. */
class UndoneInBackgroundTests {

    private static final Caller CALLER = Caller.named("ann");
    private static final EntityRef PARENT = new EntityRef("parents", "1");
    private static final PurgeLimits LIMITS =
            new PurgeLimits(7, 1, 100, Duration.ZERO, Duration.ofNanos(1000), Optional.empty());

    private static MyBatisEngine filled() {
        EntityType parents = EntityType.paranoid("parents");
        EntityType children = EntityType.paranoid("children");
        TestSchema schema = TestSchema.of(
                EntityGraph.of(List.of(parents, children), List.of(Relation.cascading(children, "parent", parents))));
        DeletionRules rules = new DeletionRules(Map.of(), Map.of("children", Duration.ofDays(30)))
                .undoing(Map.of("parents", Duration.ofMinutes(15)));
        MyBatisEngine engine = MyBatisEngine.inBackground(schema, rules, 5);
        List<NewRow> rows = new ArrayList<>(List.of(NewRow.of(PARENT)));
        IntStream.rangeClosed(1, 20)
                .forEach(id ->
                        rows.add(NewRow.of(new EntityRef("children", "" + id)).with("parent", "1")));
        engine.insert(rows);
        return engine;
    }

    private static Deletion remove(MyBatisEngine engine) {
        Deletion accepted = engine.deletions()
                .delete(CALLER, DeletionMode.HARD, List.of(DeleteRequest.of(PARENT)))
                .get(0)
                .orThrow()
                .deletion();
        return engine.deletions().find(CALLER, accepted.id()).orElseThrow();
    }

    private static Run runAndDrain(MyBatisEngine engine) {
        engine.purge().run(LIMITS, removed -> true);
        new Drained(engine.paranoid(), engine::openJobs).drain();
        return engine.purge().latest().orElseThrow();
    }

    private static long hidden(MyBatisEngine engine) {
        return engine.snapshot().rows().keySet().stream()
                .filter(row -> engine.snapshot().hidden(row))
                .count();
    }

    @Test
    void itIsHiddenAndUndone() {
        try (MyBatisEngine engine = filled()) {
            Deletion deletion = remove(engine);

            assertThat(deletion.undoable()).isTrue();
            assertThat(deletion.took()).isEqualTo(Map.of("parents", 1L, "children", 20L));
            assertThat(hidden(engine)).isEqualTo(21);
            engine.deletions().restore(CALLER, Parents.REFUSE, deletion.id()).orThrow();
            assertThat(hidden(engine)).isZero();
            Law.holds(engine);
        }
    }

    /** What is kept for longer by its own type goes along, as with any hard delete. */
    @Test
    void itIsCarriedOutWhenItsTimeIsOver() {
        try (MyBatisEngine engine = filled()) {
            Deletion deletion = remove(engine);
            assertThat(engine.purge().run(LIMITS, removed -> true).before()).isZero();
            engine.jdbc().update("UPDATE paranoid_deletion SET purge_at = purge_at - INTERVAL 1 HOUR");

            Run run = runAndDrain(engine);

            assertThat(List.of(run.removed(), run.blocked())).containsExactly(1L, 0L);
            assertThat(engine.snapshot().rows()).isEmpty();
            assertThat(engine.deletions()
                            .find(CALLER, deletion.id())
                            .orElseThrow()
                            .state())
                    .isEqualTo(DeletionState.PURGED);
            Law.holds(engine);
        }
    }

    @Test
    void aLiveRowBelowKeepsIt() {
        try (MyBatisEngine engine = filled()) {
            remove(engine);
            engine.insert(List.of(NewRow.of(new EntityRef("children", "99")).with("parent", "1")));
            engine.jdbc().update("UPDATE paranoid_deletion SET purge_at = purge_at - INTERVAL 1 HOUR");

            Run run = runAndDrain(engine);

            assertThat(List.of(run.removed(), run.blocked())).containsExactly(0L, 1L);
            assertThat(engine.snapshot().rows()).hasSize(22);
            assertThat(engine.purge().blocked(9).get(0).detail()).contains("live children");
        }
    }
}
