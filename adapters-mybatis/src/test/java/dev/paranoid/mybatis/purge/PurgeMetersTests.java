package dev.paranoid.mybatis.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.purge.PurgeLimits;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.ledger.PurgeMapper;
import dev.paranoid.mybatis.statement.Statements;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the meters say of deletions whose time is over. */
class PurgeMetersTests {

    private static final Caller CALLER = Caller.named("ann");
    private static final TestSchema SCHEMA =
            TestSchema.of(EntityGraph.of(List.of(EntityType.paranoid("notes")), List.of()));

    private static double value(MeterRegistry registry, String what) {
        return registry.get("paranoid.purge." + what).gauge().value();
    }

    @Test
    void theyTellWhatIsDueOverdueHeldAndOldest() {
        DeletionRules rules = new DeletionRules(Map.of(), Map.of("notes", Duration.ZERO));
        try (MyBatisEngine engine = MyBatisEngine.of(SCHEMA, rules)) {
            MeterRegistry registry = new SimpleMeterRegistry();
            new PurgeMeters(new Statements(engine.dataSource()).mapper(PurgeMapper.class)).bindTo(registry);
            assertThat(List.of(value(registry, "due"), value(registry, "held"), value(registry, "oldest")))
                    .containsExactly(0.0, 0.0, 0.0);

            EntityRef one = new EntityRef("notes", "1");
            EntityRef two = new EntityRef("notes", "2");
            engine.insert(List.of(NewRow.of("notes", "1"), NewRow.of("notes", "2")));
            engine.deletions().delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(one), DeleteRequest.of(two)));
            engine.jdbc()
                    .update("UPDATE paranoid_deletion SET purge_at = purge_at - INTERVAL 2 DAY WHERE root_key = '1'");
            engine.holds().place(CALLER, List.of(HoldRequest.of(new On.Row(one), HoldKind.PRESERVATION, "a lawsuit")));

            assertThat(value(registry, "due")).isEqualTo(2);
            assertThat(value(registry, "overdue")).isEqualTo(1);
            assertThat(value(registry, "oldest")).isBetween(172_800.0, 173_400.0);
            engine.purge()
                    .run(
                            new PurgeLimits(10, 1, 10, Duration.ZERO, Duration.ofHours(1), Optional.empty()),
                            removed -> true);
            assertThat(value(registry, "due")).isEqualTo(1);
            assertThat(value(registry, "held")).isEqualTo(1);

            assertThat(value(registry, "stopped")).as("the run came to its end").isZero();
            engine.jdbc()
                    .update(
                            "INSERT INTO paranoid_purge_run (started_at, ended_at, eligible_before, removed, blocked,"
                                    + " eligible_after, stopped, began) VALUES (UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 2, 0, 0, 2, 'too many', 0)");
            assertThat(value(registry, "stopped")).isOne();
            engine.jdbc().update("UPDATE paranoid_purge_run SET stopped = 'paused'");
            assertThat(value(registry, "stopped"))
                    .as("its time of day was over")
                    .isZero();
        }
    }
}
