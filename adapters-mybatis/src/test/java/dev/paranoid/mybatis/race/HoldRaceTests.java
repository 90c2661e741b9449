package dev.paranoid.mybatis.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.HaltingDataSource;
import dev.paranoid.mybatis.race.Race.Outcome;
import dev.paranoid.mybatis.race.Race.Run;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hold and a removal at once: one transaction stops between two statements while the other runs. */
class HoldRaceTests {

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");

    private static final TestSchema SCHEMA = TestSchema.of(
            EntityGraph.of(List.of(USERS, STORIES), List.of(Relation.cascading(STORIES, "created_by", USERS))));

    private static final List<NewRow> ROWS =
            List.of(NewRow.of("users", "1"), NewRow.of("stories", "1").with("created_by", "1"));

    private static final String ALL = "stories/1 users/1";

    private final List<Race> open = new ArrayList<>();

    private Race race(Operation... prelude) {
        Race race = new Race(SCHEMA, ROWS, prelude);
        open.add(race);
        return race;
    }

    @AfterEach
    void dropDatabases() {
        open.forEach(Race::close);
    }

    private static Operation hold(String row) {
        return Operation.hold(HoldKind.PRESERVATION, row);
    }

    /** The removal of a row below comes after its decision, and the hold on the row above waits for it. */
    @Test
    void aHoldThatComesBetweenDecisionAndRemovalWaits() {
        Race race = race();

        Run run = race.run(Halt.before("DELETE", "`stories`"), Operation.remove("stories/1"), hold("users/1"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome("users/1", "ok", "ok")));
    }

    @Test
    void aHoldOnARowThatGoesWaitsAndIsToldThatItIsGone() {
        Race race = race();

        Run run = race.run(Halt.before("DELETE", "`stories`"), Operation.remove("users/1"), hold("stories/1"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome("", "ok", "not-found")));
    }

    @Test
    void aHoldThatIsCommittedBeforeTheDecisionIsSeen() {
        Race race = race();

        Run run = race.run(Halt.before("paranoid_hold_gate"), Operation.remove("users/1"), hold("stories/1"));

        assertThat(run).isEqualTo(new Run(true, false, new Outcome(ALL, "held", "ok")));
    }

    @Test
    void aRemovalWaitsForAHoldThatIsBeingPlaced() {
        Race race = race();

        Run run = race.run(Halt.before(HaltingDataSource.COMMIT), hold("stories/1"), Operation.remove("users/1"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome(ALL, "ok", "held")));
    }

    @Test
    void aPurgeWaitsForAHoldThatIsBeingPlaced() {
        Race race = race(Operation.delete("users/1"));

        Run run = race.run(Halt.before(HaltingDataSource.COMMIT), hold("stories/1"), Operation.purge("users/1"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome("", "ok", "held")));
        assertThat(race.engine().snapshot().rows()).hasSize(2);
        Law.holds(race.engine());
    }

    @Test
    void aFreezeThatComesBetweenDecisionAndMarkWaits() {
        Race race = race();

        Run run = race.run(
                Halt.before("INSERT INTO paranoid_deletion"),
                Operation.delete("users/1"),
                Operation.hold(HoldKind.FREEZE, "stories/1"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome("", "ok", "ok")));
    }

    @Test
    void aDeleteWaitsForAFreezeThatIsBeingPlaced() {
        Race race = race();

        Run run = race.run(
                Halt.before(HaltingDataSource.COMMIT),
                Operation.hold(HoldKind.FREEZE, "stories/1"),
                Operation.delete("users/1"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome(ALL, "ok", "held")));
    }

    @Test
    void aRestoreWaitsForAFreezeThatIsBeingPlaced() {
        Race race = race(Operation.delete("users/1"));

        Run run = race.run(
                Halt.before(HaltingDataSource.COMMIT),
                Operation.hold(HoldKind.FREEZE, "stories/1"),
                Operation.restore("users/1"));

        assertThat(run).isEqualTo(new Run(true, true, new Outcome("", "ok", "held")));
    }

    /** Two of three deletes and restores at once find nobody in their way but those who place holds. */
    @Test
    void removalsDoNotWaitForEachOther() {
        Race race = race();

        Run run = race.run(
                Halt.before("DELETE", "`stories`"), Operation.remove("stories/1"), Operation.delete("users/1"));

        assertThat(run.halted()).isTrue();
        assertThat(run.outcome().first()).isEqualTo("ok");
        Law.holds(race.engine());
    }
}
