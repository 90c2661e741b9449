package dev.paranoid.testkit.contract.scenario;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestColumn;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;

/** Users write stories, and reviews of each other's stories. */
public final class TutorialRows {

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType REVIEWS = EntityType.paranoid("reviews");

    static final EntityGraph GRAPH = EntityGraph.of(
            List.of(USERS, STORIES, REVIEWS),
            List.of(
                    Relation.cascading(STORIES, "created_by", USERS),
                    Relation.cascading(REVIEWS, "created_by", USERS),
                    Relation.cascading(REVIEWS, "story_id", STORIES)));

    public static final TestSchema SCHEMA = TestSchema.of(GRAPH)
            .with(
                    "users",
                    table -> table.holding(TestColumn.text("name"), TestColumn.text("email"))
                            .uniqueBy("email"))
            .with("stories", table -> table.holding(TestColumn.text("title")))
            .with("reviews", table -> table.holding(TestColumn.text("body"), TestColumn.number("stars")));

    /** All of {@link #rows()}, as a scenario tells them. */
    public static final String ALL =
            "reviews/1 reviews/2 reviews/3 reviews/4 stories/1 stories/2 stories/3 users/1 users/2 users/3";

    private TutorialRows() {}

    /**
     * {@return the rows} User 1 wrote the stories 1 and 2, user 2 wrote story 3. Reviews 1 and 2 are user 2's, of stories 1 and 2;
     * review 3 is user 1's, of story 3; review 4 is user 3's, of story 1.
     */
    public static NewRow[] rows() {
        return new NewRow[] {
            user(1),
            user(2),
            user(3),
            story(1, 1),
            story(2, 1),
            story(3, 2),
            review(1, 2, 1),
            review(2, 2, 2),
            review(3, 1, 3),
            review(4, 3, 1)
        };
    }

    public static NewRow user(int id) {
        return NewRow.of("users", "" + id).with("name", "User " + id).with("email", "user" + id + "@example.org");
    }

    public static NewRow story(int id, int author) {
        return NewRow.of("stories", "" + id).with("title", "Story " + id).with("created_by", "" + author);
    }

    public static NewRow review(int id, int author, int story) {
        return NewRow.of("reviews", "" + id)
                .with("body", "Review " + id)
                .with("stars", (long) id)
                .with("created_by", "" + author)
                .with("story_id", "" + story);
    }
}
