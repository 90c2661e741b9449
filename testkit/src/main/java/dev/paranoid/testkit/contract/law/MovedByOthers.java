package dev.paranoid.testkit.contract.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.application.purge.PurgeLimits;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Hidden rows that another program moves to another parent. What reaches a row is judged on the foreign keys as they are now,
 * not on the mark that it bears.
 */
public abstract class MovedByOthers extends ContractGroup {

    private static final String LEFT = "reviews/2 reviews/3 stories/2 users/1";

    public MovedByOthers(Engines engines) {
        super(engines);
    }

    private Scenario movedToALiveUser() {
        Scenario scenario = tutorial();
        scenario.delete("users/1");
        scenario.change("stories/1", "created_by", "3");
        return scenario;
    }

    private Scenario movedToADeletedUser() {
        Scenario scenario = tutorial();
        scenario.delete("users/1");
        scenario.delete("users/2");
        scenario.change("stories/1", "created_by", "2");
        return scenario;
    }

    @Test
    void underALiveParentTheRowComesBackWithAllBelowIt() {
        Scenario scenario = movedToALiveUser();

        Restoration told = scenario.restore("stories/1");

        assertThat(told.visible()).isTrue();
        assertThat(told.restored()).containsEntry("stories", 1L).containsEntry("reviews", 2L);
        assertThat(scenario.hidden()).isEqualTo(LEFT);
        scenario.restore("users/1");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void whatTheFormerHolderReachesStillStaysHiddenByIt() {
        Scenario scenario = tutorial().with(TutorialRows.review(5, 1, 1));
        Deletion deletion = scenario.delete("users/1");
        scenario.change("stories/1", "created_by", "3");

        Restoration told = scenario.restore("stories/1");

        assertThat(told.stillHidden()).containsEntry("reviews", 1L);
        assertThat(told.hiddenBy()).containsExactly(new HiddenBy(Optional.of(deletion.id()), deletion.root()));
        assertThat(scenario.hidden()).isEqualTo("reviews/2 reviews/3 reviews/5 stories/2 users/1");
        scenario.restore("users/1");
        assertThat(scenario.hidden()).isEmpty();
    }

    @Test
    void underADeletedParentThatOneIsInTheWay() {
        Scenario scenario = movedToADeletedUser();

        ParentDeleted refusal = Scenario.refusal(
                scenario.engine()
                        .deletions()
                        .restore(Scenario.CALLER, Parents.REFUSE, Scenario.refs("stories/1"))
                        .get(0),
                ParentDeleted.class);

        assertThat(refusal.inTheWay()).extracting(HiddenBy::root).containsExactly(Scenario.ref("users/2"));
    }

    @Test
    void withItsNewParentsTheRowComesBackAndItsFormerParentDoesNot() {
        Scenario scenario = movedToADeletedUser();

        Restoration told = scenario.restore(Parents.RESTORE, "stories/1");

        assertThat(told.visible()).isTrue();
        assertThat(scenario.live()).contains("stories/1");
        assertThat(scenario.hidden()).isEqualTo(LEFT);
    }

    @Test
    void aRowBelowTheOneThatWasMovedComesBackWithIt() {
        Scenario scenario = movedToADeletedUser();

        Restoration told = scenario.restore(Parents.RESTORE, "reviews/4");

        assertThat(told.visible()).isTrue();
        assertThat(scenario.hidden()).isEqualTo(LEFT);
    }

    @Test
    void inABatchAsWell() {
        Scenario scenario = movedToADeletedUser();
        scenario.change("stories/2", "created_by", "3");

        assertThat(Scenario.codes(scenario.tryRestoreAll(Parents.RESTORE, "stories/2", "stories/1", "users/2")))
                .containsExactly("ok", "ok", "ok");

        assertThat(scenario.hidden()).isEqualTo("reviews/3 users/1");
    }

    /** Users belong to teams, and no two live ones have the same {@code note}: user 1 was moved, and its value is taken. */
    private Scenario movedAndItsValueTaken() {
        EntityType teams = EntityType.paranoid("teams");
        EntityType users = EntityType.paranoid("users");
        TestSchema schema = TestSchema.of(
                        EntityGraph.of(List.of(teams, users), List.of(Relation.cascading(users, "team", teams))))
                .with("users", table -> table.uniqueBy("note"));
        Scenario scenario = over(schema, new DeletionRules(Map.of(), Map.of("teams", Duration.ZERO)))
                .with(NewRow.of("teams", "1"), NewRow.of("teams", "2"))
                .with(user(1, 1), NewRow.of("users", "2").with("team", "1"));
        scenario.delete("teams/1");
        scenario.change("users/1", "team", "2");
        return scenario.with(user(3, 2));
    }

    private static NewRow user(int id, int team) {
        return NewRow.of("users", "" + id).with("team", "" + team).with("note", "ann");
    }

    private static void staysHiddenByItself(Scenario scenario) {
        assertThat(scenario.live()).isEqualTo("teams/2 users/3");
        assertThat(scenario.hidden()).isEqualTo("users/1");
        Deletion own = scenario.snapshot().deletions().values().stream()
                .filter(Deletion::active)
                .findFirst()
                .orElseThrow();
        assertThat(own.root()).isEqualTo(Scenario.ref("users/1"));
        assertThat(own.reason().orElseThrow()).startsWith("Could not become live again: ");
        scenario.change("users/3", "note", "bob");
        scenario.restore("users/1");
        assertThat(scenario.live()).isEqualTo("teams/2 users/1 users/3");
    }

    @Test
    void whereTheRootOfItsDeletionIsRemovedARowWhoseValueIsTakenStaysHidden() {
        Scenario scenario = movedAndItsValueTaken();

        scenario.remove("teams/1");

        staysHiddenByItself(scenario);
    }

    @Test
    void whereItsDeletionIsPurgedARowWhoseValueIsTakenStaysHidden() {
        Scenario scenario = movedAndItsValueTaken();
        Deletion deletion = scenario.snapshot().deletions().values().iterator().next();

        scenario.tryPurge(deletion.id()).orThrow();

        staysHiddenByItself(scenario);
    }

    @Test
    void whereItsDeletionExpiresARowWhoseValueIsTakenStaysHidden() {
        Scenario scenario = movedAndItsValueTaken();

        PurgeLimits limits = new PurgeLimits(2, 1, 100, Duration.ZERO, Duration.ofHours(1), Optional.empty());
        Run run = scenario.engine().purge().run(limits, removed -> true);
        Scenario.refusal(
                scenario.tryRestore(Parents.LIFT, "users/3"), // by then, what goes on in the background has ended
                NotDeleted.class);

        assertThat(run.removed()).isOne();
        assertThat(run.blocked()).isZero();
        staysHiddenByItself(scenario);
    }
}
