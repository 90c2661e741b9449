package dev.paranoid.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.testkit.NewRow;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows that others hid: {@code deleted_at} is set, and no deletion holds them. */
abstract class HiddenByOthers extends Chapter {

    private static final Instant LONG_AGO = Instant.parse("2019-09-09T09:09:09Z");

    HiddenByOthers(Engines engines) {
        super(engines);
    }

    /** The tutorial, where story 1 was hidden by others and its reviews were not. */
    private Scenario storyOneHidden() {
        Scenario scenario = tutorial();
        scenario.change("stories/1", "deleted_at", LONG_AGO);
        return scenario;
    }

    @Test
    void aRestoreByIdMakesItLive() {
        Scenario scenario = storyOneHidden();

        Restoration told = scenario.restore("stories/1");

        assertThat(told.visible()).isTrue();
        assertThat(told.restored()).containsOnlyKeys("stories").containsEntry("stories", 1L);
        assertThat(scenario.live()).isEqualTo(Tutorial.ALL);
        assertThat(scenario.value("stories/1", "updated_at")).isEqualTo(NewRow.LONG_AGO);
    }

    @Test
    void aDeleteOpensADeletionAndWalksOn() {
        Scenario scenario = storyOneHidden();

        Deletion deletion = scenario.delete("stories/1");

        assertThat(deletion.took()).containsEntry("stories", 1L).containsEntry("reviews", 2L);
        assertThat(scenario.hidden()).isEqualTo("reviews/1 reviews/4 stories/1");
        scenario.restore("stories/1");
        assertThat(scenario.live()).isEqualTo(Tutorial.ALL);
    }

    @Test
    void aDeleteThatComesFromAboveDoesNotWalkThroughIt() {
        Scenario scenario = storyOneHidden();

        Deletion deletion = scenario.delete("users/1");

        assertThat(deletion.took()).containsEntry("stories", 1L);
        assertThat(scenario.live()).isEqualTo("reviews/1 reviews/4 stories/3 users/2 users/3");
        scenario.restore("users/1");
        assertThat(scenario.hidden()).isEqualTo("stories/1");
    }

    @Test
    void aMemberBelowOneStaysHidden() {
        Scenario scenario = storyOneHidden();
        scenario.delete("users/2");

        Restoration told = scenario.restore("users/2");

        assertThat(scenario.hidden()).isEqualTo("reviews/1 stories/1");
        assertThat(told.stillHidden()).containsOnlyKeys("reviews").containsEntry("reviews", 1L);
        assertThat(scenario.value("reviews/1", "deleted_at")).isEqualTo(LONG_AGO);
        assertThat(scenario.value("reviews/1", "deletion_id")).isNull();
    }

    @Test
    void itIsInTheWayOfARowBelowAndGoesWhenAllInTheWayIsRestored() {
        Scenario scenario = storyOneHidden();
        scenario.delete("reviews/1");

        ParentDeleted refusal = Scenario.refusal(scenario.tryRestore(Parents.REFUSE, "reviews/1"), ParentDeleted.class);
        assertThat(refusal.inTheWay()).containsExactly(new HiddenBy(Optional.empty(), Scenario.ref("stories/1")));

        scenario.restore(Parents.RESTORE, "reviews/1");
        assertThat(scenario.live()).isEqualTo(Tutorial.ALL);
    }

    @Test
    void underAHiddenParentItsOwnIsLiftedAndItIsHandedOver() {
        Scenario scenario = tutorial();
        scenario.change("reviews/1", "deleted_at", LONG_AGO);
        Deletion ofUser = scenario.delete("users/1");

        Scenario.refusal(scenario.tryRestore(Parents.REFUSE, "reviews/1"), ParentDeleted.class);
        assertThat(scenario.restore(Parents.LIFT, "reviews/1").visible()).isFalse();

        assertThat(scenario.snapshot().holder(Scenario.ref("reviews/1"))).isEqualTo(ofUser.id());
        scenario.restore("users/1");
        assertThat(scenario.live()).isEqualTo(Tutorial.ALL);
    }

    @Test
    void oneThatIsHandedOverTakesTheLiveRowsBelowItAlong() {
        Scenario scenario = storyOneHidden();
        scenario.delete("users/1");

        scenario.tryRestore(Parents.LIFT, "stories/1");

        assertThat(scenario.hidden()).contains("reviews/1", "reviews/4", "stories/1");
        scenario.restore("users/1");
        assertThat(scenario.live()).isEqualTo(Tutorial.ALL);
    }

    @Test
    void itIsRemovedLikeAnyRow() {
        Scenario scenario = storyOneHidden();

        assertThat(scenario.tryDelete(DeletionMode.HARD, "stories/1")
                        .orThrow()
                        .deletion()
                        .took())
                .containsEntry("stories", 1L)
                .containsEntry("reviews", 2L);
    }
}
