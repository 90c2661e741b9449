package dev.paranoid.testkit.contract.law;

import static dev.paranoid.domain.relation.OnDelete.RESTRICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Types that refer to themselves or to each other, rows in circles, and several relations to one parent type. */
public abstract class Cycles extends ContractGroup {

    private static final int DEEP = 60;

    public Cycles(Engines engines) {
        super(engines);
    }

    private Scenario tree() {
        EntityType categories = EntityType.paranoid("categories");
        return over(TestSchema.of(
                EntityGraph.of(List.of(categories), List.of(Relation.cascading(categories, "parent", categories)))));
    }

    private static NewRow category(int id, int parent) {
        return NewRow.of("categories", "" + id).with("parent", parent == 0 ? null : "" + parent);
    }

    @Test
    void aDeepTreeIsHiddenRestoredAndRemovedWhole() {
        Scenario scenario = tree().with(IntStream.rangeClosed(1, DEEP)
                .mapToObj(id -> category(id, id - 1))
                .toArray(NewRow[]::new));
        Snapshot before = scenario.snapshot();

        assertThat(scenario.delete("categories/1").took()).containsEntry("categories", (long) DEEP);
        scenario.delete("categories/30");
        assertThat(scenario.restore("categories/1").restored()).containsEntry("categories", 29L);
        assertThat(scenario.restore("categories/30").restored()).containsEntry("categories", DEEP - 29L);
        assertThat(scenario.snapshot().rows()).isEqualTo(before.rows());

        assertThat(scenario.remove("categories/1").took()).containsEntry("categories", (long) DEEP);
        assertThat(scenario.snapshot().rows()).isEmpty();
    }

    @Test
    void rowsInACircleAreReachedFromEachOfThem() {
        Scenario scenario = tree().with(category(1, 3), category(2, 1), category(3, 2), category(4, 4));
        Snapshot before = scenario.snapshot();

        scenario.delete("categories/2");
        assertThat(scenario.live()).isEqualTo("categories/4");
        scenario.delete("categories/3");
        assertThat(scenario.restore(Parents.LIFT, "categories/2").visible()).isFalse();
        assertThat(scenario.live()).isEqualTo("categories/4");
        scenario.restore("categories/3");
        assertThat(scenario.snapshot().rows()).isEqualTo(before.rows());

        scenario.delete("categories/4");
        assertThat(scenario.restore("categories/4").visible()).isTrue();
        scenario.remove("categories/4");
        assertThat(scenario.remove("categories/1").took()).containsEntry("categories", 3L);
    }

    @Test
    void aCircleThatIsRestoredWithAllInTheWayIsLive() {
        Scenario scenario = tree().with(category(1, 2), category(2, 1));
        scenario.delete("categories/1");
        scenario.delete("categories/2");

        assertThat(Scenario.codes(List.of(scenario.tryRestore(Parents.REFUSE, "categories/1"))))
                .containsExactly("parent-deleted");
        scenario.restore(Parents.RESTORE, "categories/1");

        assertThat(scenario.hidden()).isEmpty();
    }

    @Test
    void aCycleOfTypesIsFollowedToItsEnd() {
        Scenario scenario = over(twoTypes());
        scenario.with(
                NewRow.of("ants", "1"),
                NewRow.of("bees", "1").with("ant", "1"),
                NewRow.of("ants", "2").with("bee", "1"),
                NewRow.of("bees", "2").with("ant", "2"),
                NewRow.of("ants", "3").with("bee", "2"),
                NewRow.of("bees", "3").with("ant", "3"),
                NewRow.of("ants", "4"));
        Snapshot before = scenario.snapshot();

        assertThat(scenario.delete("ants/1").took()).containsEntry("ants", 3L).containsEntry("bees", 3L);
        scenario.delete("bees/2");
        scenario.restore("ants/1");
        assertThat(scenario.hidden()).isEqualTo("ants/3 bees/2 bees/3");
        scenario.restore("bees/2");
        assertThat(scenario.snapshot().rows()).isEqualTo(before.rows());
        assertThat(scenario.remove("ants/1").took()).containsEntry("ants", 3L).containsEntry("bees", 3L);
    }

    private static TestSchema twoTypes() {
        EntityType ants = EntityType.paranoid("ants");
        EntityType bees = EntityType.paranoid("bees");
        return TestSchema.of(EntityGraph.of(
                List.of(ants, bees),
                List.of(Relation.cascading(bees, "ant", ants).nullable(false), Relation.cascading(ants, "bee", bees))));
    }

    @Test
    void severalRelationsToOneParentTypeAreEachFollowed() {
        EntityType users = EntityType.paranoid("users");
        EntityType letters = EntityType.paranoid("letters");
        Scenario scenario = over(TestSchema.of(EntityGraph.of(
                List.of(users, letters),
                List.of(
                        Relation.cascading(letters, "sender", users),
                        Relation.cascading(letters, "reader", users),
                        Relation.cascading(letters, "censor", users).on(RESTRICT, RESTRICT)))));
        scenario.with(NewRow.of("users", "1"), NewRow.of("users", "2"), NewRow.of("users", "3"))
                .with(letter(1, "1", "2", null), letter(2, "2", "1", "3"), letter(3, "1", "1", "1"));

        assertThat(Scenario.codes(List.of(scenario.tryDelete(DeletionMode.SOFT, "users/3"))))
                .containsExactly("restricted");
        scenario.delete("users/1");
        assertThat(scenario.live()).isEqualTo("users/2 users/3");
        scenario.delete("users/2");
        scenario.restore("users/1");
        assertThat(scenario.live()).isEqualTo("letters/3 users/1 users/3");
    }

    private static NewRow letter(int id, String sender, String reader, @Nullable String censor) {
        return NewRow.of("letters", "" + id)
                .with("sender", sender)
                .with("reader", reader)
                .with("censor", censor);
    }
}
