package dev.paranoid.testkit.contract.port;

import static dev.paranoid.domain.relation.OnDelete.CASCADE;
import static dev.paranoid.domain.relation.OnDelete.KEEP;
import static dev.paranoid.domain.relation.OnDelete.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the store promises of rows that belong to others: children, and rows without id. */
public abstract class ChildRowsContract {

    private final Function<TestSchema, Workbench> workbench;

    public ChildRowsContract(Function<TestSchema, Workbench> workbench) {
        this.workbench = workbench;
    }

    private Workbench tutorial() {
        return workbench.apply(TutorialRows.SCHEMA).with(TutorialRows.rows());
    }

    /** Story 1 is tagged 1 and 2, story 2 is tagged 2; one link has no tag. */
    private Workbench tagged() {
        EntityType stories = EntityType.paranoid("stories");
        EntityType tags = EntityType.paranoid("tags");
        EntityType links = EntityType.link("story_tags");
        TestSchema schema = TestSchema.of(EntityGraph.of(
                List.of(stories, tags, links),
                List.of(
                        Relation.cascading(links, "story_id", stories).on(KEEP, CASCADE),
                        Relation.cascading(links, "tag_id", tags).on(KEEP, SET_NULL))));
        return workbench
                .apply(schema)
                .with(NewRow.of("stories", "1"), NewRow.of("stories", "2"))
                .with(NewRow.of("tags", "1"), NewRow.of("tags", "2"))
                .with(
                        link("1").with("tag_id", "1"),
                        link("1").with("tag_id", "2"),
                        link("2").with("tag_id", "2"))
                .with(link("2"));
    }

    private static NewRow link(String story) {
        return NewRow.link("story_tags").with("story_id", story);
    }

    private static List<String> ids(Collection<StoredEntity> rows) {
        return rows.stream().map(row -> row.ref().id()).sorted().toList();
    }

    private static List<StoredEntity> children(Workbench bench, Children wanted) {
        return bench.store().children(wanted, Lock.EXCLUSIVE);
    }

    private static List<String> links(Workbench bench) {
        return bench.engine().snapshot().links().getOrDefault("story_tags", List.of()).stream()
                .map(link -> link.get("story_id") + "-" + link.get("tag_id"))
                .sorted()
                .toList();
    }

    @Test
    void findsChildrenLiveOrAllUpToALimit() {
        Workbench bench = tutorial();
        new Scenario(bench.engine()).delete("reviews/1");
        Relation ofStory = bench.relation("reviews.story_id");

        bench.inTransaction(() -> {
            assertThat(ids(children(bench, Children.all(ofStory, Workbench.keys("1"), 10))))
                    .containsExactly("1", "4");
            assertThat(ids(children(bench, Children.live(ofStory, Workbench.keys("1"), 10))))
                    .containsExactly("4");
            assertThat(children(bench, Children.all(ofStory, Workbench.keys("1", "2"), 2)))
                    .hasSize(2);
            return true;
        });
    }

    @Test
    void comesWithTheKeysOfAllParents() {
        Workbench bench = tutorial();

        bench.inTransaction(() -> {
            Children wanted = Children.all(bench.relation("reviews.story_id"), Workbench.keys("3"), 10);
            for (Lock lock : Lock.values()) {
                assertThat(bench.store().children(wanted, lock))
                        .containsExactly(new StoredEntity(
                                Scenario.ref("reviews/3"),
                                Optional.empty(),
                                Map.of(
                                        "reviews.created_by", new RowKey("1"),
                                        "reviews.story_id", new RowKey("3"))));
            }
            return true;
        });
    }

    @Test
    void tellsAtLeastThoseThatAreNotKnown() {
        Workbench bench = tutorial();
        Relation ofStory = bench.relation("reviews.story_id");

        bench.inTransaction(() -> {
            Children wanted = Children.all(ofStory, Workbench.keys("1"), 10);
            assertThat(ids(children(bench, wanted.besides(Set.of(new RowKey("1"))))))
                    .contains("4")
                    .isSubsetOf("1", "4");
            assertThat(ids(children(bench, wanted))).containsExactly("1", "4");
            return true;
        });
    }

    @Test
    void cutsTheChildrenOfOneParentByKey() {
        Workbench bench = tutorial();
        Relation ofStory = bench.relation("reviews.story_id");

        bench.inTransaction(() -> {
            Children first = Children.all(ofStory, Workbench.keys("1"), 1).inOrder(Optional.empty());
            assertThat(ids(children(bench, first))).containsExactly("1");
            assertThat(ids(children(bench, first.inOrder(Optional.of(new RowKey("1"))))))
                    .containsExactly("4");
            assertThat(children(bench, first.inOrder(Optional.of(new RowKey("4")))))
                    .isEmpty();
            return true;
        });
    }

    @Test
    void tellsOneParentAfterTheOtherWhereTheOrderMatters() {
        Workbench bench = tutorial();
        Relation ofStory = bench.relation("reviews.story_id");

        bench.inTransaction(() -> {
            Children wanted =
                    Children.all(ofStory, Workbench.keys("2", "1", "3"), 3).inOrder(Optional.empty());
            assertThat(children(bench, wanted).stream()
                            .map(row -> row.ref().id())
                            .toList())
                    .isIn(List.of("2", "1", "4"), List.of("1", "4", "2"));
            assertThat(children(bench, wanted.inOrder(Optional.of(new RowKey("2")))))
                    .extracting(row -> row.ref().id())
                    .containsExactly("1", "4", "3");
            return true;
        });
    }

    @Test
    void findsRowsWithoutIdByTheirParents() {
        Workbench bench = tagged();
        Relation ofStory = bench.relation("story_tags.story_id");

        bench.inTransaction(() -> {
            for (Lock lock : Lock.values()) {
                assertThat(bench.store().links(ofStory, Workbench.keys("1", "9"), lock, 10))
                        .containsExactlyInAnyOrder(
                                Map.of("story_tags.story_id", new RowKey("1"), "story_tags.tag_id", new RowKey("1")),
                                Map.of("story_tags.story_id", new RowKey("1"), "story_tags.tag_id", new RowKey("2")));
                assertThat(bench.store().links(ofStory, Workbench.keys("1", "2"), lock, 3))
                        .hasSize(3);
            }
            assertThat(bench.store().links(ofStory, Workbench.keys("2"), Lock.SHARE, 10))
                    .contains(Map.of("story_tags.story_id", new RowKey("2")));
            return true;
        });
    }

    @Test
    void removesRowsWithoutIdALittleAtATime() {
        Workbench bench = tagged();
        Relation ofStory = bench.relation("story_tags.story_id");

        bench.inTransaction(() -> {
            assertThat(bench.store().removeLinks(ofStory, Workbench.keys("1"), 1))
                    .isEqualTo(1);
            assertThat(bench.store().removeLinks(ofStory, Workbench.keys("1"), 10))
                    .isEqualTo(1);
            assertThat(bench.store().removeLinks(ofStory, Workbench.keys("1"), 10))
                    .isZero();
            return true;
        });
        assertThat(links(bench)).containsExactly("2-2", "2-null");
    }

    @Test
    void removesRowsWithoutIdThatHaveTheSameParents() {
        Workbench bench = tagged().with(link("1").with("tag_id", "2")).with(link("1"), link("1"));
        Relation ofStory = bench.relation("story_tags.story_id");
        Map<String, RowKey> untagged = Map.of("story_tags.story_id", new RowKey("1"));
        Map<String, RowKey> tagged =
                Map.of("story_tags.story_id", new RowKey("1"), "story_tags.tag_id", new RowKey("2"));

        bench.inTransaction(() -> {
            bench.store().links(ofStory, Workbench.keys("1"), Lock.EXCLUSIVE, 10);
            assertThat(bench.store().removeLinks(ofStory, Workbench.keys("1"), List.of(tagged, untagged)))
                    .isEqualTo(2);
            assertThat(bench.store().removeLinks(ofStory, Workbench.keys("1"), List.of()))
                    .isZero();
            return true;
        });
        assertThat(links(bench)).containsExactly("1-1", "1-2", "1-null", "2-2", "2-null");
    }

    @Test
    void rowsWithoutIdLoseTheirForeignKeyALittleAtATime() {
        Workbench bench = tagged();
        Relation ofTag = bench.relation("story_tags.tag_id");

        bench.inTransaction(() -> {
            assertThat(bench.store().unlinkLinks(ofTag, Workbench.keys("2"), 1)).isEqualTo(1);
            assertThat(bench.store().unlinkLinks(ofTag, Workbench.keys("2"), 10))
                    .isEqualTo(1);
            assertThat(bench.store().unlinkLinks(ofTag, Workbench.keys("2"), 10))
                    .isZero();
            return true;
        });
        assertThat(links(bench)).containsExactly("1-1", "1-null", "2-null", "2-null");
    }
}
