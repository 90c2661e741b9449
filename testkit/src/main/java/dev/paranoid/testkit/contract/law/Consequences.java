package dev.paranoid.testkit.contract.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The six consequences of the law, in the words of the design. */
public abstract class Consequences extends ContractGroup {

    private Scenario scenario;

    public Consequences(Engines engines) {
        super(engines);
        this.scenario = tutorial();
    }

    @Test
    void deleteThenRestoreLeavesEveryColumnOfEveryTableAsItWas() {
        Snapshot before = scenario.snapshot();

        Deletion deletion = scenario.delete("users/1");
        assertThat(scenario.live()).isEqualTo("stories/3 users/2 users/3");
        assertThat(deletion.took())
                .containsEntry("users", 1L)
                .containsEntry("stories", 2L)
                .containsEntry("reviews", 4L);

        scenario.restore("users/1");
        assertThat(scenario.snapshot().rows()).isEqualTo(before.rows());
    }

    @Test
    void aReviewDeletedByItselfThenTakenAlongWithItsUserStaysDeletedWhenTheUserIsRestored() {
        scenario.delete("reviews/1");
        scenario.delete("users/2");

        scenario.restore("users/2");

        assertThat(scenario.hidden()).isEqualTo("reviews/1");
    }

    @Test
    void aReviewUnderTwoDeletedParentsStaysHiddenUntilBothAreBackAndIsHandedOverBetween() {
        scenario.delete("stories/1");
        Deletion ofUser = scenario.delete("users/2");
        assertThat(scenario.hidden()).contains("reviews/1");

        scenario.restore("stories/1");
        assertThat(scenario.hidden()).contains("reviews/1");
        assertThat(scenario.snapshot().holder(Scenario.ref("reviews/1"))).isEqualTo(ofUser.id());

        scenario.restore("users/2");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void deletesCommuteInAnyOrderAndRepetition() {
        List<List<String>> orders = List.of(
                List.of("users/1", "stories/1", "reviews/3", "users/3"),
                List.of("users/3", "reviews/3", "stories/1", "users/1", "stories/1"),
                List.of("stories/1", "users/1", "users/1", "users/3", "reviews/3"));

        List<String> left = orders.stream().map(this::liveAfter).distinct().toList();

        assertThat(left).containsExactly("stories/3 users/2");
    }

    @Test
    void deletingTheRootOfAnActiveDeletionChangesNothingAndAnswersWithIt() {
        Deletion first = scenario.delete("users/1");
        Snapshot before = scenario.snapshot();

        assertThat(scenario.tryDelete(DeletionMode.SOFT, "users/1").orThrow())
                .satisfies(again -> assertThat(again.unchanged()).isTrue())
                .satisfies(again -> assertThat(again.deletion()).isEqualTo(first));
        assertThat(scenario.snapshot()).isEqualTo(before);
    }

    @Test
    void deletingWhatAParentsDeletionHidesIsADeletionOfItsOwnThatMarksThatRowAlone() {
        Deletion ofUser = scenario.delete("users/1");

        Deletion ofStory = scenario.delete("stories/1");

        assertThat(ofStory.took()).containsOnlyKeys("stories").containsEntry("stories", 1L);
        assertThat(scenario.snapshot().holder(Scenario.ref("stories/1"))).isEqualTo(ofStory.id());
        assertThat(scenario.snapshot().holder(Scenario.ref("reviews/1"))).isEqualTo(ofUser.id());
        scenario.restore("users/1");
        assertThat(scenario.hidden()).isEqualTo("reviews/1 reviews/4 stories/1");
        scenario.restore("stories/1");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void thereIsNoLiveRowUnderAHiddenParentEver() {
        scenario.delete("stories/1");
        scenario.delete("users/1");
        scenario.restore(Parents.LIFT, "stories/1");

        assertThat(scenario.live()).doesNotContain("reviews/1", "reviews/4", "stories/1");
    }

    @Test
    void restoringEverythingInAnyOrderGivesBackTheInitialState() {
        Snapshot before = scenario.snapshot();
        List<String> roots = List.of("users/1", "reviews/3", "stories/1", "users/2", "reviews/1");
        for (int turn = 0; turn < roots.size(); turn++) {
            roots.forEach(scenario::delete);
            for (int i = 0; i < roots.size(); i++) {
                scenario.restore(Parents.LIFT, roots.get((turn + 2 * i) % roots.size()));
            }
            assertThat(scenario.snapshot().rows()).isEqualTo(before.rows());
        }
    }

    private String liveAfter(List<String> deletes) {
        scenario = tutorial();
        deletes.forEach(scenario::delete);
        return scenario.live();
    }
}
