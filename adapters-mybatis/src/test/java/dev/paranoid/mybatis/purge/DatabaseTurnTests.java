package dev.paranoid.mybatis.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.statement.Statements;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes want to purge: one at a time does. */
class DatabaseTurnTests {

    private final MyBatisEngine engine = MyBatisEngine.of(
            TestSchema.of(EntityGraph.of(List.of(EntityType.paranoid("notes")), List.of())), DeletionRules.NONE);
    private final PurgeTurn one = turn("one");
    private final PurgeTurn two = turn("two");

    private PurgeTurn turn(String node) {
        return new DatabaseTurn(new Statements(engine.dataSource()).mapper(PurgeTurnMapper.class), node);
    }

    @AfterEach
    void drop() {
        engine.close();
    }

    @Test
    void whoHasItKeepsItAndNobodyElseTakesIt() {
        assertThat(one.take()).isTrue();
        assertThat(two.take()).isFalse();
        assertThat(two.keep()).isFalse();
        assertThat(one.keep()).isTrue();
    }

    @Test
    void whoGivesItUpHasItNoMore() {
        assertThat(one.take()).isTrue();
        two.leave();
        assertThat(two.take()).isFalse();

        one.leave();
        assertThat(one.keep()).isFalse();
        assertThat(two.take()).isTrue();
    }

    @Test
    void whoDoesNotKeepItLosesItToTheOther() {
        assertThat(one.take()).isTrue();
        engine.jdbc().update("UPDATE paranoid_worker SET until = UTC_TIMESTAMP(6) WHERE component = '#purge'");

        assertThat(two.take()).isTrue();
        assertThat(one.keep()).isFalse();
        assertThat(one.take()).isFalse();
    }
}
