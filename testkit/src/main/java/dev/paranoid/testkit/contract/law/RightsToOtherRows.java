package dev.paranoid.testkit.contract.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.NewValue;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who does something to rows that he has not named, because they go along, needs the right to it for each of their types. */
public abstract class RightsToOtherRows extends ContractGroup {

    public RightsToOtherRows(Engines engines) {
        super(engines);
    }

    /** Someone who may do everything, but not that to rows of that type. */
    private record Tied(Verb lacks, String type) implements Caller {

        @Override
        public String name() {
            return "tied";
        }

        @Override
        public String source() {
            return "test";
        }

        @Override
        public boolean may(Verb verb, String asked) {
            return verb != lacks || !asked.equals(type);
        }
    }

    private static Answer<Restoration> restore(Scenario scenario, Caller caller, Parents parents, String row) {
        return scenario.engine()
                .deletions()
                .restore(caller, parents, List.of(Scenario.ref(row)))
                .get(0);
    }

    @Test
    void whoeverRestoresParentsNeedsTheRightToEach() {
        Scenario scenario = tutorial();
        scenario.delete("stories/1");
        scenario.delete("users/1");
        String hidden = scenario.hidden();

        Answer<Restoration> refused = restore(scenario, new Tied(Verb.RESTORE, "users"), Parents.RESTORE, "stories/1");

        assertThat(Scenario.refusal(refused, Forbidden.class)).isEqualTo(new Forbidden("tied", "restore", "users"));
        assertThat(scenario.hidden()).isEqualTo(hidden);
        assertThat(restore(scenario, new Tied(Verb.RESTORE, "reviews"), Parents.RESTORE, "stories/1")
                        .orThrow()
                        .visible())
                .isTrue();
    }

    @Test
    void whoeverRestoresParentsNeedsTheRightToEachHoweverHeAsks() {
        Scenario scenario = tutorial();
        Deletion story = scenario.delete("stories/1");
        scenario.delete("users/1");
        scenario.delete("stories/3");
        String hidden = scenario.hidden();
        Caller tied = new Tied(Verb.RESTORE, "users");
        Deletions deletions = scenario.engine().deletions();
        Forbidden no = new Forbidden("tied", "restore", "users");

        assertThat(Scenario.refusal(deletions.restore(tied, Parents.RESTORE, story.id()), Forbidden.class))
                .isEqualTo(no);
        assertThat(Scenario.refusal(
                        deletions.inBackground().restore(tied, Parents.RESTORE, story.id()), Forbidden.class))
                .isEqualTo(no);
        assertThat(deletions.previewRestore(tied, Parents.RESTORE, story.id()).toString())
                .contains(no.toString());
        assertThat(scenario.hidden()).isEqualTo(hidden);

        List<Answer<Restoration>> both =
                deletions.restore(tied, Parents.RESTORE, Scenario.refs("stories/1", "stories/3"));
        assertThat(Scenario.refusal(both.get(0), Forbidden.class)).isEqualTo(no);
        assertThat(both.get(1).orThrow().visible()).isTrue();
    }

    @Test
    void whoeverGivesValuesNeedsTheRightToTheirRows() {
        Scenario scenario = tutorial();
        Deletion user = scenario.delete("users/1");
        List<NewValue> values = List.of(new NewValue(Scenario.ref("stories/1"), "title", "mine"));

        assertThat(Scenario.refusal(
                        scenario.engine()
                                .deletions()
                                .restore(new Tied(Verb.RESTORE, "stories"), Parents.REFUSE, user.id(), values),
                        Forbidden.class))
                .isEqualTo(new Forbidden("tied", "restore", "stories"));
    }

    @Test
    void whoeverRemovesNeedsTheRightToEachTypeThatGoes() {
        Scenario scenario = tutorial();
        Caller tied = new Tied(Verb.HARD_DELETE, "reviews");
        Snapshot before = scenario.snapshot();

        assertThat(Scenario.refusal(scenario.tryRemove(tied, "users/1"), Forbidden.class))
                .isEqualTo(new Forbidden("tied", "hard-delete", "reviews"));
        assertThat(Scenario.refusal(
                        scenario.engine().deletions().preview(tied, DeletionMode.HARD, Scenario.ref("users/1")),
                        Forbidden.class))
                .isEqualTo(new Forbidden("tied", "hard-delete", "reviews"));
        assertThat(scenario.snapshot()).isEqualTo(before);
        assertThat(scenario.engine()
                        .deletions()
                        .delete(tied, DeletionMode.SOFT, List.of(DeleteRequest.of(Scenario.ref("users/1"))))
                        .get(0)
                        .orThrow()
                        .unchanged())
                .isFalse();
        assertThat(scenario.tryRemove(new Tied(Verb.PURGE, "reviews"), "users/1")
                        .orThrow()
                        .deletion()
                        .took())
                .containsKey("reviews");
    }

    @Test
    void whoeverPurgesNeedsTheRightToEachTypeThatGoes() {
        Scenario scenario = tutorial();
        Deletion deletion = scenario.delete("users/1");
        Deletions deletions = scenario.engine().deletions();

        assertThat(Scenario.refusal(deletions.purge(new Tied(Verb.PURGE, "reviews"), deletion.id()), Forbidden.class))
                .isEqualTo(new Forbidden("tied", "purge", "reviews"));
        assertThat(deletions
                        .purge(new Tied(Verb.HARD_DELETE, "reviews"), deletion.id())
                        .orThrow()
                        .deletion()
                        .took())
                .containsKey("reviews");
    }
}
