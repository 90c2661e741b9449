package dev.paranoid.testkit.contract.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.Holds.Placed;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is held is not removed, by whatever way; what is frozen is not changed. */
public abstract class Holding extends ContractGroup {

    public Holding(Engines engines) {
        super(engines);
    }

    private static Answer<Placed> tryHold(Scenario scenario, On on, HoldKind kind) {
        return scenario.engine()
                .holds()
                .place(Scenario.CALLER, List.of(HoldRequest.of(on, kind, "a lawsuit")))
                .get(0);
    }

    private static Hold hold(Scenario scenario, String row) {
        return tryHold(scenario, new On.Row(Scenario.ref(row)), HoldKind.PRESERVATION)
                .orThrow()
                .hold();
    }

    private static void freeze(Scenario scenario, String row) {
        tryHold(scenario, new On.Row(Scenario.ref(row)), HoldKind.FREEZE).orThrow();
    }

    private static void release(Scenario scenario, Hold hold) {
        scenario.engine()
                .holds()
                .release(Scenario.CALLER, List.of(hold.id()), Optional.empty())
                .get(0)
                .orThrow();
    }

    private static List<Long> holds(Answer<?> refused) {
        return Scenario.refusal(refused, Held.class).holds().stream()
                .map(Refusal.Holding::id)
                .toList();
    }

    @Test
    void aHeldRowIsHiddenAndRestoredAndNotRemoved() {
        Scenario scenario = tutorial();
        Hold hold = hold(scenario, "stories/1");
        Deletion deletion = scenario.delete("stories/1");

        assertThat(holds(scenario.tryDelete(DeletionMode.HARD, "stories/1")))
                .containsExactly(hold.id().value());
        assertThat(holds(scenario.tryPurge(deletion.id())))
                .containsExactly(hold.id().value());
        scenario.restore("stories/1");

        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void whatItHangsOnIsHeldAsWell() {
        Scenario scenario = tutorial();
        Hold hold = hold(scenario, "reviews/2");

        assertThat(holds(scenario.tryDelete(DeletionMode.HARD, "users/1")))
                .containsExactly(hold.id().value());
        assertThat(holds(scenario.tryDelete(DeletionMode.HARD, "stories/2")))
                .containsExactly(hold.id().value());
        scenario.remove("stories/1");

        assertThat(scenario.live()).isEqualTo("reviews/2 reviews/3 stories/2 stories/3 users/1 users/2 users/3");
    }

    @Test
    void whatIsBelowIsHeldAsWell() {
        Scenario scenario = tutorial();
        Hold hold = hold(scenario, "users/1");

        assertThat(holds(scenario.tryDelete(DeletionMode.HARD, "stories/2")))
                .containsExactly(hold.id().value());
        assertThat(holds(scenario.tryDelete(DeletionMode.HARD, "reviews/4")))
                .containsExactly(hold.id().value());
        assertThat(holds(scenario.tryDelete(DeletionMode.HARD, "users/3")))
                .as("its review 4 is below a story of user 1")
                .containsExactly(hold.id().value());
        scenario.delete("users/1");
        assertThat(holds(scenario.tryDelete(DeletionMode.HARD, "reviews/1")))
                .containsExactly(hold.id().value());
    }

    @Test
    void aRowThatIsMovedToAnotherParentTakesItsHoldAlong() {
        Scenario scenario = tutorial();
        hold(scenario, "stories/2");
        scenario.change("stories/2", "created_by", "3");

        scenario.remove("users/1");
        Scenario.refusal(scenario.tryDelete(DeletionMode.HARD, "users/3"), Held.class);
    }

    @Test
    void aHoldOnADeletionIsOnItsRootAndOnAllThatBearsItsMark() {
        Scenario scenario = tutorial();
        Deletion deletion = scenario.delete("users/1");
        Hold hold = tryHold(scenario, new On.OfDeletion(deletion.id()), HoldKind.PRESERVATION)
                .orThrow()
                .hold();

        assertThat(holds(scenario.tryPurge(deletion.id())))
                .containsExactly(hold.id().value());
        assertThat(holds(scenario.tryDelete(DeletionMode.HARD, "users/1")))
                .containsExactly(hold.id().value());
        scenario.restore("users/1");
        assertThat(holds(scenario.tryDelete(DeletionMode.HARD, "users/1")))
                .containsExactly(hold.id().value());

        release(scenario, hold);
        scenario.remove("users/1");
    }

    @Test
    void aRowThatBearsTheMarkOfAHeldDeletionIsHeldWhereverItWasMoved() {
        Scenario scenario = tutorial();
        Deletion deletion = scenario.delete("stories/1");
        tryHold(scenario, new On.OfDeletion(deletion.id()), HoldKind.PRESERVATION)
                .orThrow();
        scenario.change("reviews/4", "story_id", "3");

        Answer<Deleted> answer = scenario.engine()
                .deletions()
                .delete(Scenario.CALLER, DeletionMode.HARD, List.of(DeleteRequest.of(Scenario.ref("reviews/4"))))
                .get(0);

        Scenario.refusal(answer, Held.class);
    }

    @Test
    void aHoldOnATypeIsOnAllItsRowsAndWhatIsBelow() {
        Scenario scenario = tutorial();
        Hold hold = tryHold(scenario, new On.Type("stories"), HoldKind.PRESERVATION)
                .orThrow()
                .hold();

        assertThat(holds(scenario.tryDelete(DeletionMode.HARD, "users/1")))
                .containsExactly(hold.id().value());
        assertThat(holds(scenario.tryDelete(DeletionMode.HARD, "reviews/1")))
                .containsExactly(hold.id().value());
        release(scenario, hold);
        scenario.remove("users/1");
    }

    @Test
    void eachHoldIsReleasedByItself() {
        Scenario scenario = tutorial();
        Hold one = hold(scenario, "stories/1");
        Hold two = hold(scenario, "stories/1");
        release(scenario, one);

        assertThat(holds(scenario.tryDelete(DeletionMode.HARD, "stories/1")))
                .containsExactly(two.id().value());
        release(scenario, two);
        release(scenario, two);

        scenario.remove("stories/1");
        assertThat(scenario.engine().holds().find(Scenario.CALLER, one.id()).flatMap(Hold::release))
                .as("released ones stay")
                .isPresent();
    }

    @Test
    void whatIsHeldDoesNotHarmTheRestOfItsBatch() {
        Scenario scenario = tutorial();
        hold(scenario, "stories/1");

        assertThat(Scenario.codes(scenario.tryDeleteAll(DeletionMode.HARD, "stories/1", "stories/2", "users/3")))
                .as("review 4 of user 3 is below story 1")
                .containsExactly("held", "ok", "held");
        assertThat(scenario.live())
                .isEqualTo("reviews/1 reviews/3 reviews/4 stories/1 stories/3 users/1 users/2 users/3");
    }

    @Test
    void aFrozenRowIsNeitherHiddenNorRestoredNorRemoved() {
        Scenario scenario = tutorial();
        scenario.delete("stories/2");
        freeze(scenario, "stories/2");
        freeze(scenario, "stories/3");

        Scenario.refusal(scenario.tryRestore(Parents.REFUSE, "stories/2"), Held.class);
        Scenario.refusal(scenario.tryDelete(DeletionMode.HARD, "stories/2"), Held.class);
        Scenario.refusal(scenario.tryDelete(DeletionMode.SOFT, "stories/3"), Held.class);
        Scenario.refusal(scenario.tryDelete(DeletionMode.SOFT, "users/2"), Held.class);
        Scenario.refusal(scenario.tryDelete(DeletionMode.SOFT, "reviews/3"), Held.class);
        scenario.delete("stories/1");
        scenario.restore("stories/1");
    }

    @Test
    void aHoldThatHasNotBegunOrHasEndedHoldsNothing() {
        Scenario scenario = tutorial();
        Instant now = hold(scenario, "reviews/3").placedAt();
        On story = new On.Row(Scenario.ref("stories/1"));
        HoldRequest later = new HoldRequest(
                story,
                HoldKind.PRESERVATION,
                "later",
                Optional.empty(),
                Optional.of(now.plus(Duration.ofDays(365))),
                Optional.empty());
        scenario.engine().holds().place(Scenario.CALLER, List.of(later)).get(0).orThrow();

        scenario.remove("stories/1");
    }

    @Test
    void aPreviewTellsWhatIsHeld() {
        Scenario scenario = tutorial();
        hold(scenario, "reviews/2");
        freeze(scenario, "stories/3");

        assertThat(refusals(scenario, DeletionMode.HARD, "users/1")).containsExactly("held");
        assertThat(refusals(scenario, DeletionMode.SOFT, "users/1"))
                .as("review 3 is below story 3")
                .containsExactly("held");
        assertThat(refusals(scenario, DeletionMode.SOFT, "stories/1")).isEmpty();
    }

    private static List<String> refusals(Scenario scenario, DeletionMode mode, String row) {
        return scenario
                .engine()
                .deletions()
                .preview(Scenario.CALLER, mode, Scenario.ref(row))
                .orThrow()
                .refusals()
                .stream()
                .map(Refusal::code)
                .toList();
    }
}
