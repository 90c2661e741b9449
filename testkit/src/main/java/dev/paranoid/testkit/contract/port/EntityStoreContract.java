package dev.paranoid.testkit.contract.port;

import static dev.paranoid.domain.relation.OnDelete.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StillReferenced;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.IdForm;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What each primitive of the store promises. */
public abstract class EntityStoreContract {

    private final Function<TestSchema, Workbench> workbench;

    public EntityStoreContract(Function<TestSchema, Workbench> workbench) {
        this.workbench = workbench;
    }

    private Workbench tutorial() {
        return workbench.apply(TutorialRows.SCHEMA).with(TutorialRows.rows());
    }

    private Workbench desks() {
        return workbench
                .apply(ContractGroup.parentsAndChildren(SET_NULL, SET_NULL))
                .with(
                        ContractGroup.parent(1),
                        ContractGroup.parent(2),
                        ContractGroup.child(1, 1),
                        ContractGroup.child(2, 1));
    }

    private static List<String> ids(Collection<StoredEntity> rows) {
        return rows.stream().map(row -> row.ref().id()).sorted().toList();
    }

    private static List<StoredEntity> children(Workbench bench, Children wanted) {
        return bench.store().children(wanted, Lock.EXCLUSIVE);
    }

    @Test
    void knowsTheCanonicalFormOfAnId() {
        for (IdForm form : IdForm.values()) {
            TestSchema schema = TutorialRows.SCHEMA.with("users", table -> table.identifiedBy(form));
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
    void loadsWhatExistsWithItsMarkAndItsParents() {
        for (Lock lock : Lock.values()) {
            Workbench bench = tutorial();
            Deletion deletion = new Scenario(bench.engine()).delete("stories/1");

            Map<RowKey, StoredEntity> rows = bench.inTransaction(
                    () -> bench.store().load(bench.type("reviews"), Workbench.keys("1", "99"), lock));

            assertThat(rows)
                    .containsOnly(Map.entry(
                            new RowKey("1"),
                            new StoredEntity(
                                    Scenario.ref("reviews/1"),
                                    Optional.of(Mark.of(deletion.id(), deletion.deletedAt())),
                                    Map.of(
                                            "reviews.created_by", new RowKey("2"),
                                            "reviews.story_id", new RowKey("1")))));
            assertThat(bench.inTransaction(() -> bench.store().load(bench.type("users"), Workbench.keys("1"), lock)))
                    .containsOnly(Map.entry(
                            new RowKey("1"), new StoredEntity(Scenario.ref("users/1"), Optional.empty(), Map.of())));
        }
    }

    @Test
    void findsMembersByTheirMark() {
        Workbench bench = tutorial();
        Scenario scenario = new Scenario(bench.engine());
        Deletion ofUser = scenario.delete("users/1");
        Deletion ofStory = scenario.delete("stories/1");
        EntityType stories = bench.type("stories");

        bench.inTransaction(() -> {
            EntityStore store = bench.store();
            assertThat(ids(store.members(stories, List.of(ofUser.id()), Lock.EXCLUSIVE, 10)))
                    .containsExactly("2");
            assertThat(ids(store.members(stories, List.of(ofUser.id(), ofStory.id()), Lock.EXCLUSIVE, 10)))
                    .containsExactly("1", "2");
            assertThat(ids(store.membersAfter(stories, ofUser.id(), Optional.empty(), Lock.NONE, 1)))
                    .containsExactly("2");
            assertThat(store.membersAfter(stories, ofUser.id(), Optional.of(new RowKey("2")), Lock.NONE, 1))
                    .isEmpty();
            return true;
        });
    }

    @Test
    void marksEachRowWithItsMarkAndFreesRows() {
        Workbench bench = tutorial();
        EntityType users = bench.type("users");
        Scenario scenario = new Scenario(bench.engine());

        bench.inTransaction(() -> {
            List<Deletion> opened = bench.open(DeletionMode.SOFT, "users/1", "users/2");
            bench.store()
                    .mark(
                            users,
                            Map.of(
                                    new RowKey("1"),
                                    Mark.of(opened.get(0).id(), opened.get(0).deletedAt()),
                                    new RowKey("2"),
                                    Mark.of(opened.get(1).id(), opened.get(1).deletedAt())));
            return opened;
        });
        assertThat(scenario.hidden()).isEqualTo("users/1 users/2");
        assertThat(scenario.snapshot().holder(Scenario.ref("users/1")))
                .isNotEqualTo(scenario.snapshot().holder(Scenario.ref("users/2")));
        assertThat(scenario.value("users/1", "updated_at")).isEqualTo(NewRow.LONG_AGO);

        bench.inTransaction(() -> {
            bench.store().load(users, Workbench.keys("1", "2"), Lock.EXCLUSIVE);
            bench.store().free(users, Workbench.keys("1", "2"));
            return true;
        });
        assertThat(scenario.hidden()).isEmpty();
        assertThat(scenario.value("users/1", "updated_at")).isEqualTo(NewRow.LONG_AGO);
    }

    @Test
    void removesRowsToWhichNothingRefers() {
        Workbench bench = desks();
        Relation relation = bench.relation("children.parent");
        EntityType parents = bench.type("parents");
        Scenario scenario = new Scenario(bench.engine());

        assertThatThrownBy(() -> bench.inTransaction(() -> {
                    bench.store().load(parents, Workbench.keys("1"), Lock.EXCLUSIVE);
                    bench.store().remove(parents, Workbench.keys("1"));
                    return true;
                }))
                .isInstanceOf(StillReferenced.class);
        bench.inTransaction(() -> {
            bench.store().load(parents, Workbench.keys("1"), Lock.EXCLUSIVE);
            List<StoredEntity> below = children(bench, Children.all(relation, Workbench.keys("1"), 10));
            bench.store().unlink(relation, below.stream().map(StoredEntity::key).toList());
            bench.store().remove(parents, Workbench.keys("1"));
            return true;
        });
        assertThat(scenario.live()).isEqualTo("children/1 children/2 parents/2");
        assertThat(scenario.value("children/1", "parent")).isNull();
    }

    @Test
    void findsNoMoreMembersThanAreAskedFor() {
        Workbench bench = tutorial();
        Deletion deletion = new Scenario(bench.engine()).delete("users/1");
        EntityType reviews = bench.type("reviews");

        bench.inTransaction(() -> {
            assertThat(bench.store().members(reviews, List.of(deletion.id()), Lock.EXCLUSIVE, 3))
                    .hasSize(3);
            assertThat(ids(bench.store().membersAfter(reviews, deletion.id(), Optional.empty(), Lock.SHARE, 2)))
                    .containsExactly("1", "2");
            assertThat(ids(bench.store()
                            .membersAfter(reviews, deletion.id(), Optional.of(new RowKey("2")), Lock.SHARE, 2)))
                    .containsExactly("3", "4");
            return true;
        });
    }

    @Test
    void aMarkWithoutHolderIsThatOfOthers() {
        Workbench bench = tutorial();
        EntityType users = bench.type("users");
        Mark byOthers = new Mark(Optional.empty(), NewRow.LONG_AGO);

        bench.inTransaction(() -> {
            bench.store().load(users, Workbench.keys("1"), Lock.EXCLUSIVE);
            bench.store().mark(users, Map.of(new RowKey("1"), byOthers));
            return true;
        });
        assertThat(bench.inTransaction(() -> bench.store().load(users, Workbench.keys("1"), Lock.NONE)))
                .hasEntrySatisfying(
                        new RowKey("1"), row -> assertThat(row.mark()).contains(byOthers));
    }

    @Test
    void nothingGivenIsNothingDone() {
        Workbench bench = tutorial();
        EntityType users = bench.type("users");
        Relation ofUser = bench.relation("stories.created_by");
        Scenario scenario = new Scenario(bench.engine());

        bench.inTransaction(() -> {
            EntityStore store = bench.store();
            assertThat(store.load(users, List.of(), Lock.EXCLUSIVE)).isEmpty();
            assertThat(children(bench, Children.all(ofUser, List.of(), 10))).isEmpty();
            assertThat(store.members(users, List.of(), Lock.EXCLUSIVE, 10)).isEmpty();
            assertThat(store.clashes(users, List.of(), List.of())).isEmpty();
            store.mark(users, Map.of());
            store.free(users, List.of());
            store.detach(ofUser, List.of());
            assertThat(store.remembered(ofUser, List.of(), 10)).isEmpty();
            store.putBack(ofUser, List.of());
            store.forget(ofUser, List.of());
            store.unlink(ofUser, List.of());
            store.remove(users, List.of());
            return true;
        });
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }

    @Test
    void whatIsRolledBackHasNotHappened() {
        Workbench bench = tutorial();
        EntityType users = bench.type("users");
        Scenario scenario = new Scenario(bench.engine());

        bench.ports().transactions().undone(() -> {
            Deletion deletion = bench.open(DeletionMode.SOFT, "users/1").get(0);
            bench.store().mark(users, Map.of(new RowKey("1"), Mark.of(deletion.id(), deletion.deletedAt())));
            bench.store().load(bench.type("reviews"), Workbench.keys("1"), Lock.EXCLUSIVE);
            bench.store().remove(bench.type("reviews"), Workbench.keys("1"));
            return true;
        });
        assertThat(scenario.live()).isEqualTo(TutorialRows.ALL);
    }
}
