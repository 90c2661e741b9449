package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Drained;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.DatabaseRefusalsContract;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same where everything goes on in the background, a row at a time. */
class DrainedRefusalsTests extends DatabaseRefusalsContract {

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityRef USER = new EntityRef("users", "1");

    @Override
    protected Engine engine(TestSchema schema, DeletionRules rules) {
        return DrainedInMemoryEngine.of(schema, rules);
    }

    @Override
    protected void refuse(Engine engine, EntityRef row, String words) {
        ((DrainedInMemoryEngine) engine).refuse(row, words);
    }

    @Override
    protected void permit(Engine engine, EntityRef row) {
        ((DrainedInMemoryEngine) engine).permit(row);
    }

    /** What a hard delete has removed before it was refused has gone. */
    @Override
    protected void nothingHasHappened(Snapshot before, Snapshot after) {
        after.rows()
                .forEach((row, columns) ->
                        assertThat(columns).isEqualTo(before.rows().get(row)));
        assertThat(after.rows()).containsKeys(USER, new EntityRef("stories", "1"));
        assertThat(after.deletions()).isEmpty();
    }

    /** What was hidden by then comes back. */
    @Test
    void aDeleteInTheBackgroundIsRefusedInTheWordsOfTheDatabase() {
        DrainedInMemoryEngine engine = DrainedInMemoryEngine.of(
                TestSchema.of(EntityGraph.of(
                        List.of(USERS, STORIES), List.of(Relation.cascading(STORIES, "created_by", USERS)))),
                DeletionRules.NONE);
        engine.insert(List.of(NewRow.of(USER), story("1"), story("2"), story("3")));
        Snapshot before = engine.snapshot();
        engine.refuse(new EntityRef("stories", "3"), "Story 3 stays");

        assertThat(engine.deletions()
                        .delete(Caller.anonymous("test"), DeletionMode.SOFT, List.of(DeleteRequest.of(USER))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new RefusedByDatabase("Story 3 stays")));
        assertThat(engine.snapshot()).isEqualTo(before);
        Law.holds(engine);
    }

    /** Users 1 and 2 were moved from team 1 to team 2, which either restore brings back: one job gives both their stories back. */
    @Test
    void ofTwoRowsThatWereMovedOnlyThatOneIsRefused() {
        EntityType teams = EntityType.paranoid("teams");
        InMemoryEngine engine = InMemoryEngine.inBackground(
                TestSchema.of(EntityGraph.of(
                        List.of(teams, USERS, STORIES),
                        List.of(
                                Relation.cascading(USERS, "team", teams),
                                Relation.cascading(STORIES, "created_by", USERS)))),
                DeletionRules.NONE,
                2);
        Scenario scenario = new Scenario(engine)
                .with(
                        NewRow.of("teams", "1"),
                        NewRow.of("teams", "2"),
                        NewRow.of("users", "1").with("team", "1"),
                        NewRow.of("users", "2").with("team", "1"),
                        story("1"),
                        NewRow.of("stories", "2").with("created_by", "2"),
                        NewRow.of("stories", "3").with("created_by", "2"));
        Drained drained = new Drained(engine.paranoid(), engine::jobs);
        for (String team : List.of("teams/1", "teams/2")) {
            drained.delete(Scenario.CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(Scenario.ref(team))));
        }
        scenario.change("users/1", "team", "2");
        scenario.change("users/2", "team", "2");
        engine.refuse(Scenario.ref("stories/3"), "Story 3 stays");

        assertThat(Scenario.codes(
                        drained.restore(Scenario.CALLER, Parents.RESTORE, Scenario.refs("users/2", "users/1"))))
                .containsExactly("refused-by-database", "ok");
        assertThat(scenario.live()).isEqualTo("stories/1 teams/2 users/1");
        engine.permit(Scenario.ref("stories/3"));
        drained.restore(Scenario.CALLER, Parents.REFUSE, Scenario.refs("users/2"));
        assertThat(scenario.hidden()).isEqualTo("teams/1");
        Law.holds(engine);
    }

    private static NewRow story(String id) {
        return NewRow.of("stories", id).with("created_by", "1");
    }
}
