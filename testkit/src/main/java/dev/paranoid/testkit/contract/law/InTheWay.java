package dev.paranoid.testkit.contract.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Restores, and what they do about other deletions that reach the row. */
public abstract class InTheWay extends ContractGroup {

    public InTheWay(Engines engines) {
        super(engines);
    }

    private static HiddenBy by(Deletion deletion) {
        return new HiddenBy(Optional.of(deletion.id()), deletion.root());
    }

    private static ParentDeleted parentDeleted(Scenario scenario, Parents parents, String row) {
        return Scenario.refusal(scenario.tryRestore(parents, row), ParentDeleted.class);
    }

    @Test
    void aRestoreTellsWhatCameBack() {
        Scenario scenario = tutorial();
        Deletion deletion = scenario.delete("users/1");

        Restoration told = scenario.restore("users/1");

        assertThat(told.deletion()).isEqualTo(deletion.id());
        assertThat(told.visible()).isTrue();
        assertThat(told.restored()).isEqualTo(deletion.took());
        assertThat(told.stillHidden()).isEmpty();
        assertThat(told.hiddenBy()).isEmpty();
        assertThat(scenario.engine().deletions().find(Scenario.CALLER, deletion.id()))
                .contains(deletion.in(DeletionState.LIFTED));
    }

    @Test
    void aRestoreTellsWhatStaysHiddenAndByWhichDeletion() {
        Scenario scenario = tutorial();
        scenario.delete("users/1");
        Deletion other = scenario.delete("users/2");

        Restoration told = scenario.restore("users/1");

        assertThat(told.visible()).isTrue();
        assertThat(told.restored())
                .containsOnlyKeys("reviews", "stories", "users")
                .containsEntry("reviews", 1L);
        assertThat(told.stillHidden()).containsOnlyKeys("reviews").containsEntry("reviews", 3L);
        assertThat(told.hiddenBy()).containsExactly(by(other));
    }

    @Test
    void refuseNamesAllInTheWayAndChangesNothing() {
        Scenario scenario = tutorial();
        scenario.delete("reviews/1");
        Deletion ofStory = scenario.delete("stories/1");
        Deletion ofAuthor = scenario.delete("users/2");
        Deletion ofUser = scenario.delete("users/1");
        Snapshot before = scenario.snapshot();

        ParentDeleted refusal = parentDeleted(scenario, Parents.REFUSE, "reviews/1");

        assertThat(refusal.inTheWay()).containsExactly(by(ofStory), by(ofAuthor), by(ofUser));
        assertThat(refusal.total()).isEqualTo(3);
        assertThat(scenario.snapshot()).isEqualTo(before);
    }

    @Test
    void aRowThatIsNoRootIsHiddenByItsHolder() {
        Scenario scenario = tutorial();
        Deletion deletion = scenario.delete("users/1");

        assertThat(parentDeleted(scenario, Parents.REFUSE, "reviews/4").inTheWay())
                .containsExactly(by(deletion));
        assertThat(parentDeleted(scenario, Parents.LIFT, "reviews/4").inTheWay())
                .containsExactly(by(deletion));
    }

    @Test
    void liftLiftsItsOwnAloneAndTheRowIsHandedOver() {
        Scenario scenario = tutorial();
        Deletion ofStory = scenario.delete("stories/1");
        Deletion ofUser = scenario.delete("users/1");

        Restoration told = scenario.restore(Parents.LIFT, "stories/1");

        assertThat(told.visible()).isFalse();
        assertThat(told.restored()).isEmpty();
        assertThat(told.stillHidden()).containsOnlyKeys("reviews", "stories");
        assertThat(told.hiddenBy()).containsExactly(by(ofUser));
        assertThat(scenario.engine()
                        .deletions()
                        .find(Scenario.CALLER, ofStory.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(DeletionState.LIFTED);
        assertThat(parentDeleted(scenario, Parents.REFUSE, "stories/1").inTheWay())
                .containsExactly(by(ofUser));
        scenario.restore("users/1");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void restoreLiftsAllInTheWayWhole() {
        Scenario scenario = tutorial();
        scenario.delete("stories/1");
        scenario.delete("users/2");
        scenario.delete("users/1");

        Restoration told = scenario.restore(Parents.RESTORE, "reviews/1");

        assertThat(told.visible()).isTrue();
        assertThat(told.restored())
                .containsEntry("users", 2L)
                .containsEntry("stories", 3L)
                .containsEntry("reviews", 4L);
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void aLiveRowIsNotDeletedAndAnUnknownOneIsNotFound() {
        Scenario scenario = tutorial();
        for (Parents parents : Parents.values()) {
            Scenario.refusal(scenario.tryRestore(parents, "users/1"), NotDeleted.class);
            Scenario.refusal(scenario.tryRestore(parents, "users/99"), NotFound.class);
        }
    }

    @Test
    void aDeletionIsRestoredByItsIdAndOnlyOnce() {
        Scenario scenario = tutorial();
        Deletion deletion = scenario.delete("users/1");

        assertThat(scenario.tryRestore(Parents.REFUSE, deletion.id()).orThrow().restored())
                .isEqualTo(deletion.took());
        Scenario.refusal(scenario.tryRestore(Parents.REFUSE, deletion.id()), NotDeleted.class);
    }

    @Test
    void aLaterDeletionOfTheSameRowIsNotRestoredByTheFormersId() {
        Scenario scenario = tutorial();
        Deletion former = scenario.delete("users/1");
        scenario.restore("users/1");
        scenario.delete("users/1");

        Scenario.refusal(scenario.tryRestore(Parents.RESTORE, former.id()), NotDeleted.class);

        assertThat(scenario.hidden()).contains("users/1");
    }

    @Test
    void theSecondOfTwoDeletionsIsRestoredByItsIdUnderEachMode() {
        Scenario scenario = tutorial();
        Deletion ofStory = scenario.delete("stories/1");
        scenario.delete("users/1");

        Scenario.refusal(scenario.tryRestore(Parents.REFUSE, ofStory.id()), ParentDeleted.class);
        assertThat(scenario.tryRestore(Parents.LIFT, ofStory.id()).orThrow().visible())
                .isFalse();
        scenario.restore("users/1");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }
}
