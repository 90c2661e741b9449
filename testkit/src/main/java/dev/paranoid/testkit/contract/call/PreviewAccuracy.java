package dev.paranoid.testkit.contract.call;

import static dev.paranoid.domain.relation.OnDelete.RESTRICT;
import static dev.paranoid.domain.relation.OnDelete.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.RestorePreview;
import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A preview tells what then happens, and changes nothing. */
public abstract class PreviewAccuracy extends ContractGroup {

    public PreviewAccuracy(Engines engines) {
        super(engines);
    }

    private static Answer<Preview> tryPreview(Scenario scenario, DeletionMode mode, String row) {
        Snapshot before = scenario.snapshot();
        Answer<Preview> preview = scenario.engine().deletions().preview(Scenario.CALLER, mode, Scenario.ref(row));
        assertThat(scenario.snapshot()).isEqualTo(before);
        return preview;
    }

    private static Preview preview(Scenario scenario, DeletionMode mode, String row) {
        Preview preview = tryPreview(scenario, mode, row).orThrow();
        assertThat(preview.complete()).isTrue();
        assertThat(preview.root()).isEqualTo(Scenario.ref(row));
        assertThat(preview.mode()).isEqualTo(mode);
        return preview;
    }

    @Test
    void itCountsWhatASoftDeleteThenTakes() {
        Scenario scenario = tutorial();
        scenario.delete("reviews/1");
        scenario.delete("stories/2");

        Preview preview = preview(scenario, DeletionMode.SOFT, "users/1");

        assertThat(preview.takes()).isEqualTo(scenario.delete("users/1").took()).containsEntry("reviews", 2L);
        assertThat(preview.refusals()).isEmpty();
        assertThat(preview.tree()).startsWith("hide users");
    }

    @Test
    void itCountsWhatAHardDeleteThenRemoves() {
        Scenario scenario = tutorial();
        scenario.delete("reviews/1");

        Preview preview = preview(scenario, DeletionMode.HARD, "users/1");

        assertThat(preview.takes()).isEqualTo(scenario.remove("users/1").took()).containsEntry("reviews", 4L);
        assertThat(preview.live()).as("reviews/1 was deleted before").containsEntry("reviews", 3L);
        assertThat(preview.tree()).startsWith("remove users");
    }

    @Test
    void aHiddenRowWouldBeTakenAloneAndTheRootOfAnActiveDeletionNotAtAll() {
        Scenario scenario = tutorial();
        scenario.delete("users/1");

        assertThat(preview(scenario, DeletionMode.SOFT, "stories/1").takes())
                .isEqualTo(scenario.delete("stories/1").took())
                .containsEntry("stories", 1L);
        assertThat(preview(scenario, DeletionMode.SOFT, "users/1").takes()).isEmpty();
        Preview hard = preview(scenario, DeletionMode.HARD, "users/1");
        assertThat(hard.takes()).containsEntry("reviews", 4L);
        assertThat(hard.live()).as("all is hidden").isEmpty();
    }

    @Test
    void itCountsChildrenThatWouldLoseTheirForeignKey() {
        for (DeletionMode mode : DeletionMode.values()) {
            Scenario scenario = over(parentsAndChildren(SET_NULL, SET_NULL))
                    .with(parent(1), parent(2), child(1, 1), child(2, 1), child(3, 2));
            scenario.delete("children/2");

            Preview preview = preview(scenario, mode, "parents/1");

            assertThat(preview.takes()).containsOnlyKeys("parents");
            assertThat(preview.detaches()).containsOnlyKeys("children").containsEntry("children", 2L);
        }
    }

    @Test
    void itNamesWhatRestrictsAndIsAnsweredAllTheSame() {
        for (DeletionMode mode : DeletionMode.values()) {
            Scenario scenario = over(parentsAndChildren(RESTRICT, RESTRICT)).with(parent(1), child(1, 1), child(2, 1));

            Preview preview = preview(scenario, mode, "parents/1");

            assertThat(preview.refusals())
                    .containsExactly(Scenario.refusal(scenario.tryDelete(mode, "parents/1"), Restricted.class));
        }
    }

    @Test
    void itTellsWhatPoliciesSay() {
        Scenario scenario = tutorial(new DeletionRules(
                Map.of("reviews", DeletionPolicy.never(), "stories", DeletionPolicy.softOnly()), Map.of()));

        assertThat(preview(scenario, DeletionMode.SOFT, "users/1").refusals())
                .containsExactly(Scenario.refusal(scenario.tryDelete(DeletionMode.SOFT, "users/1"), HeldBack.class));
        assertThat(preview(scenario, DeletionMode.HARD, "users/1").refusals())
                .extracting(refusal -> ((HeldBack) refusal).policy())
                .isEqualTo(List.of("never", "soft-only"));
    }

    @Test
    void thatOfARestoreChangesNothingAndTellsWhatStays() {
        Scenario scenario = tutorial();
        DeletionId story = scenario.delete("stories/1").id();
        scenario.delete("users/1");
        Snapshot before = scenario.snapshot();

        for (Parents parents : Parents.values()) {
            RestorePreview preview = scenario.engine()
                    .deletions()
                    .previewRestore(Scenario.CALLER, parents, story)
                    .orThrow();
            boolean together = parents == Parents.RESTORE;
            assertThat(preview.complete()).isTrue();
            assertThat(preview.restores().containsKey("stories")).isEqualTo(together);
            assertThat(preview.staysHidden().isEmpty()).isEqualTo(together);
            assertThat(preview.refusals()).hasSize(parents == Parents.REFUSE ? 1 : 0);
        }
        assertThat(scenario.snapshot()).isEqualTo(before);
    }

    @Test
    void aRowThatIsNotThereHasNone() {
        Scenario scenario = tutorial();
        scenario.remove("users/3");

        Scenario.refusal(tryPreview(scenario, DeletionMode.SOFT, "users/99"), NotFound.class);
        Scenario.refusal(tryPreview(scenario, DeletionMode.HARD, "users/3"), Purged.class);
    }
}
