package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.server.endtoend.Http.Reply;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many callers of few rows, who share transactions and ask whatever comes to their minds, each with a key of its own, while another
 * program takes unique values, locks rows and loses deadlocks, and the service is killed. {@code -Dparanoid.seed=} repeats what is
 * asked, {@code -Dparanoid.walk.calls=} says how often each caller asks.
 */
@Tag("long")
class SharedWalkEndToEndTests {

    private static final int CALLERS = 12;
    private static final int CALLS = Integer.getInteger("paranoid.walk.calls", 150);
    private static final int KILLS = Integer.getInteger("paranoid.walk.kills", 2);
    private static final int USERS = 12;
    private static final int STORIES = 24;
    private static final Set<String> MUST_MEET =
            Set.of("200", "404 not-found", "409 unique-conflict", "409 parent-deleted", "409 not-deleted");

    private final AtomicReference<Service> running = new AtomicReference<>();
    private final Map<String, Asked> answered = new ConcurrentHashMap<>();

    /**
     * A call that was answered.
     *
     * @param method of HTTP
     * @param target with the caller's own reason
     * @param summary status and code
     * @param body whole
     */
    private record Asked(String method, String target, String summary, String body) {}

    private Service service() {
        return Objects.requireNonNull(running.get());
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void eachHasOneAnswerHisOwnAndTheLawHolds(TestDatabase database) throws InterruptedException, ExecutionException {
        long seed = Long.getLong("paranoid.seed", System.nanoTime() % 1_000_000);
        System.out.println("Walks with -Dparanoid.seed=" + seed);
        try (TestDatabase.Schema blog = database.create("paranoid_walk").with("demo/schema.sql")) {
            fill(blog);
            String[] settings = blog.settings(Service.types("blog.yml"));
            running.set(Service.start("walk", Jar.THIN, settings));
            ExecutorService threads = Executors.newFixedThreadPool(CALLERS + 1);
            Rival rival = new Rival(blog, USERS);
            try {
                Future<?> rivalry = threads.submit(rival);
                List<Future<?>> walks = new ArrayList<>();
                for (int caller = 0; caller < CALLERS; caller++) {
                    int own = caller;
                    walks.add(threads.submit(() -> walk(own, new Random(seed + own))));
                }
                kill(new Random(seed), settings);
                for (Future<?> walk : walks) {
                    walk.get();
                }
                rival.stop();
                rivalry.get();
                assertThat(rival.lost()).as("times that another program lost").isPositive();
            } finally {
                rival.stop();
                threads.shutdown();
            }
            verify(blog);
        } finally {
            service().close();
        }
    }

    private static void fill(TestDatabase.Schema blog) {
        for (int user = 1; user <= USERS; user++) {
            blog.sql()
                    .sql("INSERT INTO users (user_id, username, full_name) VALUES (?, ?, 'U')")
                    .params(user, "user" + user)
                    .update();
        }
        for (int story = 1; story <= STORIES; story++) {
            blog.sql()
                    .sql("INSERT INTO stories (story_id, created_by, title, body) VALUES (?, ?, 't', 'b')")
                    .params(story, 1 + story % USERS)
                    .update();
        }
    }

    private void kill(Random random, String[] settings) {
        for (int kill = 1; kill <= KILLS; kill++) {
            int target = kill * CALLERS * CALLS / (KILLS + 1) + random.nextInt(CALLERS);
            while (answered.size() < target) {
                LockSupport.parkNanos(1_000_000);
            }
            service().kill();
            running.set(Service.start("walk", Jar.THIN, settings));
        }
    }

    private void walk(int caller, Random random) {
        for (int call = 0; call < CALLS; call++) {
            String key = "walk-" + caller + "-" + call;
            boolean user = random.nextInt(3) > 0;
            String row = user ? "users/" + (1 + random.nextInt(USERS + 1)) : "stories/" + (1 + random.nextInt(STORIES));
            if (random.nextBoolean()) {
                ask(key, "DELETE", "/api/" + row + "?reason=" + key);
            } else {
                ask(key, "PUT", "/api/restore/" + row + "?parents=" + (random.nextInt(3) > 0 ? "refuse" : "lift"));
            }
        }
    }

    /** As any client does it: the same call with the same key until there is an answer. */
    private void ask(String key, String method, String target) {
        while (!answered.containsKey(key)) {
            try {
                Reply reply = service().http().send(method, target, "Idempotency-Key", key);
                if (reply.status() != 503 && !reply.code().equals("still-running")) {
                    answered.put(key, new Asked(method, target, reply.summary(), reply.body()));
                }
            } catch (UncheckedIOException gone) {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private void verify(TestDatabase.Schema blog) {
        Map<String, Integer> met = new TreeMap<>();
        answered.values().forEach(asked -> met.merge(asked.summary(), 1, Integer::sum));
        System.out.println("Met " + met);
        assertThat(answered).hasSize(CALLERS * CALLS);
        assertThat(met.keySet()).containsAll(MUST_MEET).allMatch(summary -> summary.matches("200|404 .*|409 .*"));
        answered.forEach((key, asked) -> {
            Reply again = service().http().send(asked.method(), asked.target(), "Idempotency-Key", key);
            assertThat(again.body()).as(key).isEqualTo(asked.body());
            assertThat(again.header("Idempotency-Replayed")).as(key).isEqualTo("true");
        });
        assertThat(number(
                        blog,
                        "SELECT COUNT(*) - COUNT(DISTINCT reason) FROM paranoid_deletion WHERE reason LIKE 'walk%'"))
                .as("calls with two effects")
                .isZero();
        blog.sql()
                .sql("SELECT reason, id FROM paranoid_deletion WHERE reason LIKE 'walk%'")
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .forEach(deletion -> assertThat(Objects.requireNonNull(answered.get(deletion.getKey()))
                                .body())
                        .contains(
                                "\"id\":\"" + deletion.getValue() + "\",", "\"reason\":\"" + deletion.getKey() + "\""));
        lawful(blog);
    }

    private static void lawful(TestDatabase.Schema blog) {
        assertThat(number(
                        blog,
                        "SELECT COUNT(*) FROM stories s JOIN users u ON u.user_id = s.created_by"
                                + " WHERE s.deleted_at IS NULL AND u.deleted_at IS NOT NULL"))
                .as("live below hidden")
                .isZero();
        for (String table : List.of("users", "stories")) {
            assertThat(number(
                            blog,
                            "SELECT COUNT(*) FROM " + table + " r LEFT JOIN paranoid_deletion d ON d.id = r.deletion_id"
                                    + " WHERE r.deleted_at IS NOT NULL AND COALESCE(d.state, '') <> 'ACTIVE'"))
                    .as("closed marks in " + table)
                    .isZero();
        }
    }

    private static long number(TestDatabase.Schema blog, String sql) {
        return blog.sql().sql(sql).query(Long.class).single();
    }
}
