package dev.paranoid.mybatis.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.EngineRun;
import dev.paranoid.mybatis.SteppedMyBatisEngine;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a refused deletion has to give up, and can't as it was. Stories stand in the way of a delete of their user, who
 * belongs to a team, whose invoices must not be removed; no two live users have the same {@code note}.
 */
class GivenUpTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final EntityType TEAMS = EntityType.paranoid("teams");
    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType INVOICES = EntityType.paranoid("invoices");
    private static final EntityRef TEAM = new EntityRef("teams", "1");
    private static final EntityRef ANN = new EntityRef("users", "1");
    private static final EntityRef OTHER_ANN = new EntityRef("users", "2");
    private static final EntityRef BOB = new EntityRef("users", "3");
    private static final EntityRef STORY = new EntityRef("stories", "1");
    private static final EntityRef INVOICE = new EntityRef("invoices", "1");

    private static final TestSchema SCHEMA = TestSchema.of(EntityGraph.of(
                    List.of(TEAMS, USERS, STORIES, INVOICES),
                    List.of(
                            Relation.cascading(INVOICES, "team", TEAMS).on(OnDelete.CASCADE, OnDelete.RESTRICT),
                            Relation.cascading(USERS, "team", TEAMS),
                            Relation.cascading(STORIES, "author", USERS).on(OnDelete.RESTRICT, OnDelete.RESTRICT))))
            .with("users", table -> table.uniqueBy("note"));

    private final EngineRun latest = new EngineRun();
    private final SteppedMyBatisEngine engine = new SteppedMyBatisEngine(latest.inBackground(SCHEMA));

    @AfterEach
    void close() {
        latest.close();
    }

    private Deletions deletions() {
        return engine.deletions().inBackground();
    }

    private void insertAnn() {
        engine.insert(List.of(
                NewRow.of(TEAM),
                NewRow.of(ANN).with("team", "1").with("note", "ann"),
                NewRow.of(STORY).with("author", "1")));
    }

    private Deletion find(Deletion deletion) {
        return deletions().find(CALLER, deletion.id()).orElseThrow();
    }

    private Deletion holder() {
        Snapshot now = engine.snapshot();
        return Objects.requireNonNull(
                now.deletions().get(Objects.requireNonNull(now.holder(ANN), "nobody holds the row")));
    }

    @ParameterizedTest
    @EnumSource(DeletionMode.class)
    void aRowWhoseValueWasTakenMeanwhileStaysHiddenByADeletionOfItsOwn(DeletionMode mode) {
        insertAnn();
        Deletion refused = engine.begin(mode, ANN);
        engine.insert(List.of(NewRow.of(OTHER_ANN).with("note", "ann")));
        engine.drain();

        assertThat(find(refused).state()).isEqualTo(DeletionState.REFUSED);
        assertThat(holder().root()).isEqualTo(ANN);
        assertThat(holder().reason().orElse("")).contains("users/2");
        assertThat(engine.snapshot().hidden(STORY)).isTrue();

        engine.updateColumn(OTHER_ANN, "note", "bob");
        deletions().restore(CALLER, Parents.REFUSE, List.of(ANN)).get(0).orThrow();
        engine.drain();
        assertThat(engine.snapshot().live(ANN)).isTrue();
        assertThat(engine.snapshot().live(STORY)).isTrue();
    }

    /** Its root is live for a while, and what is restored meanwhile finds nothing in its way. */
    @Test
    void whatCameBackWhileARestoreWasLookedAtIsHiddenAgainWhenThatIsRefused() {
        insertAnn();
        engine.insert(List.of(NewRow.of(BOB).with("team", "1").with("note", "bob")));
        deletions().delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(STORY)));
        engine.drain();
        deletions().delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(BOB)));
        engine.drain();
        Deletion team = engine.begin(DeletionMode.SOFT, TEAM);
        engine.drain();
        engine.insert(List.of(NewRow.of(OTHER_ANN).with("note", "ann")));

        deletions().restore(CALLER, Parents.REFUSE, List.of(TEAM)).get(0).orThrow();
        deletions().restore(CALLER, Parents.REFUSE, List.of(BOB)).get(0).orThrow();
        engine.drain();

        assertThat(find(team).shown()).isEqualTo(DeletionState.ACTIVE);
        assertThat(engine.snapshot().hidden(BOB)).isTrue();
    }

    @Test
    void aRootWhoseValueWasTakenStaysHiddenWhileItsDeletionBeginsAnew() {
        insertAnn();
        engine.insert(List.of(NewRow.of(BOB).with("note", "bob")));
        List<Answer<Deleted>> asked =
                deletions().delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(ANN), DeleteRequest.of(BOB)));
        engine.insert(List.of(NewRow.of(OTHER_ANN).with("note", "bob")));
        engine.drain();

        Deletion refused = find(asked.get(0).orThrow().deletion());
        Deletion accepted = find(asked.get(1).orThrow().deletion());
        assertThat(refused.state()).isEqualTo(DeletionState.REFUSED);
        assertThat(engine.snapshot().live(ANN)).isTrue();
        assertThat(accepted.state()).isEqualTo(DeletionState.ACTIVE);
        assertThat(accepted.took()).isEqualTo(Map.of("users", 1L));
        assertThat(engine.snapshot().holder(BOB)).isEqualTo(accepted.id());
    }

    @Test
    void aRootStaysHiddenWhileItsDeletionBeginsAnewBecauseAnotherWasRefused() {
        insertAnn();
        engine.insert(List.of(NewRow.of(BOB).with("team", "1")));
        Deletion accepted = deletions()
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(BOB), DeleteRequest.of(ANN)))
                .get(0)
                .orThrow()
                .deletion();
        while (engine.advance(0, 1)) {
            assertThat(engine.snapshot().holder(BOB)).isEqualTo(accepted.id());
        }

        Law.holds(engine);
        assertThat(engine.snapshot().live(ANN)).isTrue();
    }

    @Test
    void aDeletionWhoseRootIsRemovedWhileItIsLiftedStaysLifted() {
        insertAnn();
        engine.insert(List.of(NewRow.of(BOB)));
        engine.updateColumn(STORY, "author", null);
        Deletion bobs = engine.begin(DeletionMode.SOFT, BOB);
        Deletion anns = engine.begin(DeletionMode.SOFT, ANN);
        engine.drain();
        deletions().restore(CALLER, Parents.REFUSE, List.of(BOB, ANN));
        while (!engine.snapshot().live(BOB)) {
            engine.advance(0, 1);
        }
        assertThat(engine.snapshot().live(ANN)).as("not yet").isFalse();
        engine.begin(DeletionMode.HARD, BOB);
        engine.insert(List.of(NewRow.of(OTHER_ANN).with("note", "ann")));
        while (engine.advance(1, 1) && engine.snapshot().rows().containsKey(BOB)) {}
        engine.drain();

        assertThat(find(bobs).state()).isEqualTo(DeletionState.LIFTED);
        assertThat(engine.snapshot().rows()).doesNotContainKey(BOB);
        assertThat(find(anns).state()).isEqualTo(DeletionState.ACTIVE);
        assertThat(engine.snapshot().holder(ANN)).isEqualTo(anns.id());
    }

    @Test
    void aDeleteThatEndedWhileAHardDeleteHadItsRootHidesWhatIsBelowWhenItHasItAgain() {
        engine.insert(List.of(NewRow.of(TEAM), NewRow.of(INVOICE).with("team", "1")));
        Deletion accepted = engine.begin(DeletionMode.SOFT, TEAM);
        Deletion refused = engine.begin(DeletionMode.HARD, TEAM);
        while (find(accepted).activity().isPresent()) {
            engine.advance(0, 1);
        }
        assertThat(engine.snapshot().live(INVOICE)).as("passed by").isTrue();
        engine.drain();

        assertThat(find(refused).state()).isEqualTo(DeletionState.REFUSED);
        assertThat(engine.snapshot().holder(TEAM)).isEqualTo(accepted.id());
        assertThat(engine.snapshot().holder(INVOICE)).isEqualTo(accepted.id());
    }

    @Test
    void whatRestrictsBelowARowThatIsHandedOverRefusesADeletionInProgress() {
        insertAnn();
        Deletion first = engine.begin(DeletionMode.SOFT, ANN);
        Deletion second = engine.begin(DeletionMode.SOFT, TEAM);
        engine.drain();

        assertThat(List.of(find(first).state(), find(second).state())).containsOnly(DeletionState.REFUSED);
        assertThat(engine.snapshot().live(TEAM)).isTrue();
        assertThat(engine.snapshot().live(ANN)).isTrue();
    }

    /** In a tree, a root may be removed before what is below it. */
    @Test
    void whatIsToGoDoesNotComeBackBeforeBecauseItsDeletionLostItsRoot() {
        EntityType nodes = EntityType.paranoid("nodes");
        EntityRef root = new EntityRef("nodes", "1");
        EntityRef below = new EntityRef("nodes", "2");
        try (EngineRun latest = new EngineRun()) {
            SteppedMyBatisEngine tree = new SteppedMyBatisEngine(latest.inBackground(TestSchema.of(
                    EntityGraph.of(List.of(nodes), List.of(Relation.cascading(nodes, "parent", nodes))))));
            tree.insert(List.of(NewRow.of(root), NewRow.of(below).with("parent", "1")));
            tree.deletions().delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(root)));
            tree.drain();
            tree.begin(DeletionMode.HARD, root);
            while (tree.snapshot().rows().containsKey(root)) {
                tree.advance(0, 1);
            }
            for (int chunk = 0; chunk < 30; chunk++) {
                tree.advance(1, 1);
                assertThat(tree.snapshot().live(below)).isFalse();
            }
            tree.drain();

            assertThat(tree.snapshot().rows()).isEmpty();
        }
    }
}
