package dev.paranoid.mybatis.background;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Users of a team have stories, which a soft delete of the user detaches and a hard delete removes. Tags are a component apart. */
@ExtendWith(OutputCaptureExtension.class)
class BackgroundSchedulerTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final Duration CHUNK = Duration.ofMillis(1);
    private static final EntityType TEAMS = EntityType.paranoid("teams");
    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType TAGS = EntityType.paranoid("tags");
    private static final TestSchema SCHEMA = TestSchema.of(EntityGraph.of(
            List.of(TEAMS, USERS, STORIES, TAGS),
            List.of(
                    Relation.cascading(USERS, "team", TEAMS),
                    Relation.cascading(STORIES, "author", USERS).on(OnDelete.SET_NULL, OnDelete.CASCADE))));

    private static final int ALL = 8;
    private static final int MANY = 30;

    private final MyBatisEngine engine = MyBatisEngine.inBackground(SCHEMA, DeletionRules.NONE, 1);
    private final List<Node> nodes = new ArrayList<>();

    @BeforeEach
    void insert() {
        List<NewRow> rows = new ArrayList<>();
        for (int team = 1; team <= ALL; team++) {
            rows.add(NewRow.of("teams", "" + team));
            rows.add(NewRow.of("tags", "" + team));
            rows.add(NewRow.of("users", "" + team).with("team", "" + team));
            for (int story = 0; story < MANY; story++) {
                rows.add(NewRow.of("stories", "" + (100 * team + story)).with("author", "" + team));
            }
        }
        engine.insert(rows);
    }

    @AfterEach
    void close() {
        nodes.forEach(Node::close);
        engine.close();
    }

    private Node node(int threads, Duration pause) {
        Node node = Node.on(engine, threads, CHUNK, pause);
        nodes.add(node);
        return node;
    }

    private long begin(DeletionMode mode, String type, int id) {
        return engine.paranoid()
                .deletions()
                .inBackground()
                .delete(CALLER, mode, List.of(DeleteRequest.of(new EntityRef(type, "" + id))))
                .get(0)
                .orThrow()
                .job()
                .orElseThrow();
    }

    private void allEnds() {
        Node.await("all jobs have ended", () -> engine.openJobs().isEmpty());
        Law.holds(engine);
    }

    private boolean ended(long job) {
        return engine.openJobs().stream().noneMatch(open -> open.value() == job);
    }

    /** Two hard deletes waited once for what detaches, and held both threads that could have carried that on. */
    @Test
    void softDeletesThatDetachAndTwoHardDeletesAtOnceEnd() {
        begin(DeletionMode.SOFT, "users", 1);
        begin(DeletionMode.SOFT, "teams", 2);
        begin(DeletionMode.HARD, "teams", 1);
        begin(DeletionMode.HARD, "teams", 3);
        begin(DeletionMode.SOFT, "users", 4);
        begin(DeletionMode.HARD, "users", 4);
        begin(DeletionMode.HARD, "users", 2);
        node(2, Duration.ZERO);
        begin(DeletionMode.SOFT, "teams", 5);

        allEnds();
        assertThat(engine.snapshot().rows())
                .doesNotContainKeys(
                        new EntityRef("teams", "1"), new EntityRef("users", "3"), new EntityRef("users", "2"));
    }

    @Test
    void jobsThatWaitForTheirTurnHoldNoThread() throws SQLException {
        try (Connection other = engine.dataSource().getConnection();
                Statement holds = other.createStatement()) {
            other.setAutoCommit(false);
            holds.execute("UPDATE stories SET updated_at = updated_at WHERE id = 105");
            long blocked = begin(DeletionMode.HARD, "teams", 1);
            long behind = begin(DeletionMode.SOFT, "teams", 2);
            long behindThat = begin(DeletionMode.HARD, "teams", 3);
            Node node = node(2, Duration.ZERO);
            Node.await("somebody is at work", () -> node.scheduler().working().equals(Set.of("stories")));
            long apart = begin(DeletionMode.HARD, "tags", 1);

            Node.await("another component goes on", () -> ended(apart));
            assertThat(List.of(ended(blocked), ended(behind), ended(behindThat)))
                    .containsOnly(false);
            other.rollback();
        }
        allEnds();
    }

    @Test
    void moreComponentsThanThreadsTakeTurns() {
        long first = begin(DeletionMode.HARD, "teams", 1);
        long apart = begin(DeletionMode.HARD, "tags", 1);
        node(1, Duration.ofMillis(400));

        Node.await("the other component has ended", () -> ended(apart));
        assertThat(ended(first)).isFalse();
    }

    @Test
    void aNodeThatIsNotHeardOfLosesItsJobs() {
        begin(DeletionMode.SOFT, "teams", 1);
        engine.jdbc()
                .update("INSERT INTO paranoid_worker (component, node, until)"
                        + " VALUES ('stories', 'dead', UTC_TIMESTAMP(6) + INTERVAL 2 SECOND)");
        node(1, Duration.ZERO);
        node(1, Duration.ZERO);

        allEnds();
    }

    @Test
    void aNodeWhoseHeartbeatWasLateLetsTheOtherCarryOn(CapturedOutput output) {
        long job = begin(DeletionMode.SOFT, "teams", 1);
        Node slow = node(1, Duration.ofMillis(700));
        Node.await("the first is at work", () -> slow.scheduler().working().equals(Set.of("stories")));
        node(1, Duration.ZERO);
        engine.jdbc().update("UPDATE paranoid_worker SET until = UTC_TIMESTAMP(6), node = NULL");

        allEnds();
        Node.await("the first has noticed", () -> slow.scheduler().working().isEmpty());
        assertThat(output).doesNotContain("ERROR").doesNotContain("Exception");
        assertThat(engine.jdbc().queryForObject("SELECT fence FROM paranoid_job WHERE id = ?", Long.class, job))
                .isGreaterThan(1);
    }

    @Test
    void healthAndTheLogNameTheJobThatShouldMove(CapturedOutput output) throws SQLException {
        Node node = node(1, Duration.ZERO);
        BackgroundHealth health = new BackgroundHealth(node.stalls());
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        long stuck;
        try (Connection other = engine.dataSource().getConnection();
                Statement holds = other.createStatement()) {
            other.setAutoCommit(false);
            holds.execute("UPDATE stories SET updated_at = updated_at WHERE id = 105");
            stuck = begin(DeletionMode.HARD, "teams", 1);
            long waits = begin(DeletionMode.HARD, "teams", 2);
            List<Health> seen = new ArrayList<>();
            Node.await("health is down", () -> {
                seen.add(health.health());
                return seen.get(seen.size() - 1).getStatus().equals(Status.DOWN);
            });
            Health down = seen.get(seen.size() - 1);
            assertThat(down.getDetails()).containsEntry("jobs", List.of(stuck));
            assertThat(String.valueOf(down.getDetails().get("stalled"))).contains("Job " + stuck + " of stories");
            assertThat(ended(waits)).isFalse();
            Node.await(
                    "the log tells",
                    () -> output.getOut().contains("Job " + stuck + " of stories has made no progress for"));
            other.rollback();
        }
        allEnds();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void anErrorIsNotTheEndOfTheDispatcher() {
        AtomicInteger asked = new AtomicInteger();
        nodes.add(Node.with(engine, () -> {
            if (Thread.currentThread().getName().startsWith("paranoid-dispatcher") && asked.getAndIncrement() == 0) {
                throw new NoClassDefFoundError("on purpose");
            }
            return engine.paranoid().background().orElseThrow();
        }));
        Node.await("the dispatcher has failed", () -> asked.get() > 0);
        begin(DeletionMode.SOFT, "teams", 1);

        allEnds();
    }

    @Test
    void aNodeThatStopsGivesItsJobsBackAtOnce() {
        begin(DeletionMode.HARD, "teams", 1);
        Node first = node(1, Duration.ofMillis(100));
        Node.await("the first is at work", () -> !first.scheduler().working().isEmpty());
        first.close();

        assertThat(engine.jdbc()
                        .queryForList("SELECT component FROM paranoid_worker WHERE node IS NOT NULL", String.class))
                .isEmpty();
        node(1, Duration.ZERO);
        allEnds();
    }
}
