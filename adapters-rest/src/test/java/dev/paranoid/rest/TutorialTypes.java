package dev.paranoid.rest;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.schema.IdForm;
import dev.paranoid.testkit.schema.TestColumn;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The tutorial's users, stories and reviews in memory, with tags, and some types that refuse. */
public final class TutorialTypes {

    /** Id of the only tag, which a story has. */
    public static final String TAG = IdForm.BINARY16.id(1);

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType REVIEWS = EntityType.paranoid("reviews");
    private static final EntityType TAGS = EntityType.paranoid("tags");
    private static final EntityType STORY_TAGS = EntityType.link("story_tags");
    private static final EntityType NOTES = EntityType.paranoid("notes");
    private static final EntityType COLORS = EntityType.plain("colors");

    private TutorialTypes() {}

    /** {@return two users; the first has two stories, one of them with the tag and a review by the second} */
    static InMemoryEngine filled() {
        InMemoryEngine engine = InMemoryEngine.of(
                schema(),
                new DeletionRules(Map.of("notes", DeletionPolicy.softOnly()), Map.of("users", Duration.ofDays(30))));
        engine.insert(List.of(
                NewRow.of("users", "1").with("name", "Ann").with("email", "ann@example.org"),
                NewRow.of("users", "2").with("name", "Bob").with("email", "bob@example.org"),
                NewRow.of("stories", "1").with("created_by", "1").with("note", "first"),
                NewRow.of("stories", "2").with("created_by", "1"),
                NewRow.of("reviews", "1").with("created_by", "2").with("story_id", "1"),
                NewRow.of("tags", TAG),
                NewRow.link("story_tags").with("story_id", "1").with("tag_id", TAG),
                NewRow.of("notes", "a b/ü"),
                NewRow.of("notes", "plain"),
                NewRow.of("colors", "1")));
        return engine;
    }

    private static TestSchema schema() {
        EntityGraph graph = EntityGraph.of(
                List.of(USERS, STORIES, REVIEWS, TAGS, STORY_TAGS, NOTES, COLORS),
                List.of(
                        Relation.cascading(STORIES, "created_by", USERS),
                        Relation.cascading(REVIEWS, "created_by", USERS),
                        Relation.cascading(REVIEWS, "story_id", STORIES),
                        Relation.cascading(STORY_TAGS, "story_id", STORIES).on(OnDelete.KEEP, OnDelete.CASCADE),
                        Relation.cascading(STORY_TAGS, "tag_id", TAGS).on(OnDelete.RESTRICT, OnDelete.RESTRICT)));
        return TestSchema.of(graph)
                .with(
                        "users",
                        table -> table.holding(TestColumn.text("name"), TestColumn.text("email"))
                                .uniqueBy("email"))
                .with("tags", table -> table.identifiedBy(IdForm.BINARY16))
                .with("notes", table -> table.identifiedBy(IdForm.VARCHAR));
    }
}
