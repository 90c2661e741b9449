package dev.paranoid.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.plan.PlanStep.ClearMark;
import dev.paranoid.domain.plan.PlanStep.Collect;
import dev.paranoid.domain.plan.PlanStep.FindConflicts;
import dev.paranoid.domain.plan.PlanStep.HandOver;
import dev.paranoid.domain.plan.PlanStep.LeaveHidden;
import dev.paranoid.domain.plan.PlanStep.LockMembers;
import dev.paranoid.domain.plan.PlanStep.LockParents;
import dev.paranoid.domain.plan.PlanStep.MarkChildren;
import dev.paranoid.domain.plan.PlanStep.Remove;
import dev.paranoid.domain.plan.PlanStep.RemoveChildren;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import dev.paranoid.domain.plan.PlanStep.Sever;
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

    @Test
    void marksFlowFromParentsToChildren() {
        assertThat(CascadePlan.hide(BLOG, Set.of(USERS)).steps())
                .containsExactly(new MarkChildren(WRITTEN), new MarkChildren(REVIEWED_BY), new MarkChildren(REVIEW_OF));
    }

    @Test
    void aLiftLocksThenHandsOverThenFrees() {
        assertThat(CascadePlan.lift(BLOG, Set.of(STORIES)).steps())
                .containsExactly(
                        new LockParents(REVIEWED_BY),
                        new LockParents(WRITTEN),
                        new LockParents(REVIEW_OF),
                        new HandOver(WRITTEN),
                        new HandOver(REVIEWED_BY),
                        new HandOver(REVIEW_OF),
                        new LeaveHidden(WRITTEN),
                        new LeaveHidden(REVIEWED_BY),
                        new LeaveHidden(REVIEW_OF),
                        new FindConflicts(STORIES),
                        new FindConflicts(REVIEWS),
                        new ClearMark(STORIES),
                        new ClearMark(REVIEWS));
    }

    @Test
    void membersThatAreParentsThemselvesAreLockedBeforeWhatIsBelow() {
        assertThat(CascadePlan.lift(BLOG, Set.of(USERS)).steps())
                .startsWith(
                        new LockParents(REVIEWED_BY),
                        new LockParents(WRITTEN),
                        new LockMembers(STORIES),
                        new LockParents(REVIEW_OF));
    }

    @Test
    void aRemovalCollectsDownAndRemovesUp() {
        assertThat(CascadePlan.remove(BLOG, Set.of(USERS)).steps())
                .containsExactly(
                        new Collect(WRITTEN),
                        new Collect(REVIEWED_BY),
                        new Collect(REVIEW_OF),
                        new RemoveChildren(TAGGED),
                        new Remove(REVIEWS),
                        new Remove(STORIES),
                        new Remove(USERS));
    }

    @Test
    void aRemovalOfManyDoesNotCollectRowsToWhichNothingBelongs() {
        assertThat(CascadePlan.removeSparing(BLOG, Set.of(USERS), type -> false).steps())
                .containsExactly(
                        new Collect(WRITTEN),
                        new RemoveChildren(REVIEWED_BY),
                        new RemoveChildren(REVIEW_OF),
                        new RemoveChildren(TAGGED),
                        new Remove(STORIES),
                        new Remove(USERS));
    }

    @Test
    void itDoesWhereTheyAreJudgedOrAskedForOrStandInTheWay() {
        List<PlanStep> collecting =
                CascadePlan.remove(BLOG, Set.of(USERS, REVIEWS)).steps();
        EntityGraph restricting = EntityGraph.of(
                BLOG.types(), List.of(WRITTEN, REVIEWED_BY.on(OnDelete.CASCADE, OnDelete.RESTRICT), REVIEW_OF));

        assertThat(CascadePlan.removeSparing(BLOG, Set.of(USERS), REVIEWS::equals)
                        .steps())
                .isEqualTo(CascadePlan.remove(BLOG, Set.of(USERS)).steps());
        assertThat(CascadePlan.removeSparing(BLOG, Set.of(USERS, REVIEWS), type -> false)
                        .steps())
                .isEqualTo(collecting);
        assertThat(CascadePlan.removeSparing(restricting, Set.of(USERS), type -> false)
                        .steps())
                .isEqualTo(CascadePlan.remove(restricting, Set.of(USERS)).steps());
    }

    @Test
    void aCycleIsRepeatedAndSeveredBeforeItIsRemoved() {
        assertThat(CascadePlan.hide(TREE, Set.of(CATEGORIES)).steps())
                .containsExactly(new Repeat(List.of(new MarkChildren(PARENT))));
        assertThat(CascadePlan.remove(TREE, Set.of(CATEGORIES)).steps())
                .containsExactly(new Repeat(List.of(new Collect(PARENT))), new Sever(PARENT), new Remove(CATEGORIES));
    }

    @Test
    void theTreeNamesEveryRelationOnce() {
        assertThat(CascadePlan.hide(BLOG, Set.of(USERS))).hasToString("""
                        hide users
                        ├─ cascade reviews (created_by)
                        └─ cascade stories (created_by)
                           ├─ cascade reviews (story_id), see above
                           └─ keep story_tags (story_id)""");
        assertThat(CascadePlan.remove(BLOG, Set.of(USERS))).hasToString("""
                        remove users
                        ├─ cascade reviews (created_by)
                        └─ cascade stories (created_by)
                           ├─ cascade reviews (story_id), see above
                           └─ cascade story_tags (story_id)""");
    }
}
