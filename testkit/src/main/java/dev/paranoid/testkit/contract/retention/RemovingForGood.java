package dev.paranoid.testkit.contract.retention;

import static dev.paranoid.domain.relation.OnDelete.CASCADE;
import static dev.paranoid.domain.relation.OnDelete.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import org.junit.jupiter.api.Test;

/** Removal for good: what goes, what becomes of deletions that lose their root, and what is answered afterwards. */
public abstract class RemovingForGood extends ContractGroup {

    public RemovingForGood(Engines engines) {
        super(engines);
    }

    private static DeletionState state(Scenario scenario, Deletion deletion) {
        return scenario.engine()
                .deletions()
                .find(Scenario.CALLER, deletion.id())
                .orElseThrow()
                .state();
    }

    @Test
    void aHardDeleteHasAnEntryOfItsOwnPurgedFromTheStart() {
        Scenario scenario = tutorial();

        Deletion deletion = scenario.remove("users/1");

        assertThat(deletion.mode()).isEqualTo(DeletionMode.HARD);
        assertThat(deletion.state()).isEqualTo(DeletionState.PURGED);
        assertThat(deletion.took())
                .containsEntry("users", 1L)
                .containsEntry("stories", 2L)
                .containsEntry("reviews", 4L);
        assertThat(scenario.engine().deletions().find(Scenario.CALLER, deletion.id()))
                .contains(deletion);
        assertThat(scenario.live()).isEqualTo("stories/3 users/2 users/3");
    }

    @Test
    void itRemovesWhatWasHiddenBeforeAndClosesTheDeletionsThatLoseTheirRoot() {
        Scenario scenario = tutorial();
        Deletion ofReview = scenario.delete("reviews/4");
        Deletion ofUser = scenario.delete("users/1");
        Deletion ofOther = scenario.delete("users/3");

        assertThat(scenario.remove("users/1").took()).containsEntry("reviews", 4L);

        assertThat(state(scenario, ofReview)).isEqualTo(DeletionState.PURGED);
        assertThat(state(scenario, ofUser)).isEqualTo(DeletionState.PURGED);
        assertThat(state(scenario, ofOther)).isEqualTo(DeletionState.ACTIVE);
    }

    @Test
    void aRowThatWasRemovedAsARootIsPurgedWhateverIsAsked() {
        Scenario scenario = tutorial();
        Deletion deletion = scenario.remove("stories/1");

        Answer<?> again = scenario.tryDelete(DeletionMode.HARD, "stories/1");
        assertThat(Scenario.refusal(again, Purged.class).deletion()).isEqualTo(deletion.id());
        Scenario.refusal(scenario.tryRestore(Parents.REFUSE, "stories/1"), Purged.class);
        Scenario.refusal(scenario.tryDelete(DeletionMode.SOFT, "stories/1"), Purged.class);
    }

    @Test
    void aRowThatWentAsSomebodysDescendantIsNotFound() {
        Scenario scenario = tutorial();
        Deletion ofReview = scenario.delete("reviews/1");
        scenario.remove("stories/1");

        Scenario.refusal(scenario.tryDelete(DeletionMode.HARD, "reviews/1"), NotFound.class);
        Scenario.refusal(scenario.tryRestore(Parents.RESTORE, "reviews/1"), NotFound.class);
        Scenario.refusal(scenario.tryRestore(Parents.RESTORE, ofReview.id()), Purged.class);
    }

    @Test
    void aRowThatExistsWinsOverAnOldEntry() {
        Scenario scenario = tutorial();
        scenario.remove("users/3");
        scenario.with(TutorialRows.user(3));

        Scenario.refusal(scenario.tryRestore(Parents.REFUSE, "users/3"), NotDeleted.class);
        Deletion again = scenario.delete("users/3");
        assertThat(again.state()).isEqualTo(DeletionState.ACTIVE);
        scenario.restore("users/3");
        Deletion last = scenario.remove("users/3");
        assertThat(Scenario.refusal(scenario.tryDelete(DeletionMode.HARD, "users/3"), Purged.class)
                        .deletion())
                .isEqualTo(last.id());
    }

    @Test
    void aPurgeIsTheHardDeleteOfADeletionsRootWhoeverHoldsTheRowsBelow() {
        Scenario scenario = tutorial();
        Deletion ofUser = scenario.delete("users/1");
        Deletion ofStory = scenario.delete("stories/1");

        Deletion purge = scenario.tryPurge(ofUser.id()).orThrow().deletion();

        assertThat(purge.mode()).isEqualTo(DeletionMode.HARD);
        assertThat(purge.root()).isEqualTo(ofUser.root());
        assertThat(purge.took()).containsEntry("reviews", 4L);
        assertThat(state(scenario, ofUser)).isEqualTo(DeletionState.PURGED);
        assertThat(state(scenario, ofStory)).isEqualTo(DeletionState.PURGED);
        assertThat(scenario.live()).isEqualTo("stories/3 users/2 users/3");
    }

    @Test
    void onlyAnActiveDeletionCanBePurged() {
        Scenario scenario = tutorial();
        Deletion lifted = scenario.delete("users/3");
        scenario.restore("users/3");
        Deletion removed = scenario.remove("users/3");

        Scenario.refusal(scenario.tryPurge(lifted.id()), NotDeleted.class);
        Scenario.refusal(scenario.tryPurge(removed.id()), Purged.class);
        Scenario.refusal(scenario.tryPurge(new DeletionId(Integer.MAX_VALUE)), NotFound.class);
        Scenario.refusal(scenario.tryRestore(Parents.REFUSE, new DeletionId(Integer.MAX_VALUE)), NotFound.class);
    }

    @Test
    void theRootOfAPurgedDeletionIsGoneForItsIdAndItsAddress() {
        Scenario scenario = tutorial();
        Deletion deletion = scenario.delete("users/3");
        scenario.tryPurge(deletion.id()).orThrow();

        Scenario.refusal(scenario.tryPurge(deletion.id()), Purged.class);
        Scenario.refusal(scenario.tryRestore(Parents.REFUSE, deletion.id()), Purged.class);
        Scenario.refusal(scenario.tryRestore(Parents.REFUSE, "users/3"), Purged.class);
    }

    @Test
    void purgingADetachedParentLeavesItsChildrenWithoutOne() {
        Scenario scenario = over(parentsAndChildren(SET_NULL, CASCADE)).with(parent(1), child(1, 1), child(2, 1));
        Deletion deletion = scenario.delete("parents/1");

        assertThat(scenario.tryPurge(deletion.id()).orThrow().deletion().took()).containsOnlyKeys("parents");

        assertThat(scenario.live()).isEqualTo("children/1 children/2");
    }

    @Test
    void rowsThatWereMovedAwayFromARemovedRootAreFreedOrHandedOver() {
        Scenario scenario = tutorial();
        scenario.delete("users/1");
        Deletion other = scenario.delete("users/3");
        scenario.engine().updateColumn(Scenario.ref("stories/2"), "created_by", "2");
        scenario.engine().updateColumn(Scenario.ref("stories/1"), "created_by", "3");

        scenario.remove("users/1");

        assertThat(scenario.live()).isEqualTo("reviews/2 stories/2 stories/3 users/2");
        assertThat(scenario.snapshot().holder(Scenario.ref("stories/1"))).isEqualTo(other.id());
        scenario.restore("users/3");
        assertThat(scenario.hidden()).isEmpty();
    }
}
