package dev.paranoid.mybatis.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What whoever starts it reads first. */
class PlanOverviewTests {

    @Test
    void showsATreeForEachType() {
        EntityType users = EntityType.paranoid("users");
        EntityType stories = EntityType.paranoid("stories");

        assertThat(PlanOverview.of(EntityGraph.of(
                        List.of(users, stories), List.of(Relation.cascading(stories, "created_by", users)))))
                .isEqualToNormalizingWhitespace("hide users └─ cascade stories (created_by) hide stories");
    }
}
