package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.server.endtoend.Http.Reply;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Many callers at once, who share transactions: while another program holds a row, and while the service is killed. */
@Tag("long")
class SharedTransactionsEndToEndTests {

    private static final int CALLERS = 16;
    private static final int USERS = 3000;
    private static final int KILLS = Integer.getInteger("paranoid.shared.kills", 2);
    private static final Duration LOCKED = Duration.ofSeconds(Integer.getInteger("paranoid.shared.locked", 12));
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    /** Whoever waits for a lock waits for longer. */
    private static final Duration HELD_UP = Duration.ofSeconds(1);

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Http> http = new AtomicReference<>();
    private final List<Long> times = Collections.synchronizedList(new ArrayList<>());

    private Http http() {
        return Objects.requireNonNull(http.get());
    }

    private static TestDatabase.Schema blog(TestDatabase database, String name) {
        TestDatabase.Schema blog = database.create(name).with("demo/schema.sql");
        blog.sql()
                .sql("INSERT INTO users (user_id, username, full_name) WITH RECURSIVE n (i) AS"
                        + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 999)"
                        + " SELECT a.i + 999 * b.i, CONCAT('user', a.i + 999 * b.i), 'x' FROM n a"
                        + " JOIN (SELECT 0 AS i UNION SELECT 1 UNION SELECT 2 UNION SELECT 3) b"
                        + " WHERE a.i + 999 * b.i <= " + USERS)
                .update();
        blog.sql()
                .sql("INSERT INTO stories (created_by, title, body) SELECT user_id, 'x', 'x' FROM users")
                .update();
        return blog;
    }

    private static long number(TestDatabase.Schema blog, String sql) {
        return blog.sql().sql(sql).query(Long.class).single();
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void aRowThatAnotherProgramHoldsForLongHoldsUpNobodyElse(TestDatabase database)
            throws SQLException, ExecutionException, InterruptedException {
        try (TestDatabase.Schema blog = blog(database, "paranoid_held");
                Service service = Service.start("held", Jar.THIN, blog.settings(Service.types("blog.yml")));
                Connection other = blog.connect()) {
            http.set(service.http());
            next.set(1);
            other.setAutoCommit(false);
            other.createStatement().executeQuery("SELECT * FROM users WHERE user_id = 1 FOR UPDATE");
            long end = System.nanoTime() + LOCKED.toNanos();
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            List<Future<?>> others = new ArrayList<>();
            List<Future<List<Reply>>> held = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                if (caller % 4 == 0) {
                    held.add(callers.submit(() -> askingForTheFirst(end)));
                } else {
                    others.add(callers.submit(() -> askingForOthers(end)));
                }
            }
            for (Future<?> each : others) {
                each.get();
            }
            for (Future<List<Reply>> each : held) {
                assertThat(each.get()).allSatisfy(reply -> {
                    assertThat(reply.status()).isEqualTo(503);
                    assertThat(reply.json().path("code").asString()).isEqualTo("busy");
                    assertThat(reply.header("Retry-After")).isNotEmpty();
                });
            }
            callers.shutdown();
            List<Long> sorted = times.stream().sorted().toList();
            long p99 = sorted.get(sorted.size() * 99 / 100);
            System.out.println(sorted.size() + " calls on other rows, p99 "
                    + Duration.ofNanos(p99).toMillis() + " ms");
            assertThat(Duration.ofNanos(p99)).isLessThan(HELD_UP);
            assertThat(number(blog, "SELECT COUNT(*) FROM paranoid_deletion")).isEqualTo(times.size());
            assertThat(number(blog, "SELECT COUNT(*) FROM paranoid_deletion WHERE root_key = '1'"))
                    .isZero();
            other.rollback();
            assertThat(http().delete("/api/users/1").status()).isEqualTo(200);
        }
    }

    private List<Reply> askingForTheFirst(long end) {
        List<Reply> replies = new ArrayList<>();
        while (System.nanoTime() < end - PATIENCE.plus(HELD_UP).toNanos()) {
            long began = System.nanoTime();
            replies.add(http().delete("/api/users/1"));
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(PATIENCE.plus(HELD_UP).plus(HELD_UP));
        }
        return replies;
    }

    private void askingForOthers(long end) {
        for (int user = next.incrementAndGet();
                user <= USERS && System.nanoTime() < end;
                user = next.incrementAndGet()) {
            long began = System.nanoTime();
            assertThat(http().delete("/api/users/" + user).status()).isEqualTo(200);
            times.add(System.nanoTime() - began);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void killedInTheMidstEachKeyHasOneEffectAndOneAnswer(TestDatabase database)
            throws ExecutionException, InterruptedException {
        long seed = Long.getLong("paranoid.seed", System.nanoTime() % 1_000_000);
        System.out.println("Kills with -Dparanoid.seed=" + seed);
        Random random = new Random(seed);
        Map<Integer, String> answers = new ConcurrentHashMap<>();
        try (TestDatabase.Schema blog = blog(database, "paranoid_shared")) {
            String[] settings = blog.settings(Service.types("blog.yml"));
            Service service = Service.start("shared", Jar.THIN, settings);
            try {
                http.set(service.http());
                ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
                List<Future<?>> all = new ArrayList<>();
                for (int caller = 0; caller < CALLERS; caller++) {
                    all.add(callers.submit(() -> deletingAll(answers)));
                }
                for (int kill = 0; kill < KILLS && answers.size() < USERS; kill++) {
                    int until = Math.min(USERS - CALLERS, answers.size() + 200 + random.nextInt(400));
                    while (answers.size() < until) {
                        LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                    }
                    service.kill();
                    service = Service.start("shared", Jar.THIN, settings);
                    http.set(service.http());
                }
                for (Future<?> each : all) {
                    each.get();
                }
                callers.shutdown();
                oneEach(blog, answers);
                assertThat(batches("TOTAL")).as("calls, beside transactions").isGreaterThan(batches("COUNT"));
            } finally {
                service.close();
            }
        }
    }

    private double batches(String statistic) {
        for (JsonNode each :
                http().get("/actuator/metrics/paranoid.batch.size").json().path("measurements")) {
            if (each.path("statistic").asString().equals(statistic)) {
                return each.path("value").asDouble();
            }
        }
        throw new AssertionError("No " + statistic);
    }

    private void deletingAll(Map<Integer, String> answers) {
        for (int user = next.incrementAndGet(); user <= USERS; user = next.incrementAndGet()) {
            answers.put(user, insistently(user));
        }
    }

    /** As any client does it: the same call with the same key until there is an answer. */
    private String insistently(int user) {
        while (true) {
            try {
                Reply reply = http().send("DELETE", "/api/users/" + user, "Idempotency-Key", "key-" + user);
                if (reply.status() == 200) {
                    return reply.body();
                }
                assertThat(reply.status()).as(reply.body()).isIn(409, 503);
            } catch (UncheckedIOException gone) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private void oneEach(TestDatabase.Schema blog, Map<Integer, String> answers) {
        assertThat(answers).hasSize(USERS);
        assertThat(number(blog, "SELECT COUNT(*) FROM paranoid_deletion")).isEqualTo(USERS);
        assertThat(number(blog, "SELECT COUNT(DISTINCT root_key) FROM paranoid_deletion WHERE state = 'ACTIVE'"))
                .isEqualTo(USERS);
        assertThat(
                        number(
                                blog,
                                "SELECT COUNT(*) FROM users u JOIN stories s ON s.created_by = u.user_id"
                                        + " JOIN paranoid_deletion d ON d.root_key = u.user_id AND d.id = u.deletion_id AND d.id = s.deletion_id"))
                .isEqualTo(USERS);
        blog.sql()
                .sql("SELECT root_key, id FROM paranoid_deletion")
                .query((row, number) -> Map.entry(row.getInt(1), row.getLong(2)))
                .list()
                .forEach(deletion -> assertThat(answers.get(deletion.getKey()))
                        .contains(
                                "\"id\":\"" + deletion.getValue() + "\",", "\"rootId\":\"" + deletion.getKey() + "\""));
        for (int user = 1; user <= USERS; user += USERS / CALLERS) {
            Reply again = http().send("DELETE", "/api/users/" + user, "Idempotency-Key", "key-" + user);
            assertThat(again.body()).isEqualTo(answers.get(user));
            assertThat(again.header("Idempotency-Replayed")).contains("true");
        }
    }
}
