package dev.paranoid.mybatis.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.purge.PurgeLimits;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.HaltingDataSource;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.race.Race.Outcome;
import dev.paranoid.mybatis.race.Race.Run;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import dev.paranoid.testkit.schema.TestTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A purge and a restore of one deletion at once: exactly one wins, and the other is told. So is who moves a held row meanwhile. */
class PurgeRaceTests {

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");

    private static final TestSchema SCHEMA = TestSchema.of(
            EntityGraph.of(List.of(USERS, STORIES), List.of(Relation.cascading(STORIES, "created_by", USERS))));

    private static final List<NewRow> ROWS = List.of(
            NewRow.of("users", "1"),
            NewRow.of("users", "2"),
            NewRow.of("stories", "1").with("created_by", "1"));

    private static final PurgeLimits LIMITS =
            new PurgeLimits(7, 1, 100, Duration.ZERO, Duration.ZERO, Optional.empty());

    private final List<Race> open = new ArrayList<>();

    private Race race(Operation... prelude) {
        Race race = new Race(SCHEMA, ROWS, prelude);
        open.add(race);
        return race;
    }

    private Race expired() {
        Race race = race(Operation.delete("users/1"));
        race.engine().jdbc().update("UPDATE paranoid_deletion SET purge_at = deleted_at");
        return race;
    }

    @AfterEach
    void dropDatabases() {
        open.forEach(Race::close);
    }

    /** A run of the job; answers how many deletions it removed, and how many it could not remove. */
    private static Operation expire() {
        return new Operation("EXPIRE", engine -> () -> {
            var run = engine.purge().run(LIMITS, removed -> true);
            return run.removed() + " removed, " + run.blocked() + " blocked";
        });
    }

    /** Another program, in a transaction of its own. */
    private static Operation move(String story, String user) {
        return new Operation("MOVE", engine -> () -> {
            MyBatisEngine real = (MyBatisEngine) engine;
            new TransactionTemplate(new JdbcTransactionManager(real.dataSource()))
                    .executeWithoutResult(running -> real.jdbc()
                            .update(
                                    "UPDATE `" + SCHEMA.table(STORIES).table() + "` SET created_by = ? WHERE "
                                            + TestTable.ID + " = ?",
                                    user,
                                    story));
            return "ok";
        });
    }

    @Test
    void aRestoreThatComesBeforeTheFirstRemovalOfAPurgeIsToldThatItIsPurged() {
        Race race = race(Operation.delete("users/1"));

        Run run =
                race.run(Halt.before("DELETE", "`stories`"), Operation.purge("users/1"), Operation.restore("users/1"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome("users/2", "ok", "purged")));
        assertThat(race.engine().snapshot().rows()).hasSize(1);
    }

    @Test
    void aPurgeThatComesBeforeARestoreIsCommittedIsToldThatNothingIsDeleted() {
        Race race = race(Operation.delete("users/1"));

        Run run = race.run(
                Halt.before(HaltingDataSource.COMMIT), Operation.restore("users/1"), Operation.purge("users/1"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome("stories/1 users/1 users/2", "ok", "not-deleted")));
    }

    @Test
    void aRestoreThatComesWhileTheJobRemovesIsToldThatItIsPurged() {
        Race race = expired();

        Run run = race.run(Halt.before("DELETE", "`stories`"), expire(), Operation.restore("users/1"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome("users/2", "1 removed, 0 blocked", "purged")));
    }

    @Test
    void theJobLeavesAloneWhatIsBeingRestored() {
        Race race = expired();

        Run run = race.run(Halt.before(HaltingDataSource.COMMIT), Operation.restore("users/1"), expire());

        assertThat(run)
                .isEqualTo(new Run(true, true, new Outcome("stories/1 users/1 users/2", "ok", "0 removed, 0 blocked")));
        Law.holds(race.engine());
    }

    @ParameterizedTest
    @EnumSource(DeletionMode.class)
    void theJobLeavesAloneWhatIsBeingKeptForLonger(DeletionMode mode) {
        Race race = expired();
        race.engine().jdbc().update("UPDATE paranoid_deletion SET mode = ?", mode.name());

        Run run = race.run(Halt.before(HaltingDataSource.COMMIT), Operation.extend("users/1"), expire());

        assertThat(run).isEqualTo(new Run(true, true, new Outcome("users/2", "ok", "0 removed, 1 blocked")));
        assertThat(race.engine().snapshot().rows()).hasSize(3);
    }

    @Test
    void twoNodesThatRemoveTheSameRemoveItOnce() {
        Race race = expired();

        Run run = race.run(Halt.before("DELETE", "`stories`"), expire(), expire());

        assertThat(run)
                .isEqualTo(new Run(true, true, new Outcome("users/2", "1 removed, 0 blocked", "0 removed, 0 blocked")));
    }

    /** The row that comes is held: who removes its new parent waits for who moves it. */
    @Test
    void aHeldRowThatIsBeingMovedHoldsItsNewParent() {
        Race race = race(Operation.hold(HoldKind.PRESERVATION, "stories/1"));

        Run run = race.run(Halt.before(HaltingDataSource.COMMIT), move("1", "2"), Operation.remove("users/2"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome("stories/1 users/1 users/2", "ok", "held")));
        assertThat(Operation.remove("users/1").on(race.engine())).isEqualTo("ok");
    }

    @Test
    void aHoldOnARowThatIsBeingMovedGoesWithIt() {
        Race race = race();

        Run run = race.run(
                Halt.before(HaltingDataSource.COMMIT),
                move("1", "2"),
                Operation.hold(HoldKind.PRESERVATION, "stories/1"));

        assertThat(run.outcome()).isEqualTo(new Outcome("stories/1 users/1 users/2", "ok", "ok"));
        assertThat(Operation.remove("users/2").on(race.engine())).isEqualTo("held");
        assertThat(Operation.remove("users/1").on(race.engine())).isEqualTo("ok");
    }
}
