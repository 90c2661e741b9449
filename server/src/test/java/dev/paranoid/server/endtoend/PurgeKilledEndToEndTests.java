package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import dev.paranoid.server.endtoend.TestDatabase.Schema;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Deletions with random retentions and holds, while time passes and restores and holds race with the purging node, which is killed at
 * random points. {@code -Dparanoid.purge.deletions} says how many there are, {@code -Dparanoid.purge.kills} how often.
 */
@Tag("long")
class PurgeKilledEndToEndTests {

    private static final int DELETIONS = Integer.getInteger("paranoid.purge.deletions", 200);
    private static final int KILLS = Integer.getInteger("paranoid.purge.kills", 1);
    private static final int BATCH = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String HELD =
            " EXISTS (SELECT 1 FROM paranoid_hold h WHERE h.released_at IS NULL AND h.row_key = d.root_key)";

    @TempDir
    private Path directory;

    @Test
    void whatIsExpiredAndFreeGoesAndNothingElse() throws InterruptedException {
        long seed = Long.getLong("paranoid.seed", System.nanoTime() % 1_000_000);
        System.out.println("Purges with -Dparanoid.seed=" + seed);
        Random random = new Random(seed);
        TestDatabase database = TestDatabase.all().findFirst().orElseThrow();
        try (Schema schema = database.create("paranoid_purged").with("demo/schema.sql");
                EmbeddedKafka broker = EmbeddedKafka.start(directory)) {
            fill(schema);
            delete(schema, broker, random);
            Service[] nodes = {node(schema, broker, 0), node(schema, broker, 1)};
            AtomicBoolean over = new AtomicBoolean();
            Thread racing = new Thread(() -> race(nodes, new Random(seed + 1), over));
            try {
                racing.start();
                for (int kill = 0; kill < KILLS; kill++) {
                    kill(schema, broker, nodes, kill, random);
                    update(
                            schema,
                            "UPDATE paranoid_deletion SET purge_at = purge_at - INTERVAL 1 HOUR WHERE state = 'ACTIVE'");
                }
                over.set(true);
                racing.join();
                Awaitility.await().atMost(PATIENCE).until(() -> free(schema) == 0);
            } finally {
                over.set(true);
                Stream.of(nodes).forEach(Service::close);
            }
            verify(schema);
        }
    }

    private static long number(Schema schema, String sql) {
        return schema.sql().sql(sql).query(Long.class).single();
    }

    private static void update(Schema schema, String sql) {
        schema.sql().sql(sql).update();
    }

    private static void fill(Schema schema) {
        for (int from = 1; from <= DELETIONS; from += BATCH) {
            int to = Math.min(DELETIONS, from + BATCH - 1);
            update(
                    schema,
                    "INSERT INTO users (user_id, username, full_name) VALUES "
                            + each(from, to, id -> "(" + id + ", 'user" + id + "', 'User')"));
            update(
                    schema,
                    "INSERT INTO stories (story_id, created_by, title, body) VALUES "
                            + each(from, to, id -> "(" + id + ", " + id + ", 'Story', 'body')"));
        }
    }

    private static String each(int from, int to, IntFunction<String> text) {
        return IntStream.rangeClosed(from, to).mapToObj(text).collect(Collectors.joining(", "));
    }

    /** Deleted over HTTP; a fifth is held, and half of the rest expires in one of the next hours. */
    private static void delete(Schema schema, EmbeddedKafka broker, Random random) {
        try (Service service = Service.start("purge-0", Jar.THIN, settings(schema, broker, "0s"))) {
            for (int from = 1; from <= DELETIONS; from += BATCH) {
                int to = Math.min(DELETIONS, from + BATCH - 1);
                String ids = each(from, to, Integer::toString);
                assertThat(service.http()
                                .post("/api/deletions", "{'type':'users','ids':[" + ids + "]}")
                                .status())
                        .isEqualTo(200);
            }
            List<Integer> held = IntStream.rangeClosed(1, DELETIONS)
                    .filter(id -> random.nextInt(5) == 0)
                    .boxed()
                    .toList();
            service.http().post("/api/holds", hold(random.nextBoolean() ? "users" : "stories", held));
        }
        update(
                schema,
                "UPDATE paranoid_deletion SET purge_at = UTC_TIMESTAMP(6) + INTERVAL FLOOR(RAND(" + random.nextInt(1000)
                        + ") * " + 2 * (KILLS + 1) + ") HOUR");
    }

    private static String hold(String type, List<Integer> ids) {
        return "{'type':'" + type + "','ids':" + ids + ",'reason':'a lawsuit'}";
    }

    private static String[] settings(Schema schema, EmbeddedKafka broker, String every) {
        return schema.settings(Brokers.settings(
                broker,
                "--paranoid.kafka.declare-topics=true",
                Service.types("blog.yml"),
                "--paranoid.kafka.publish=false",
                "--paranoid.purge.every=" + every,
                "--paranoid.purge.chunk=7",
                "--paranoid.purge.rate=" + Math.max(50, DELETIONS / 60),
                "--paranoid.purge.max-share=1",
                "--paranoid.purge.small-bin=1000000",
                "--paranoid.purge.retry=2s"));
    }

    private static Service node(Schema schema, EmbeddedKafka broker, int number) {
        return Service.start("purge-" + number, Jar.THIN, settings(schema, broker, "1s"));
    }

    /** The node that has the turn, when it has removed some more. */
    private static void kill(Schema schema, EmbeddedKafka broker, Service[] nodes, int number, Random random) {
        long target = Math.min(gone(schema) + 1 + random.nextInt(Math.max(2, DELETIONS / (2 * KILLS))), DELETIONS);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> gone(schema) >= target || free(schema) == 0);
        long purging = number(
                schema,
                "SELECT COALESCE(MAX(CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(node, '/', -3), '/', 1) AS SIGNED)), 0)"
                        + " FROM paranoid_worker WHERE node IS NOT NULL AND component = '#purge'");
        int victim = nodes[0].pid() == purging ? 0 : nodes[1].pid() == purging ? 1 : number % 2;
        nodes[victim].kill();
        nodes[victim] = node(schema, broker, victim);
    }

    private static long gone(Schema schema) {
        return number(schema, "SELECT COUNT(*) FROM paranoid_deletion WHERE mode = 'SOFT' AND state = 'PURGED'");
    }

    private static long free(Schema schema) {
        return number(
                schema,
                "SELECT COUNT(*) FROM paranoid_deletion d WHERE d.state = 'ACTIVE' AND d.purge_at <= UTC_TIMESTAMP(6) AND NOT"
                        + HELD);
    }

    /** Restores, holds on rows below, and longer retentions: whatever becomes of them, the ledger says so. */
    private static void race(Service[] nodes, Random random, AtomicBoolean over) {
        while (!over.get()) {
            int id = 1 + random.nextInt(DELETIONS);
            try {
                Http http = nodes[random.nextInt(2)].http();
                switch (random.nextInt(4)) {
                    case 0 -> http.post("/api/holds", hold("stories", List.of(id)));
                    case 1 -> http.patch("/api/deletions/" + id, "{'extend':'2h','reason':'an audit'}");
                    default -> http.put("/api/restore/users/" + id);
                }
                Thread.sleep(20);
            } catch (UncheckedIOException | IllegalStateException killed) {
                Thread.onSpinWait();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void verify(Schema schema) {
        String there =
                "(SELECT COUNT(*) FROM users u WHERE u.user_id = CAST(CONVERT(d.root_key USING utf8mb4) AS SIGNED))";
        String soft = "SELECT COUNT(*) FROM paranoid_deletion d WHERE d.mode = 'SOFT' AND ";
        assertThat(number(schema, "SELECT COUNT(*) FROM paranoid_deletion WHERE mode = 'SOFT'"))
                .isEqualTo(DELETIONS);
        assertThat(number(
                        schema,
                        "SELECT COUNT(*) FROM paranoid_hold h LEFT JOIN stories s ON s.story_id ="
                                + " CAST(CONVERT(h.row_key USING utf8mb4) AS SIGNED) WHERE s.story_id IS NULL"))
                .as("held rows that are gone")
                .isZero();
        assertThat(number(schema, soft + "d.state = 'PURGED' AND d.purge_at > d.closed_at"))
                .as("gone before their time")
                .isZero();
        assertThat(number(schema, soft + "d.state = 'PURGED' AND " + there + " > 0"))
                .as("purged, but there")
                .isZero();
        assertThat(number(schema, soft + "d.state <> 'PURGED' AND " + there + " = 0"))
                .as("not purged, but gone")
                .isZero();
        long gone = gone(schema);
        assertThat(gone).isPositive();
        assertThat(
                        number(
                                schema,
                                "SELECT COUNT(DISTINCT root_key) FROM paranoid_deletion WHERE mode = 'HARD' AND state = 'PURGED'"))
                .as("a record each")
                .isEqualTo(gone);
        assertThat(number(schema, "SELECT COUNT(*) FROM paranoid_deletion WHERE mode = 'HARD'"))
                .as("one record each")
                .isEqualTo(gone);
        assertThat(number(
                        schema,
                        "SELECT COUNT(*) FROM paranoid_outbox o JOIN paranoid_deletion d ON d.id ="
                                + " CAST(JSON_UNQUOTE(JSON_EXTRACT(CONVERT(o.payload USING utf8mb4), '$.data.deletion')) AS SIGNED)"
                                + " WHERE o.type = 'dev.paranoid.deletion.purged' AND d.mode = 'SOFT'"))
                .as("one event each")
                .isEqualTo(gone);
        System.out.println(gone + " of " + DELETIONS + " are gone, "
                + number(schema, soft + "d.state = 'LIFTED'") + " restored, "
                + number(schema, soft + "d.state = 'ACTIVE' AND" + HELD) + " held; killed " + KILLS + " times");
    }
}
