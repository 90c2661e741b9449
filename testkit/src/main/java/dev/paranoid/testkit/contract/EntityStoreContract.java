package dev.paranoid.testkit.contract;

import static dev.paranoid.domain.relation.OnDelete.RESTRICT;
import static dev.paranoid.domain.relation.OnDelete.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.port.EntityStore;
import dev.paranoid.application.port.Freed;
import dev.paranoid.application.port.Freed.Clash;
import dev.paranoid.application.port.Hidden;
import dev.paranoid.application.port.Mark;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Reach;
import dev.paranoid.application.port.Removed;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.testkit.schema.IdForm;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the store reports of what it does; what it does is seen through {@code Deletions}. */
abstract class EntityStoreContract {

    private final Function<TestSchema, Workbench> workbench;

    EntityStoreContract(Function<TestSchema, Workbench> workbench) {
        this.workbench = workbench;
    }

    private Workbench tutorial() {
        return workbench.apply(Tutorial.SCHEMA).with(Tutorial.ROWS);
    }

    private static Hidden hide(Workbench bench, List<Deletion> deletions, String... types) {
        return bench.store()
                .hide(
                        bench.hiding(types),
                        Workbench.walking(deletions),
                        deletions.get(0).deletedAt());
    }

    @Test
    void knowsTheCanonicalFormOfAnId() {
        for (IdForm form : IdForm.values()) {
            TestSchema schema = Tutorial.SCHEMA.with("users", table -> table.identifiedBy(form));
            EntityStore store = workbench.apply(schema).store();
            for (String id : List.of(
                    "0",
                    "-7",
                    "007",
                    "9223372036854775807",
                    "x",
                    "",
                    "x".repeat(255),
                    "x".repeat(256),
                    " ",
                    "ü €",
                    "日",
                    "\uD83D\uDE00",
                    "half \uD83D",
                    "ABCDEF01-2345-6789-abcd-ef0123456789",
                    "abcdef0123456789abcdef0123456789")) {
                assertThat(store.canonicalId(schema.graph().type("users"), id))
                        .as("%s as %s", id, form)
                        .isEqualTo(form.canonical(id));
            }
        }
    }

    @Test
    void locksAndLoadsWhatExists() {
        Workbench bench = tutorial();
        Deletion deletion = new Scenario(bench.engine()).delete("stories/1");

        Map<EntityRef, StoredEntity> rows =
                bench.inTransaction(() -> bench.store().lock(Scenario.refs("reviews/1", "users/99", "users/1")));

        assertThat(rows)
                .containsOnly(
                        Map.entry(
                                Scenario.ref("reviews/1"),
                                new StoredEntity(
                                        Scenario.ref("reviews/1"),
                                        Optional.of(deletion.deletedAt()),
                                        Optional.of(deletion.id()))),
                        Map.entry(
                                Scenario.ref("users/1"),
                                new StoredEntity(Scenario.ref("users/1"), Optional.empty(), Optional.empty())));
    }

    @Test
    void tellsWhatEachOfSeveralDeletionsTook() {
        Workbench bench = tutorial();

        bench.inTransaction(() -> {
            List<Deletion> opened = bench.open(DeletionMode.SOFT, "stories/1", "users/3", "reviews/1");
            Hidden hidden = hide(bench, opened, "stories", "users", "reviews");
            assertThat(hidden.blockers()).isEmpty();
            assertThat(hidden.took())
                    .containsOnlyKeys(opened.stream().map(Deletion::id).toList());
            assertThat(hidden.took().get(opened.get(2).id())).isEqualTo(Map.of("reviews", 1L));
            assertThat(hidden.took().get(opened.get(0).id())).containsEntry("stories", 1L);
            return hidden;
        });
    }

    @Test
    void aDeletionThatDoesNotWalkMarksItsRootAlone() {
        Workbench bench = tutorial();

        bench.inTransaction(() -> {
            Deletion opened = bench.open(DeletionMode.SOFT, "users/1").get(0);
            Hidden hidden = bench.store()
                    .hide(
                            bench.hiding("users"),
                            List.of(new Opening(opened.id(), opened.root(), false)),
                            opened.deletedAt());
            assertThat(hidden.took()).isEqualTo(Map.of(opened.id(), Map.of("users", 1L)));
            return hidden;
        });

        assertThat(new Scenario(bench.engine()).hidden()).isEqualTo("users/1");
    }

    @Test
    void aBlockerIsToldToEveryDeletionThatMeetsIt() {
        Workbench bench = workbench
                .apply(Chapter.parentsAndChildren(RESTRICT, RESTRICT))
                .with(Chapter.parent(1), Chapter.parent(2), Chapter.child(1, 1), Chapter.child(2, 1))
                .with(Chapter.child(3, 2));
        Blocker ofOne = new Blocker("children", "children.parent", 2, List.of("1", "2"));
        Blocker ofTwo = new Blocker("children", "children.parent", 1, List.of("3"));

        bench.ports().transactions().undone(() -> {
            List<Deletion> soft = bench.open(DeletionMode.SOFT, "parents/1", "parents/2");
            assertThat(hide(bench, soft, "parents").blockers())
                    .isEqualTo(
                            Map.of(soft.get(0).id(), List.of(ofOne), soft.get(1).id(), List.of(ofTwo)));
            return soft;
        });
        bench.ports().transactions().undone(() -> {
            List<Deletion> hard = bench.open(DeletionMode.HARD, "parents/1", "parents/2");
            Removed removed = bench.store().remove(bench.removing("parents"), Workbench.walking(hard));
            assertThat(removed.blockers())
                    .isEqualTo(
                            Map.of(hard.get(0).id(), List.of(ofOne), hard.get(1).id(), List.of(ofTwo)));
            return hard;
        });
    }

    @Test
    void tellsWhatWasFreedAndWhatWasHandedOver() {
        Workbench bench = tutorial();
        Scenario scenario = new Scenario(bench.engine());
        Deletion ofUser = scenario.delete("users/1");
        Deletion ofStory = scenario.delete("stories/1");

        bench.ports().transactions().undone(() -> {
            bench.store().lock(Scenario.refs("users/1"));
            bench.ports().ledger().lockActive(Set.of(ofUser.id()));
            Freed freed = bench.store().free(bench.lifting("users"), Set.of(ofUser.id()));
            assertThat(freed.restored())
                    .isEqualTo(Map.of(ofUser.id(), Map.of("users", 1L, "stories", 1L, "reviews", 2L)));
            assertThat(freed.handedOver()).containsOnlyKeys(ofUser.id());
            assertThat(freed.handedOver().get(ofUser.id()))
                    .satisfies(handed -> assertThat(handed.rows()).isEqualTo(Map.of("reviews", 2L)))
                    .satisfies(handed -> assertThat(handed.to())
                            .extracting(Mark::holder)
                            .containsExactly(Optional.of(ofStory.id())));
            assertThat(freed.clashes()).isEmpty();
            return freed;
        });
    }

    @Test
    void tellsWhichRowsCannotBeLiveTogetherAndWhoLiftsThem() {
        Workbench bench = tutorial();
        Scenario scenario = new Scenario(bench.engine());
        Deletion first = scenario.delete("users/1");
        scenario.change("users/3", "email", "user1@example.org");
        Deletion second = scenario.delete("users/3");

        assertThat(clashes(bench, Set.of(first.id(), second.id())))
                .singleElement()
                .satisfies(clash -> assertThat(List.of(clash.restoredBy(), clash.holderRestoredBy()))
                        .containsExactlyInAnyOrder(Set.of(first.id()), Set.of(second.id())));
        scenario.change("users/2", "email", "user1@example.org");
        assertThat(clashes(bench, Set.of(first.id())))
                .singleElement()
                .satisfies(clash -> assertThat(clash.holderRestoredBy()).isEmpty());
    }

    private static List<Clash> clashes(Workbench bench, Set<DeletionId> lifted) {
        return bench.ports().transactions().undone(() -> {
            bench.store().lock(Scenario.refs("users/1", "users/3"));
            bench.ports().ledger().lockActive(lifted);
            return bench.store().free(bench.lifting("users"), lifted).clashes();
        });
    }

    @Test
    void tellsWhatWasRemovedAndWhichDeletionsLostTheirRoot() {
        Workbench bench = tutorial();
        Scenario scenario = new Scenario(bench.engine());
        Deletion ofStory = scenario.delete("stories/1");
        Deletion ofReview = scenario.delete("reviews/3");

        bench.inTransaction(() -> {
            Deletion hard = bench.open(DeletionMode.HARD, "users/1").get(0);
            Removed removed = bench.store().remove(bench.removing("users"), Workbench.walking(List.of(hard)));
            assertThat(removed.blockers()).isEmpty();
            assertThat(removed.orphaned()).isEqualTo(Set.of(ofStory.id(), ofReview.id()));
            assertThat(removed.took())
                    .isEqualTo(Map.of(
                            hard.id(),
                            Map.of(
                                    "users",
                                    new Taken(1, 1, Optional.empty()),
                                    "stories",
                                    new Taken(2, 1, Optional.of(ofStory.deletedAt())),
                                    "reviews",
                                    new Taken(4, 1, Optional.of(ofReview.deletedAt())))));
            return bench.store().free(bench.lifting("stories", "reviews"), removed.orphaned());
        });
    }

    @Test
    void tellsTheMarksOfHiddenAncestors() {
        Workbench bench = tutorial();
        Scenario scenario = new Scenario(bench.engine());
        Deletion ofUser = scenario.delete("users/1");
        Deletion ofStory = scenario.delete("stories/1");

        Map<EntityRef, Set<Mark>> marks = bench.inTransaction(() ->
                bench.store().inTheWay(Scenario.refs("reviews/1", "reviews/2", "stories/1", "users/1", "users/99")));

        assertThat(marks.keySet()).isEqualTo(Set.copyOf(Scenario.refs("reviews/1", "reviews/2", "stories/1")));
        assertThat(marks.get(Scenario.ref("reviews/1")))
                .extracting(Mark::holder)
                .containsExactlyInAnyOrder(Optional.of(ofUser.id()), Optional.of(ofStory.id()));
        assertThat(marks.get(Scenario.ref("stories/1")))
                .extracting(Mark::holder)
                .containsExactly(Optional.of(ofUser.id()));
    }

    @Test
    void countsAheadUpToALimit() {
        Workbench bench = workbench
                .apply(Chapter.parentsAndChildren(SET_NULL, SET_NULL))
                .with(Chapter.parent(1), Chapter.child(1, 1), Chapter.child(2, 1), Chapter.child(3, 1));

        Reach all = preview(bench, 100);
        Reach some = preview(bench, 2);

        assertThat(all.complete()).isTrue();
        assertThat(all.takes()).isEqualTo(Map.of("parents", new Taken(1, 1, Optional.empty())));
        assertThat(all.detaches()).isEqualTo(Map.of("children", 3L));
        assertThat(some.complete()).isFalse();
        assertThat(some.detaches().get("children")).isBetween(1L, 3L);
    }

    private static Reach preview(Workbench bench, int limit) {
        return bench.ports()
                .transactions()
                .undone(() -> bench.store()
                        .preview(DeletionMode.SOFT, bench.hiding("parents"), Scenario.ref("parents/1"), limit));
    }
}
