package dev.paranoid.mybatis.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.EngineRun;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.SteppedMyBatisEngine;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows without id of which a hold covers some, where the database finds them by another index than the one that is asked for. */
class HeldLinksTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType TAGS = EntityType.paranoid("tags");
    private static final EntityType TAGGED = EntityType.link("tagged");
    private static final int LINKS = 7;
    private static final int SLICE = 2;
    private static final EntityRef STORY = new EntityRef("stories", "1");
    private static final EntityRef HELD = new EntityRef("tags", "" + LINKS);

    private final EngineRun run = new EngineRun();

    @AfterEach
    void dropDatabases() {
        run.close();
    }

    private static NewRow tagged(int tag) {
        return NewRow.link("tagged").with("story_id", STORY.id()).with("tag_id", "" + tag);
    }

    /** A story with more tags than a slice, and a tag that is held. */
    private MyBatisEngine storyWithTags() {
        TestSchema schema = TestSchema.of(EntityGraph.of(
                List.of(STORIES, TAGS, TAGGED),
                List.of(
                        Relation.cascading(TAGGED, "story_id", STORIES).on(OnDelete.KEEP, OnDelete.CASCADE),
                        Relation.cascading(TAGGED, "tag_id", TAGS).on(OnDelete.KEEP, OnDelete.CASCADE))));
        MyBatisEngine engine = run.inBackground(schema);
        engine.insert(List.of(NewRow.of(STORY), NewRow.of(HELD)));
        IntStream.range(1, LINKS).forEach(tag -> engine.insert(List.of(NewRow.of("tags", "" + tag), tagged(tag))));
        engine.jdbc().execute("ALTER TABLE tagged ADD UNIQUE KEY backwards (story_id, tag_id DESC)");
        engine.holds().place(CALLER, List.of(HoldRequest.of(new On.Row(HELD), HoldKind.PRESERVATION, "a lawsuit")));
        return engine;
    }

    private static Stage stage(MyBatisEngine engine) {
        return engine.paranoid()
                .background()
                .flatMap(background -> background.find(engine.lastJob()))
                .orElseThrow()
                .job()
                .state()
                .stage();
    }

    /** The story is tagged with what is held when nothing looks for that any more but the removal itself. */
    @Test
    void whatIsHeldStaysWhicheverIndexTheDatabaseTakes() {
        MyBatisEngine tables = storyWithTags();
        SteppedMyBatisEngine engine = new SteppedMyBatisEngine(tables);
        engine.begin(DeletionMode.HARD, STORY);
        while (stage(tables) != Stage.REMOVE) {
            assertThat(engine.advance(0, SLICE)).isTrue();
        }
        engine.insert(List.of(tagged(LINKS)));
        while (engine.advance(0, SLICE)) {
            assertThat(engine.snapshot().links().getOrDefault("tagged", List.of()))
                    .anyMatch(link -> HELD.id().equals(link.get("tag_id")));
        }
        assertThat(engine.snapshot().rows()).containsKey(STORY);
    }
}
