package dev.paranoid.testkit.contract.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import org.junit.jupiter.api.Test;

/** Roots of active deletions whose marks others have taken off by hand. */
public abstract class MadeLiveByOthers extends ContractGroup {

    public MadeLiveByOthers(Engines engines) {
        super(engines);
    }

    private static void makeLive(Scenario scenario, String row) {
        scenario.change(row, "deletion_id", null);
        scenario.change(row, "deleted_at", null);
    }

    @Test
    void aDeleteHidesThemByTheSameDeletion() {
        Scenario scenario = tutorial();
        Deletion first = scenario.delete("users/1");
        String hidden = scenario.hidden();
        Object since = scenario.value("users/1", "deleted_at");
        makeLive(scenario, "users/1");

        Deleted again = scenario.tryDelete(DeletionMode.SOFT, "users/1").orThrow();

        assertThat(again.unchanged()).isTrue();
        assertThat(again.deletion().id()).isEqualTo(first.id());
        assertThat(again.deletion().took()).isEqualTo(first.took());
        assertThat(scenario.hidden()).isEqualTo(hidden);
        assertThat(scenario.value("users/1", "deleted_at")).isEqualTo(since);
        scenario.restore("users/1");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
        assertThat(scenario.value("users/1", "updated_at")).isEqualTo(NewRow.LONG_AGO);
    }

    @Test
    void withWhatHasComeBelow() {
        Scenario scenario = tutorial();
        scenario.delete("users/1");
        makeLive(scenario, "users/1");
        scenario.with(
                NewRow.of("stories", "7").with("created_by", "1"),
                NewRow.of("reviews", "7").with("created_by", "2").with("story_id", "7"));

        scenario.delete("users/1");

        assertThat(scenario.hidden()).contains("reviews/7", "stories/7", "users/1");
        scenario.restore("users/1");
        assertThat(scenario.hidden()).isEmpty();
    }

    @Test
    void inABatchAsWell() {
        Scenario scenario = tutorial();
        scenario.delete("users/1");
        scenario.delete("users/2");
        makeLive(scenario, "users/1");
        makeLive(scenario, "users/2");

        assertThat(Scenario.codes(scenario.tryDeleteAll(DeletionMode.SOFT, "users/1", "users/3", "users/2")))
                .containsExactly("ok", "ok", "ok");

        assertThat(scenario.hidden()).contains("users/1", "users/2", "users/3");
    }
}
