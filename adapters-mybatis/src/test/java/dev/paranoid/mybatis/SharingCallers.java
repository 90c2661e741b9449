package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.row.RowListener;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.Requests;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.settings.ParanoidProperties;
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
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A service whose callers share transactions, and callers to share them. */
public abstract class SharingCallers {

    public static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration SOON = Duration.ofSeconds(30);
    /** MySQL lists transactions anew only where nobody has read the list for a tenth of a second. */
    private static final Duration LISTED_ANEW = Duration.ofMillis(150);

    private static final String IMPATIENT = "SET SESSION innodb_lock_wait_timeout = 4";
    public static final int USERS = 12;
    private static final int ABOVE = 40;
    private static final EntityType USER = EntityType.paranoid("users");
    private static final EntityType STORY = EntityType.paranoid("stories");
    private static final TestSchema SCHEMA =
            TestSchema.of(EntityGraph.of(List.of(USER, STORY), List.of(Relation.cascading(STORY, "author", USER))));

    public final MyBatisEngine engine;
    public final List<Integer> sizes = new CopyOnWriteArrayList<>();
    public final List<Thread> threads = new ArrayList<>();
    public final Deletions deletions;
    public final IdempotentCalls calls;
    public final Requests requests;

    protected SharingCallers() {
        this(IMPATIENT, PATIENCE, () -> new IllegalStateException("on purpose"));
    }

    /**
     * Callers.
     *
     * @param session what a session is told when it begins
     * @param broken what is thrown at whoever deletes the last user
     */
    protected SharingCallers(String session, Duration patience, Supplier<RuntimeException> broken) {
        engine = MyBatisEngine.on(SCHEMA, TestDatabase.fresh(16, session));
        ParanoidEngine paranoid = Assembly.of(
                new ParanoidProperties(
                        EngineSettings.properties(SCHEMA).entities(),
                        new ParanoidProperties.Inbox(Duration.ofDays(30)),
                        EngineSettings.background(ABOVE),
                        new ParanoidProperties.Batching(100, 1),
                        new ParanoidProperties.Ledger(Duration.ZERO),
                        patience),
                new DeletionRules(Map.of("users", brokenForTheLast(broken)), Map.of()),
                engine.dataSource(),
                engine.dataSource(),
                new JdbcTransactionManager(engine.dataSource()),
                new Listeners(
                        MyBatisEngine.NOBODY.events(),
                        MyBatisEngine.NOBODY.holds(),
                        MyBatisEngine.NOBODY.answers(),
                        (kind, waits, time) -> sizes.add(waits.size()),
                        () -> {},
                        RowListener.NOBODY));
        deletions = paranoid.deletions();
        calls = paranoid.calls();
        requests = paranoid.requests();
    }

    private static DeletionPolicy brokenForTheLast(Supplier<RuntimeException> broken) {
        return proposal -> {
            if (proposal.root().ref().id().equals("" + USERS)) {
                throw broken.get();
            }
            return Optional.empty();
        };
    }

    @BeforeEach
    protected void insert() {
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
    protected void close() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        engine.close();
    }

    protected static EntityRef user(int id) {
        return new EntityRef("users", "" + id);
    }

    public record Actor(String name) implements Caller {

        @Override
        public String source() {
            return "test";
        }

        @Override
        public boolean may(Verb verb, String type) {
            return true;
        }
    }

    protected static DeleteRequest request(int user) {
        return new DeleteRequest(user(user), Optional.of("reason " + user));
    }

    protected Answer<Deleted> delete(int user) {
        return deletions
                .delete(new Actor("actor " + user), DeletionMode.SOFT, List.of(request(user)))
                .get(0);
    }

    protected FutureTask<Answer<Deleted>> begin(int user) {
        return begin(() -> delete(user));
    }

    protected <T> FutureTask<T> begin(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task);
        thread.start();
        threads.add(thread);
        return task;
    }

    /** Until the caller that began last waits for his turn. */
    protected void untilItWaits() {
        Thread last = threads.get(threads.size() - 1);
        until(
                "it waits",
                () -> last.getState() == Thread.State.TIMED_WAITING || last.getState() == Thread.State.WAITING);
    }

    protected static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /** A connection that has locked that row. */
    protected Connection locking(String table, int id) throws SQLException {
        Connection other = engine.dataSource().getConnection();
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.executeQuery("SELECT id FROM " + table + " WHERE id = " + id + " FOR UPDATE");
        }
        return other;
    }

    protected void untilSomebodyWaitsForALock() {
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
}
