package dev.paranoid.testkit.contract.law;

import static dev.paranoid.domain.relation.OnDelete.CASCADE;
import static dev.paranoid.domain.relation.OnDelete.KEEP;
import static dev.paranoid.domain.relation.OnDelete.RESTRICT;
import static dev.paranoid.domain.relation.OnDelete.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.NotParanoid;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.UnknownType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Types that are not paranoid: join tables, and rows with an id that can only be removed. */
public abstract class JoinTables extends ContractGroup {

    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType TAGS = EntityType.paranoid("tags");
    private static final EntityType LINKS = EntityType.link("story_tags");
    private static final EntityType FILES = EntityType.plain("files");

    public JoinTables(Engines engines) {
        super(engines);
    }

    /** Story 1 is tagged 1 and 2, story 2 is tagged 2; file 1 is story 1's. */
    private Scenario tagged(OnDelete softOfTag, OnDelete hardOfTag) {
        return over(TestSchema.of(EntityGraph.of(
                        List.of(STORIES, TAGS, LINKS, FILES),
                        List.of(
                                Relation.cascading(LINKS, "story_id", STORIES).on(KEEP, CASCADE),
                                Relation.cascading(LINKS, "tag_id", TAGS).on(softOfTag, hardOfTag),
                                Relation.cascading(FILES, "story_id", STORIES).on(KEEP, CASCADE)))))
                .with(
                        NewRow.of("stories", "1"),
                        NewRow.of("stories", "2"),
                        NewRow.of("tags", "1"),
                        NewRow.of("tags", "2"))
                .with(link("1", "1"), link("1", "2"), link("2", "2"))
                .with(NewRow.of("files", "1").with("story_id", "1"));
    }

    private static NewRow link(String story, String tag) {
        return NewRow.link("story_tags").with("story_id", story).with("tag_id", tag);
    }

    private static List<String> links(Scenario scenario) {
        return scenario.snapshot().links().getOrDefault("story_tags", List.of()).stream()
                .map(link -> link.get("story_id") + "-" + link.get("tag_id"))
                .toList();
    }

    @Test
    void softDeleteKeepsLinksAndRestoreFindsThemAsTheyWere() {
        Scenario scenario = tagged(KEEP, CASCADE);
        Snapshot before = scenario.snapshot();

        assertThat(scenario.delete("stories/1").took()).containsOnlyKeys("stories");
        assertThat(scenario.snapshot().links()).isEqualTo(before.links());
        scenario.restore("stories/1");

        assertThat(scenario.snapshot().rows()).isEqualTo(before.rows());
        assertThat(scenario.snapshot().links()).isEqualTo(before.links());
    }

    @Test
    void hardDeleteRemovesLinksAndCountsThem() {
        Scenario scenario = tagged(KEEP, CASCADE);

        assertThat(scenario.remove("stories/1").took())
                .containsOnlyKeys("files", "stories", "story_tags")
                .containsEntry("story_tags", 2L)
                .containsEntry("files", 1L);
        assertThat(links(scenario)).containsExactly("2-2");
    }

    @Test
    void eachLinkCountsAsLiveForARestrictingRelation() {
        Scenario scenario = tagged(RESTRICT, RESTRICT);

        assertThat(Scenario.refusal(scenario.tryDelete(DeletionMode.SOFT, "tags/2"), Restricted.class)
                        .blockers())
                .containsExactly(new Blocker("story_tags", "story_tags.tag_id", 2, List.of()));
        assertThat(Scenario.refusal(scenario.tryDelete(DeletionMode.HARD, "tags/2"), Restricted.class)
                        .blockers())
                .containsExactly(new Blocker("story_tags", "story_tags.tag_id", 2, List.of()));
    }

    @Test
    void aLinkThatTheSameCallRemovesDoesNotRestrict() {
        Scenario scenario = tagged(RESTRICT, RESTRICT);

        assertThat(Scenario.codes(scenario.tryDeleteAll(DeletionMode.HARD, "tags/1", "stories/1")))
                .containsExactly("ok", "ok");
        assertThat(links(scenario)).containsExactly("2-2");
    }

    @Test
    void hardSetNullUnlinksForGood() {
        Scenario scenario = tagged(KEEP, SET_NULL);

        scenario.remove("tags/2");

        assertThat(links(scenario)).containsExactlyInAnyOrder("1-1", "1-null", "2-null");
    }

    @Test
    void aRowThatCannotBeHiddenCanOnlyBeRemoved() {
        Scenario scenario = tagged(KEEP, CASCADE);

        assertThat(Scenario.refusal(scenario.tryDelete(DeletionMode.SOFT, "files/1"), NotParanoid.class)
                        .type())
                .isEqualTo("files");
        assertThat(scenario.remove("files/1").took()).containsOnlyKeys("files");
    }

    @Test
    void aTypeWithoutIdHasNoAddress() {
        Scenario scenario = tagged(KEEP, CASCADE);

        Scenario.refusal(scenario.tryDelete(DeletionMode.HARD, "story_tags/1"), UnknownType.class);
        Scenario.refusal(scenario.tryDelete(DeletionMode.SOFT, "nothing/1"), UnknownType.class);
    }
}
