package dev.paranoid.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CascadePlanTests {

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType REVIEWS = EntityType.paranoid("reviews");
    private static final EntityType TAGS = EntityType.paranoid("tags");
    private static final EntityType STORY_TAGS = EntityType.link("story_tags");

    private static final Relation WRITTEN = Relation.cascading(STORIES, "created_by", USERS);
    private static final Relation REVIEWED_BY = Relation.cascading(REVIEWS, "created_by", USERS);
    private static final Relation REVIEW_OF = Relation.cascading(REVIEWS, "story_id", STORIES);
    private static final Relation TAGGED =
            Relation.cascading(STORY_TAGS, "story_id", STORIES).on(OnDelete.KEEP, OnDelete.CASCADE);
    private static final Relation TAG =
            Relation.cascading(STORY_TAGS, "tag_id", TAGS).on(OnDelete.KEEP, OnDelete.CASCADE);

    private static final EntityGraph BLOG = EntityGraph.of(
            List.of(REVIEWS, STORY_TAGS, TAGS, USERS, STORIES), List.of(TAG, REVIEW_OF, REVIEWED_BY, TAGGED, WRITTEN));

    private static final EntityType CATEGORIES = EntityType.paranoid("categories");
    private static final Relation PARENT = Relation.cascading(CATEGORIES, "parent_id", CATEGORIES);
    private static final EntityGraph TREE = EntityGraph.of(List.of(CATEGORIES), List.of(PARENT));

    private static Stage only(EntityType type, Relation... arriving) {
        return new Stage(List.of(type), List.of(arriving), List.of());
    }

    @Test
    void marksFlowFromParentsToChildren() {
        HidePlan plan = CascadePlan.hide(BLOG, Set.of(USERS));

        assertThat(plan.stages())
                .containsExactly(only(USERS), only(STORIES, WRITTEN), only(REVIEWS, REVIEWED_BY, REVIEW_OF));
        assertThat(plan.types()).containsExactly(USERS, STORIES, REVIEWS);
        assertThat(plan.restricting()).isEmpty();
        assertThat(plan.detaching()).isEmpty();
    }

    @Test
    void whatRestrictsIsLookedAtUntilTheDeleteIsAccepted() {
        Relation restricting = REVIEW_OF.on(OnDelete.RESTRICT, OnDelete.RESTRICT);
        EntityGraph graph = EntityGraph.of(List.of(USERS, STORIES, REVIEWS), List.of(WRITTEN, restricting));

        HidePlan asked = CascadePlan.hide(graph, Set.of(USERS));
        assertThat(asked.types()).containsExactly(USERS, STORIES);
        assertThat(asked.restricting()).containsExactly(restricting);

        HidePlan accepted = CascadePlan.hideAccepted(graph, Set.of(USERS));
        assertThat(accepted.types()).containsExactly(USERS, STORIES, REVIEWS);
        assertThat(accepted.restricting()).isEmpty();
        assertThat(CascadePlan.lift(graph, Set.of(USERS)).types()).containsExactly(USERS, STORIES, REVIEWS);
    }

    @Test
    void whatIsDetachedIsPutBackByALift() {
        Relation detaching = REVIEW_OF.on(OnDelete.SET_NULL, OnDelete.SET_NULL);
        EntityGraph graph = EntityGraph.of(List.of(USERS, STORIES, REVIEWS), List.of(WRITTEN, detaching));

        assertThat(CascadePlan.hide(graph, Set.of(USERS)).detaching()).containsExactly(detaching);
        assertThat(CascadePlan.lift(graph, Set.of(USERS)).returning()).containsExactly(detaching);
        RemovePlan removal = CascadePlan.remove(graph, Set.of(USERS));
        assertThat(removal.unlinking()).containsExactly(detaching);
        assertThat(removal.removal()).containsExactly(STORIES, USERS);
    }

    @Test
    void membersOfATypeAtWhichNothingArrivesAreRoots() {
        LiftPlan plan = CascadePlan.lift(BLOG, Set.of(STORIES));

        assertThat(plan.stages()).containsExactly(only(STORIES), only(REVIEWS, REVIEW_OF));
        assertThat(plan.rootsOnly(STORIES)).isTrue();
        assertThat(plan.rootsOnly(REVIEWS)).isFalse();
        assertThat(CascadePlan.lift(TREE, Set.of(CATEGORIES)).rootsOnly(CATEGORIES))
                .isFalse();
    }

    @Test
    void aRemovalCollectsDownAndRemovesUp() {
        RemovePlan plan = CascadePlan.remove(BLOG, Set.of(USERS));

        assertThat(plan.stages())
                .containsExactly(only(USERS), only(STORIES, WRITTEN), only(REVIEWS, REVIEWED_BY, REVIEW_OF));
        assertThat(plan.links()).containsExactly(TAGGED);
        assertThat(plan.removal()).containsExactly(REVIEWS, STORIES, USERS);
        assertThat(plan.severing()).isEmpty();
    }

    @Test
    void aCycleIsFollowedRoundAfterRoundAndSeveredBeforeItIsRemoved() {
        assertThat(CascadePlan.hide(TREE, Set.of(CATEGORIES)).stages())
                .containsExactly(new Stage(List.of(CATEGORIES), List.of(), List.of(PARENT)));
        assertThat(CascadePlan.remove(TREE, Set.of(CATEGORIES)).severing()).containsExactly(PARENT);
    }

    @Test
    void theTreeNamesEveryRelationOnce() {
        assertThat(CascadePlan.hide(BLOG, Set.of(USERS)).tree()).isEqualTo("""
                        hide users
                        ├─ cascade reviews (created_by)
                        └─ cascade stories (created_by)
                           ├─ cascade reviews (story_id), see above
                           └─ keep story_tags (story_id)""");
        assertThat(CascadePlan.remove(BLOG, Set.of(USERS)).tree()).isEqualTo("""
                        remove users
                        ├─ cascade reviews (created_by)
                        └─ cascade stories (created_by)
                           ├─ cascade reviews (story_id), see above
                           └─ cascade story_tags (story_id)""");
    }
}
