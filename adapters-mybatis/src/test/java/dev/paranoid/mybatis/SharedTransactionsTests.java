package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.Busy;
import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Unavailable;
import dev.paranoid.application.port.row.RowListener;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Callers that share transactions: each has his own answer, and nobody is held up by what another needs. */
class SharedTransactionsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration SOON = Duration.ofSeconds(30);
    /** MySQL lists transactions anew only where nobody has read the list for a tenth of a second. */
    private static final Duration LISTED_ANEW = Duration.ofMillis(150);

    private static final String IMPATIENT = "SET SESSION innodb_lock_wait_timeout = 4";
    private static final int USERS = 12;
    private static final int ABOVE = 40;
    private static final EntityType USER = EntityType.paranoid("users");
    private static final EntityType STORY = EntityType.paranoid("stories");
    private static final TestSchema SCHEMA =
            TestSchema.of(EntityGraph.of(List.of(USER, STORY), List.of(Relation.cascading(STORY, "author", USER))));

    private final MyBatisEngine engine = MyBatisEngine.on(SCHEMA, TestDatabase.fresh(16, IMPATIENT));
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Deletions deletions = Assembly.of(
                    new ParanoidProperties(
                            MyBatisEngine.properties(SCHEMA).entities(),
                            new ParanoidProperties.Inbox(Duration.ofDays(30)),
                            MyBatisEngine.background(ABOVE),
                            new ParanoidProperties.Batching(100, 1),
                            PATIENCE),
                    new DeletionRules(Map.of("users", brokenForTheLast()), Map.of()),
                    engine.dataSource(),
                    engine.dataSource(),
                    new JdbcTransactionManager(engine.dataSource()),
                    new Listeners(
                            MyBatisEngine.NOBODY.events(),
                            MyBatisEngine.NOBODY.answers(),
                            (kind, waits, time) -> sizes.add(waits.size()),
                            () -> {},
                            RowListener.NOBODY))
            .deletions();

    private static DeletionPolicy brokenForTheLast() {
        return proposal -> {
            if (proposal.root().id().equals("" + USERS)) {
                throw new IllegalStateException("on purpose");
            }
            return Optional.empty();
        };
    }

    @BeforeEach
    void insert() {
        List<NewRow> rows = new ArrayList<>();
        IntStream.rangeClosed(1, USERS).forEach(user -> {
            rows.add(NewRow.of(user(user)));
            rows.add(NewRow.of("stories", "" + user).with("author", "" + user));
        });
        IntStream.rangeClosed(100, 100 + ABOVE)
                .forEach(story -> rows.add(NewRow.of("stories", "" + story).with("author", "2")));
        engine.insert(rows);
    }

    @AfterEach
    void close() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        engine.close();
    }

    private static EntityRef user(int id) {
        return new EntityRef("users", "" + id);
    }

    private record Actor(String name) implements Caller {

        @Override
        public String source() {
            return "test";
        }

        @Override
        public boolean may(Verb verb, String type) {
            return true;
        }
    }

    private Answer<Deleted> delete(int user) {
        return deletions
                .delete(
                        new Actor("actor " + user),
                        DeletionMode.SOFT,
                        List.of(new DeleteRequest(user(user), Optional.of("reason " + user))))
                .get(0);
    }

    private FutureTask<Answer<Deleted>> begin(int user) {
        FutureTask<Answer<Deleted>> task = new FutureTask<>(() -> delete(user));
        Thread thread = new Thread(task);
        thread.start();
        threads.add(thread);
        return task;
    }

    /** Until the caller that began last waits for his turn. */
    private void untilItWaits() {
        Thread last = threads.get(threads.size() - 1);
        long end = System.nanoTime() + SOON.toNanos();
        while (last.getState() != Thread.State.TIMED_WAITING && last.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).as("it waits").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /** A connection that has locked that row. */
    private Connection locking(String table, int id) throws SQLException {
        Connection other = engine.dataSource().getConnection();
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.executeQuery("SELECT id FROM " + table + " WHERE id = " + id + " FOR UPDATE");
        }
        return other;
    }

    @Test
    void whoComesWhileOthersRunSharesTheNext() throws SQLException, ExecutionException, InterruptedException {
        List<FutureTask<Answer<Deleted>>> others = new ArrayList<>();
        FutureTask<Answer<Deleted>> first;
        try (Connection other = locking("stories", 1)) {
            first = begin(1);
            untilSomebodyWaitsForALock();
            for (int user = 3; user < USERS; user++) {
                others.add(begin(user));
                untilItWaits();
            }
            other.rollback();
        }

        assertThat(first.get().orThrow().deletion().actor()).isEqualTo("actor 1");
        for (int i = 0; i < others.size(); i++) {
            Deletion deletion = others.get(i).get().orThrow().deletion();
            assertThat(deletion.root()).isEqualTo(user(i + 3));
            assertThat(deletion.actor()).isEqualTo("actor " + (i + 3));
            assertThat(deletion.reason()).contains("reason " + (i + 3));
            assertThat(deletion.took()).isEqualTo(Map.of("users", 1L, "stories", 1L));
        }
        assertThat(sizes).contains(others.size());
        Law.holds(engine);
    }

    private void untilSomebodyWaitsForALock() {
        long end = System.nanoTime() + SOON.toNanos();
        while (engine.jdbc()
                .queryForList(
                        "SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT' AND trx_mysql_thread_id"
                                + " IN (SELECT id FROM information_schema.processlist WHERE db = DATABASE())")
                .isEmpty()) {
            assertThat(System.nanoTime()).as("somebody waits for a lock").isLessThan(end);
            LockSupport.parkNanos(LISTED_ANEW.toNanos());
        }
    }

    @Test
    void aLockedRootHoldsUpNobodyElse() throws SQLException {
        try (Connection other = locking("users", 1)) {
            FutureTask<Answer<Deleted>> held = begin(1);
            untilSomebodyWaitsForALock();
            FutureTask<Answer<Deleted>> heldAsWell = begin(1);
            untilItWaits();

            long began = System.nanoTime();
            IntStream.range(3, USERS).forEach(user -> delete(user).orThrow());
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);

            assertThatThrownBy(held::get).cause().isInstanceOf(Busy.class).hasMessageContaining("users/1");
            assertThatThrownBy(heldAsWell::get).cause().isInstanceOf(Busy.class).hasMessageContaining("users/1");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE.multipliedBy(2));
            other.rollback();
        }
        assertThat(engine.snapshot().live(user(1))).isTrue();
        assertThat(delete(1).orThrow().unchanged()).isFalse();
        Law.holds(engine);
    }

    @Test
    void aLockedRowBelowIsWaitedForAlone() throws SQLException, ExecutionException, InterruptedException {
        FutureTask<Answer<Deleted>> held;
        try (Connection other = locking("stories", 1)) {
            held = begin(1);
            untilSomebodyWaitsForALock();
            IntStream.range(3, USERS).forEach(user -> delete(user).orThrow());
            assertThat(held.isDone()).isFalse();
            other.rollback();
        }
        assertThat(held.get().orThrow().deletion().took()).isEqualTo(Map.of("users", 1L, "stories", 1L));
        Law.holds(engine);
    }

    @Test
    void whatBreaksBreaksAlone() throws SQLException, ExecutionException, InterruptedException {
        FutureTask<Answer<Deleted>> broken;
        FutureTask<Answer<Deleted>> large;
        List<FutureTask<Answer<Deleted>>> others = new ArrayList<>();
        FutureTask<Answer<Deleted>> first;
        try (Connection other = locking("stories", 1)) {
            first = begin(1);
            untilSomebodyWaitsForALock();
            broken = begin(USERS);
            large = begin(2);
            for (int user = 3; user < USERS; user++) {
                others.add(begin(user));
                untilItWaits();
            }
            other.rollback();
        }

        assertThatThrownBy(broken::get).cause().hasMessage("on purpose");
        assertThat(large.get().orThrow().job()).isPresent();
        for (FutureTask<Answer<Deleted>> each : others) {
            assertThat(each.get().orThrow().job()).isEmpty();
        }
        assertThat(engine.snapshot().live(user(USERS))).isTrue();
        assertThat(first.get().orThrow().unchanged()).isFalse();
    }

    @Test
    void whoIsInterruptedBeforeHisTurnIsNotCarriedOut() throws SQLException, ExecutionException, InterruptedException {
        FutureTask<Answer<Deleted>> interrupted;
        FutureTask<Answer<Deleted>> first;
        try (Connection other = locking("stories", 1)) {
            first = begin(1);
            untilSomebodyWaitsForALock();
            interrupted = begin(3);
            untilItWaits();
            threads.get(threads.size() - 1).interrupt();
            assertThatThrownBy(interrupted::get).cause().isInstanceOf(Unavailable.class);
            other.rollback();
        }
        assertThat(delete(4).orThrow().unchanged()).isFalse();
        assertThat(engine.snapshot().live(user(3))).isTrue();
        assertThat(first.get().orThrow().unchanged()).isFalse();
    }

    @Test
    void aCallersOwnTransactionIsHisOwn() throws SQLException, ExecutionException, InterruptedException {
        FutureTask<Answer<Deleted>> first;
        try (Connection other = locking("stories", 1)) {
            first = begin(1);
            untilSomebodyWaitsForALock();
            new TransactionTemplate(new JdbcTransactionManager(engine.dataSource())).executeWithoutResult(own -> {
                assertThat(delete(3).orThrow().unchanged()).isFalse();
                own.setRollbackOnly();
            });
            other.rollback();
        }
        assertThat(engine.snapshot().live(user(3))).isTrue();
        assertThat(first.get().orThrow().unchanged()).isFalse();
    }

    @Test
    void oneRootIsInOneTransactionAtATime() throws SQLException, ExecutionException, InterruptedException {
        List<FutureTask<Answer<Deleted>>> same = new ArrayList<>();
        try (Connection other = locking("stories", 1)) {
            for (int caller = 0; caller < 5; caller++) {
                same.add(begin(1));
            }
            untilSomebodyWaitsForALock();
            assertThat(engine.jdbc()
                            .queryForObject(
                                    "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"
                                            + " AND trx_mysql_thread_id IN (SELECT id FROM information_schema.processlist"
                                            + " WHERE db = DATABASE())",
                                    Integer.class))
                    .isEqualTo(1);
            other.rollback();
        }
        int opened = 0;
        for (FutureTask<Answer<Deleted>> each : same) {
            opened += each.get().orThrow().unchanged() ? 0 : 1;
        }
        assertThat(opened).isEqualTo(1);
        assertThat(engine.snapshot().deletions()).hasSize(1);
    }
}
