package dev.paranoid.testkit.contract.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows that others hid: {@code deleted_at} is set, and no deletion holds them. */
public abstract class HiddenByOthers extends ContractGroup {

    private static final Instant LONG_AGO = Instant.parse("2019-09-09T09:09:09Z");

    public HiddenByOthers(Engines engines) {
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
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
        assertThat(scenario.value("stories/1", "updated_at")).isEqualTo(NewRow.LONG_AGO);
    }

    @Test
    void aLookFindsThemAndLiveRowsBelowHiddenOnes() {
        Scenario scenario = storyOneHidden();
        scenario.delete("users/2");
        assertThat(scenario.engine().entities().liveBelowHidden(Scenario.CALLER))
                .isEmpty();

        scenario.change("reviews/4", "created_by", "2");

        assertThat(scenario.engine().entities().hiddenByOthers(Scenario.CALLER))
                .containsExactly(Map.entry("stories", 1L));
        assertThat(scenario.engine().entities().liveBelowHidden(Scenario.CALLER))
                .containsExactly(Map.entry("reviews.created_by", 1L));
    }

    @Test
    void aDeleteOpensADeletionAndWalksOn() {
        Scenario scenario = storyOneHidden();

        Deletion deletion = scenario.delete("stories/1");

        assertThat(deletion.took()).containsEntry("stories", 1L).containsEntry("reviews", 2L);
        assertThat(scenario.hidden()).isEqualTo("reviews/1 reviews/4 stories/1");
        scenario.restore("stories/1");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
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
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
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
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void oneThatIsHandedOverTakesTheLiveRowsBelowItAlong() {
        Scenario scenario = storyOneHidden();
        scenario.delete("users/1");

        scenario.tryRestore(Parents.LIFT, "stories/1");

        assertThat(scenario.hidden()).contains("reviews/1", "reviews/4", "stories/1");
        scenario.restore("users/1");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void itGivesItsMarkOnlyWhereNoDeletionHidesAnotherParent() {
        Scenario scenario = tutorial();
        scenario.change("users/2", "deleted_at", LONG_AGO);
        scenario.delete("reviews/1");
        Deletion ofStory = scenario.delete("stories/1");

        scenario.restore(Parents.LIFT, "reviews/1");

        assertThat(scenario.snapshot().holder(Scenario.ref("reviews/1"))).isEqualTo(ofStory.id());
        scenario.restore("users/2");
        scenario.restore("stories/1");
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    /** In a circle of types a deletion may come to a row by a longer way than what others hid. */
    @Test
    void itGivesItsMarkOnlyWhereNoDeletionArrivesByAnyWay() {
        EntityType nodes = EntityType.paranoid("nodes");
        Scenario scenario = over(TestSchema.of(EntityGraph.of(
                        List.of(nodes),
                        List.of(
                                Relation.cascading(nodes, "father", nodes),
                                Relation.cascading(nodes, "mother", nodes)))))
                .with(
                        NewRow.of("nodes", "1").with("deleted_at", LONG_AGO),
                        NewRow.of("nodes", "2"),
                        NewRow.of("nodes", "3").with("mother", "2"),
                        NewRow.of("nodes", "4").with("father", "1").with("mother", "3"),
                        NewRow.of("nodes", "5").with("father", "1"));
        Deletion below = scenario.delete("nodes/3");
        scenario.delete("nodes/5");
        Deletion above = scenario.delete("nodes/2");

        scenario.tryRestoreAll(Parents.LIFT, "nodes/3", "nodes/5");

        assertThat(below.took()).containsEntry("nodes", 2L);
        assertThat(scenario.snapshot().holder(Scenario.ref("nodes/3"))).isEqualTo(above.id());
        assertThat(scenario.snapshot().holder(Scenario.ref("nodes/4"))).isEqualTo(above.id());
        assertThat(scenario.value("nodes/5", "deletion_id")).isNull();
        assertThat(scenario.value("nodes/5", "deleted_at")).isEqualTo(LONG_AGO);
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
