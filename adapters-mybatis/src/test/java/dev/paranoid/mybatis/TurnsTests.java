package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Outcome;
import dev.paranoid.application.Parents;
import dev.paranoid.application.Request;
import dev.paranoid.application.Request.Delete;
import dev.paranoid.application.Request.Demand;
import dev.paranoid.application.Request.Head;
import dev.paranoid.application.Request.Restore;
import dev.paranoid.application.RequestId;
import dev.paranoid.application.Unavailable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A soft delete of a user detaches her stories, a hard delete removes them, and both are large. Whether a story goes with its
 * user depends on what was asked first.
 */
class TurnsTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final EntityType TEAMS = EntityType.paranoid("teams");
    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType TAGS = EntityType.paranoid("tags");
    private static final EntityRef TEAM = new EntityRef("teams", "1");
    private static final EntityRef ANN = new EntityRef("users", "1");
    private static final EntityRef STORY = new EntityRef("stories", "1");
    private static final EntityRef TAG = new EntityRef("tags", "1");

    private static final TestSchema SCHEMA = TestSchema.of(EntityGraph.of(
            List.of(TEAMS, USERS, STORIES, TAGS),
            List.of(
                    Relation.cascading(USERS, "team", TEAMS),
                    Relation.cascading(STORIES, "author", USERS).on(OnDelete.SET_NULL, OnDelete.CASCADE))));

    private final MyBatisEngine whole = MyBatisEngine.limited(SCHEMA, new HaltingDataSource(TestDatabase.fresh(6)));
    private final SteppedMyBatisEngine engine = new SteppedMyBatisEngine(whole);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @BeforeEach
    void insert() {
        engine.insert(List.of(
                NewRow.of(TEAM),
                NewRow.of(ANN).with("team", "1"),
                NewRow.of(STORY).with("author", "1"),
                NewRow.of(TAG)));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        whole.close();
    }

    private static Deletion delete(Deletions deletions, DeletionMode mode, EntityRef row) {
        return deletions
                .delete(CALLER, mode, List.of(DeleteRequest.of(row)))
                .get(0)
                .orThrow()
                .deletion();
    }

    private void storySurvives() {
        assertThat(engine.snapshot().rows()).containsKey(STORY).doesNotContainKeys(TEAM, ANN);
        assertThat(engine.snapshot().live(STORY)).isTrue();
        assertThat(engine.snapshot().rows().get(STORY)).containsEntry("author", null);
    }

    @Test
    void aHardDeleteWaitsUntilADeleteThatBeganBeforeHasDetached() {
        engine.begin(DeletionMode.SOFT, ANN);
        engine.begin(DeletionMode.HARD, TEAM);
        engine.advance(1, 1);
        assertThat(engine.snapshot().live(TEAM)).as("not begun yet").isTrue();
        engine.drain();

        storySurvives();
    }

    @Test
    void ofTheSameRowAsWell() {
        engine.begin(DeletionMode.SOFT, ANN);
        engine.begin(DeletionMode.HARD, ANN);
        engine.drain();

        assertThat(engine.snapshot().rows()).containsKeys(STORY, TEAM).doesNotContainKey(ANN);
    }

    @Test
    void aRestoreThatComesAfterAHardDeleteStaysBehind() {
        engine.begin(DeletionMode.SOFT, ANN);
        Deletion first = engine.begin(DeletionMode.HARD, TEAM);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> engine.deletions().restore(CALLER, Parents.RESTORE, List.of(ANN)))
                .withMessage("Deletion " + first.id()
                        + " of teams/1 is in progress and comes first: it removes what this would detach or put back");
        engine.drain();
        storySurvives();
        assertThat(engine.deletions()
                        .restore(CALLER, Parents.RESTORE, List.of(ANN))
                        .get(0))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void soDoesADelete() {
        engine.begin(DeletionMode.HARD, TEAM);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> delete(engine.deletions(), DeletionMode.SOFT, ANN));
        engine.drain();
        assertThat(engine.snapshot().rows()).doesNotContainKeys(TEAM, ANN, STORY);
    }

    @Test
    void whatDetachesNothingDoesNotWait() {
        engine.begin(DeletionMode.HARD, TEAM);
        delete(engine.deletions(), DeletionMode.SOFT, TAG);
        delete(engine.deletions(), DeletionMode.SOFT, STORY);

        assertThat(engine.snapshot().hidden(TAG)).isTrue();
    }

    @Test
    void ofRequestsThatComeTogetherThoseBeforeAreCarriedOut() {
        engine.begin(DeletionMode.SOFT, ANN);
        List<Request> together = List.of(
                request("hard", new Delete(DeletionMode.HARD, List.of(TEAM), Optional.empty())),
                request("restore", new Restore(Parents.RESTORE, List.of(ANN))));

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> carryOut(together));
        engine.drain();
        storySurvives();
        assertThat(carryOut(together))
                .extracting(Outcome::status)
                .containsExactly(Outcome.Status.REPEATED, Outcome.Status.REFUSED);
    }

    private static Request request(String id, Demand demand) {
        return new Request(new Head(new RequestId(id), id, "teams/1", Optional.empty()), demand);
    }

    private List<Outcome> carryOut(List<Request> requests) {
        return engine.requests()
                .carryOut(
                        CALLER,
                        requests,
                        told -> told.stream().map(outcome -> "{}").toList());
    }

    /** In a tree, a root may be removed before what is below it. */
    @Test
    void whatIsToGoDoesNotComeBackBeforeBecauseItsDeletionLostItsRoot() {
        EntityType nodes = EntityType.paranoid("nodes");
        EntityRef root = new EntityRef("nodes", "1");
        EntityRef below = new EntityRef("nodes", "2");
        try (Latest latest = new Latest()) {
            SteppedMyBatisEngine tree = new SteppedMyBatisEngine(latest.inBackground(TestSchema.of(
                    EntityGraph.of(List.of(nodes), List.of(Relation.cascading(nodes, "parent", nodes))))));
            tree.insert(List.of(NewRow.of(root), NewRow.of(below).with("parent", "1")));
            delete(tree.deletions(), DeletionMode.SOFT, root);
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

    @Test
    void aHardDeleteDoesNotBeginBetweenTheLookAndTheCommitOfADelete() {
        Halt halt = Halt.before(HaltingDataSource.COMMIT);
        Future<Deletion> soft = threads.submit(
                () -> HaltingDataSource.hooked(halt, () -> delete(engine.deletions(), DeletionMode.SOFT, ANN)));
        assertThat(halt.reachedBeforeEndOf(soft)).isTrue();
        Future<Deletion> hard = threads.submit(() -> engine.begin(DeletionMode.HARD, TEAM));

        assertThat(Race.waits(hard)).isTrue();
        halt.release();
        Race.answer(soft);
        Race.answer(hard);
        engine.drain();
        storySurvives();
    }
}
