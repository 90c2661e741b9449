package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Nodes are killed in the midst of large deletions, restores and removals, at random points; another one goes on. */
class LargeKilledEndToEndTests {

    private static final int KILLS = Integer.getInteger("paranoid.background.kills", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private final List<Long> takeovers = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void theyGoOnElsewhereAndEndAsIfNothingHadHappened(TestDatabase database) {
        long seed = Long.getLong("paranoid.seed", System.nanoTime() % 1_000_000);
        System.out.println("Kills with -Dparanoid.seed=" + seed);
        Random random = new Random(seed);
        try (LargeBlog blog = new LargeBlog(database, "paranoid_killed");
                EmbeddedKafka broker = EmbeddedKafka.start(directory);
                Answers answers = new Answers(broker)) {
            Map<String, List<String>> pristine = Map.of();
            Service[] nodes = {node(blog, broker, 0), node(blog, broker, 1)};
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    Act act = Act.values()[kill % Act.values().length];
                    if (act == Act.HIDE) {
                        pristine = blog.rows();
                    }
                    ask(broker, act, "r" + kill);
                    killed(blog, broker, nodes, act, random);
                    ended(blog, act, nodes[0], pristine);
                    assertThat(answers.await("r" + kill, 2)).as("r%s", kill).containsExactly("accepted", "done");
                }
            } finally {
                nodes[0].close();
                nodes[1].close();
            }
            answers.drain();
            for (int kill = 0; kill < KILLS; kill++) {
                assertThat(answers.outcomes("r" + kill)).hasSize(2);
            }
        }
        System.out.println("Taken over after ms: " + takeovers);
    }

    private static Service node(LargeBlog blog, EmbeddedKafka broker, int number) {
        return Service.start("node-" + number, Jar.THIN, blog.settings(LargeEndToEndTests.kafka(broker)));
    }

    private static void ask(EmbeddedKafka broker, Act act, String request) {
        String row = "{\"requestId\":\"" + request + "\",\"type\":\"users\",\"id\":\"900\"";
        try (Sender sender = new Sender(broker)) {
            sender.send(new ProducerRecord<>(
                    act == Act.RESTORE ? "paranoid.restore-requests" : "paranoid.delete-requests",
                    "users/900",
                    row + (act == Act.REMOVE ? ",\"force\":true}" : "}")));
        }
    }

    /** The node that works on it, when so many rows are done. */
    private void killed(LargeBlog blog, EmbeddedKafka broker, Service[] nodes, Act act, Random random) {
        int target = 1 + random.nextInt(LargeBlog.ROWS - 2);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> act.done(blog) >= target || (act == Act.REMOVE && collecting(blog, random)));
        long claims = blog.claims();
        long worker = blog.worker();
        int victim = nodes[0].pid() == worker ? 0 : 1;
        long done = act.done(blog);
        nodes[victim].kill();
        long begun = System.nanoTime();
        assertThat(act.done(blog)).as("rows that are done").isGreaterThanOrEqualTo(done);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> blog.claims() > claims || blog.jobs() == 0);
        takeovers.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        nodes[victim] = node(blog, broker, victim);
    }

    /** Half of the removals are killed before anything goes. */
    private static boolean collecting(LargeBlog blog, Random random) {
        return blog.number("SELECT COUNT(*) FROM paranoid_collected") > LargeBlog.STORIES && random.nextInt(20) == 0;
    }

    private static void ended(LargeBlog blog, Act act, Service node, Map<String, List<String>> pristine) {
        long latest = blog.number("SELECT MAX(id) FROM paranoid_deletion");
        Watch watch = new Watch();
        Awaitility.await().atMost(PATIENCE).until(() -> watch.ended(node, latest));
        Awaitility.await().atMost(PATIENCE).until(() -> blog.jobs() == 0);
        assertThat(blog.unfinished()).isZero();
        blog.keepsTheLaw();
        switch (act) {
            case HIDE -> {
                assertThat(blog.live("stories") + blog.live("reviews")).isZero();
                assertThat(watch.took())
                        .isEqualTo("{\"reviews\":" + LargeBlog.REVIEWS + ",\"stories\":" + LargeBlog.STORIES
                                + ",\"users\":1}");
            }
            case RESTORE -> assertThat(blog.rows()).isEqualTo(pristine);
            case REMOVE -> {
                assertThat(blog.there()).isZero();
                assertThat(watch.took())
                        .isEqualTo("{\"reviews\":" + LargeBlog.REVIEWS + ",\"stories\":" + LargeBlog.STORIES
                                + ",\"users\":1}");
                blog.grow();
            }
        }
    }

    /** What is done to the user with so many rows below. */
    private enum Act {
        HIDE,
        RESTORE,
        REMOVE;

        long done(LargeBlog blog) {
            return switch (this) {
                case HIDE -> LargeBlog.ROWS - 1 - blog.live("stories") - blog.live("reviews");
                case RESTORE -> blog.live("stories") + blog.live("reviews");
                case REMOVE -> LargeBlog.ROWS - 1 - blog.there();
            };
        }
    }

    /** Looks at a deletion until it is settled; its progress never goes back. */
    private static final class Watch {
        private long done;
        private String took = "";

        boolean ended(Service node, long deletion) {
            JsonNode now = node.http().get("/api/deletions/" + deletion).json();
            long rows = now.path("progress")
                    .valueStream()
                    .mapToLong(amount -> amount.path("done").asLong())
                    .sum();
            assertThat(rows).as("progress").isGreaterThanOrEqualTo(done);
            done = rows;
            took = now.path("took").toString();
            return !"in-progress".equals(now.path("state").asString());
        }

        String took() {
            return took;
        }
    }
}
