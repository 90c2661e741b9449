package dev.paranoid.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.scenario.Asking;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a trigger of the application's refuses is refused, alone and in so many words. */
public abstract class DatabaseRefusalsContract {

    private static final String WORDS = "Story 1 stays";
    private static final EntityRef REVIEW = new EntityRef("reviews", "4");

    /** {@return an engine over these tables, empty, with nothing in its ledger} */
    protected abstract Engine engine(TestSchema schema, DeletionRules rules);

    /** Has the database refuse, in these words, whatever changes or removes that row. */
    protected abstract void refuse(Engine engine, EntityRef row, String words);

    /** Has the database refuse nothing any more that changes or removes that row. */
    protected abstract void permit(Engine engine, EntityRef row);

    private Scenario tutorialThatKeepsAStory() {
        Scenario scenario = tutorial();
        refuse(scenario.engine(), Scenario.ref("stories/1"), WORDS);
        return scenario;
    }

    private Scenario tutorial() {
        return new Scenario(engine(TutorialRows.SCHEMA, DeletionRules.NONE)).with(TutorialRows.rows());
    }

    @Test
    void aDeleteIsRefusedInTheWordsOfTheDatabase() {
        Scenario scenario = tutorialThatKeepsAStory();
        Snapshot before = scenario.snapshot();

        for (DeletionMode mode : DeletionMode.values()) {
            for (String root : new String[] {"stories/1", "users/1"}) {
                RefusedByDatabase refusal = Scenario.refusal(scenario.tryDelete(mode, root), RefusedByDatabase.class);
                assertThat(refusal.message()).isEqualTo(WORDS);
                assertThat(refusal.code()).isEqualTo("refused-by-database");
                assertThat(refusal.detail()).contains(WORDS + ".").doesNotContain("UPDATE", "DELETE", "SQL");
            }
        }
        nothingHasHappened(before, scenario.snapshot());
    }

    /** What is left of hard deletes and soft deletes of user 1 and of story 1, which is kept. */
    protected void nothingHasHappened(Snapshot before, Snapshot after) {
        assertThat(after).isEqualTo(before);
    }

    @Test
    void theOthersOfABatchAreCarriedOut() {
        Scenario scenario = tutorialThatKeepsAStory();

        assertThat(Scenario.codes(scenario.tryDeleteAll(
                        DeletionMode.SOFT, "users/2", "reviews/1", "stories/1", "users/3", "users/99", "users/1")))
                .containsExactly("ok", "ok", "refused-by-database", "ok", "not-found", "refused-by-database");
        assertThat(scenario.live()).contains("users/1", "stories/1").doesNotContain("users/2", "users/3", "reviews/1");
    }

    @Test
    void theOthersOfABatchAreRemoved() {
        Scenario scenario = tutorialThatKeepsAStory();

        assertThat(Scenario.codes(scenario.tryDeleteAll(DeletionMode.HARD, "users/2", "users/1", "users/3")))
                .containsExactly("ok", "refused-by-database", "ok");
        assertThat(scenario.live()).contains("users/1", "stories/1").doesNotContain("users/2", "users/3");
        assertThat(scenario.hidden()).isEmpty();
    }

    @Test
    void aRestoreIsRefusedAndThoseBesideItAreNot() {
        Scenario scenario = tutorial();
        scenario.delete("users/1");
        String[] held = scenario.hidden().split(" ");
        scenario.delete("users/2");
        refuse(scenario.engine(), Scenario.ref("stories/1"), WORDS);

        assertThat(Scenario.codes(scenario.tryRestoreAll(Parents.REFUSE, "users/1", "users/2")))
                .containsExactly("refused-by-database", "ok");
        assertThat(scenario.hidden()).contains(held).doesNotContain("users/2");
        assertThat(scenario.snapshot().deletions().values())
                .extracting(deletion -> deletion.root() + " " + deletion.state())
                .containsExactly("users/1 ACTIVE", "users/2 LIFTED");
        Law.holds(scenario.engine());
    }

    /** Story 1, which user 1's deletion hid with its reviews 1 and 4, belongs to another user now, and review 4 is kept. */
    private Scenario movedToUserThreeAndAReviewIsKept() {
        Scenario scenario = tutorial();
        scenario.delete("users/1");
        scenario.change("stories/1", "created_by", "3");
        refuse(scenario.engine(), REVIEW, WORDS);
        return scenario;
    }

    private static List<Answer<Restoration>> restore(Scenario scenario, Parents parents, String... rows) {
        return scenario.engine().deletions().restore(Scenario.CALLER, parents, Scenario.refs(rows));
    }

    @Test
    void aRestoreOfARowThatWasMovedIsRefusedAndSucceedsLater() {
        Scenario scenario = movedToUserThreeAndAReviewIsKept();
        Snapshot before = scenario.snapshot();

        assertThat(Scenario.refusal(
                        restore(scenario, Parents.REFUSE, "stories/1").get(0), RefusedByDatabase.class))
                .isEqualTo(new RefusedByDatabase(WORDS));
        assertThat(scenario.snapshot().rows()).isEqualTo(before.rows());
        permit(scenario.engine(), REVIEW);

        assertThat(scenario.restore("stories/1").restored())
                .containsEntry("stories", 1L)
                .containsEntry("reviews", 2L);
        scenario.restore("users/1");
        assertThat(scenario.hidden()).isEmpty();
    }

    /** Story 1 is below user 2 now, whom either restore brings back. */
    @Test
    void whatIsRestoredBesideARowThatWasMovedIsNotRefused() {
        Scenario scenario = tutorial();
        scenario.delete("users/1");
        scenario.delete("users/2");
        scenario.change("stories/1", "created_by", "2");
        refuse(scenario.engine(), REVIEW, WORDS);

        assertThat(Scenario.codes(restore(scenario, Parents.RESTORE, "stories/1", "users/2")))
                .containsExactly("refused-by-database", "ok");
        assertThat(scenario.live()).contains("users/2").doesNotContain("stories/1");
        permit(scenario.engine(), REVIEW);
        scenario.restore("stories/1");
        scenario.restore("users/1");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void aRequestIsRefusedAndTheNextIsCarriedOut() {
        Scenario scenario = tutorialThatKeepsAStory();

        assertThat(new Asking(scenario.engine())
                        .ask(Asking.delete("r1", "stories/1"), Asking.delete("r2", "users/2", "users/1")))
                .containsExactly("refused refused-by-database", "done");
    }
}
