package dev.paranoid.testkit.contract.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Request.Purge;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.testkit.contract.scenario.Asking;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Roots of active deletions that another program removes, after their children were moved to a live user. Such a deletion
 * reaches nothing, and is ended by its id.
 */
public abstract class RemovedByOthers extends ContractGroup {

    private static final String LEFT =
            "reviews/1 reviews/2 reviews/3 reviews/4 stories/1 stories/2 stories/3 users/2 users/3";

    public RemovedByOthers(Engines engines) {
        super(engines);
    }

    private static void removeUser1(Scenario scenario) {
        scenario.change("stories/1", "created_by", "3");
        scenario.change("stories/2", "created_by", "3");
        scenario.change("reviews/3", "created_by", "3");
        scenario.removeFromOutside("users/1");
    }

    @Test
    void aRestoreByTheIdOfTheDeletionBringsBackWhatItHolds() {
        Scenario scenario = tutorial();
        Deletion deletion = scenario.delete("users/1");
        scenario.delete("users/2");
        scenario.restore("users/2");
        removeUser1(scenario);
        assertThat(scenario.engine().deletions().orphaned(Scenario.CALLER)).containsExactly(Map.entry("users", 1L));

        Restoration told = scenario.tryRestore(Parents.REFUSE, deletion.id()).orThrow();

        assertThat(scenario.engine().deletions().orphaned(Scenario.CALLER)).isEmpty();
        assertThat(told.visible()).isFalse();
        assertThat(told.deletion()).isEqualTo(deletion.id());
        assertThat(told.restored()).containsEntry("stories", 2L).containsEntry("reviews", 4L);
        assertThat(told.restored()).doesNotContainKey("users");
        assertThat(scenario.live()).isEqualTo(LEFT);
        assertThat(scenario.engine().deletions().find(Scenario.CALLER, deletion.id()))
                .map(Deletion::state)
                .contains(DeletionState.LIFTED);
    }

    @Test
    void soDoesAPurgeThoughNothingIsLeftToRemove() {
        Scenario scenario = tutorial();
        Deletion deletion = scenario.delete("users/1");
        removeUser1(scenario);

        Deleted told = scenario.tryPurge(deletion.id()).orThrow();

        assertThat(told.deletion().root()).isEqualTo(deletion.root());
        assertThat(told.deletion().state()).isEqualTo(DeletionState.PURGED);
        assertThat(scenario.engine().deletions().find(Scenario.CALLER, deletion.id()))
                .map(Deletion::state)
                .contains(DeletionState.PURGED);
        assertThat(scenario.live()).isEqualTo(LEFT);
    }

    @Test
    void aPurgeOfSeveralEndsItWithTheOthers() {
        Scenario scenario = tutorial();
        Deletion review = scenario.delete("reviews/3");
        Deletion rootless = scenario.delete("users/1");
        Deletion other = scenario.delete("users/2");
        removeUser1(scenario);
        scenario.removeFromOutside("reviews/3");
        Purge both = new Purge(List.of(rootless.id(), new DeletionId(Integer.MAX_VALUE), other.id(), review.id()));

        Outcome outcome = new Asking(scenario.engine())
                .ask(List.of(Asking.request("r1", "a key", both), Asking.request("r2", "another", both)))
                .get(0);

        assertThat(outcome.deletions()).filteredOn(Granted.class::isInstance).hasSize(3);
        Scenario.refusal(outcome.deletions().get(1), NotFound.class);
        assertThat(List.of(rootless.id(), other.id(), review.id()))
                .map(id -> scenario.engine().deletions().find(Scenario.CALLER, id))
                .allMatch(ended -> ended.map(Deletion::state).equals(Optional.of(DeletionState.PURGED)));
    }

    @Test
    void whatAnotherDeletionReachesStaysHiddenByIt() {
        Scenario scenario = tutorial();
        Deletion deletion = scenario.delete("users/1");
        Deletion other = scenario.delete("users/2");
        removeUser1(scenario);
        scenario.change("stories/1", "created_by", "2");

        Restoration told = scenario.tryRestore(Parents.REFUSE, deletion.id()).orThrow();

        assertThat(told.stillHidden()).containsEntry("stories", 1L);
        assertThat(told.hiddenBy()).containsExactly(new HiddenBy(Optional.of(other.id()), other.root()));
        assertThat(scenario.hidden()).isEqualTo("reviews/1 reviews/2 reviews/3 reviews/4 stories/1 stories/3 users/2");
    }

    @Test
    void onlyOnce() {
        Scenario scenario = tutorial();
        Deletion lifted = scenario.delete("users/1");
        removeUser1(scenario);
        scenario.tryRestore(Parents.RESTORE, lifted.id()).orThrow();
        Deletion purged = scenario.delete("users/2");
        scenario.change("stories/3", "created_by", "3");
        scenario.change("reviews/1", "created_by", "3");
        scenario.change("reviews/2", "created_by", "3");
        scenario.removeFromOutside("users/2");
        scenario.tryPurge(purged.id()).orThrow();

        Scenario.refusal(scenario.tryRestore(Parents.REFUSE, lifted.id()), NotDeleted.class);
        Scenario.refusal(scenario.tryPurge(lifted.id()), NotDeleted.class);
        Scenario.refusal(scenario.tryRestore(Parents.REFUSE, purged.id()), Purged.class);
        Scenario.refusal(scenario.tryPurge(purged.id()), Purged.class);
    }

    @Test
    void theRowItselfIsNotFound() {
        Scenario scenario = tutorial();
        scenario.delete("users/1");
        removeUser1(scenario);

        Scenario.refusal(
                scenario.engine()
                        .deletions()
                        .restore(Scenario.CALLER, Parents.REFUSE, Scenario.refs("users/1"))
                        .get(0),
                NotFound.class);
    }
}
