package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import dev.paranoid.embedded.mariadb.EmbeddedMariaDb;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broker or database go away and come back, while requests stream in. */
class RestartedEndToEndTests {

    private static final List<String> METERS = List.of(
            "paranoid.outbox.messages",
            "paranoid.outbox.age",
            "paranoid.kafka.duplicates",
            "paranoid.kafka.poison",
            "kafka.consumer.fetch.manager.records.lag.max");
    private static final int STORIES = 300;
    private static final int ROUNDS = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void theBrokerIsRestarted(TestDatabase database) throws Exception {
        EmbeddedKafka broker = EmbeddedKafka.start(directory);
        try (TestDatabase.Schema blog = database.create("paranoid_restart").with("demo/schema.sql", "demo/data.sql");
                Answers answers = new Answers(broker);
                Service service = Service.start("restart", Jar.THIN, settings(blog.settings(), broker))) {
            try (Sender sender = new Sender(broker)) {
                stream(sender, 1, 2);
                broker.close();
                assertThat(service.http().delete("/api/tags/1").status()).isEqualTo(200);
                assertThat(waiting(blog)).as("the event of that, which waits").isPositive();
                broker = EmbeddedKafka.start(directory);
                stream(sender, 3, ROUNDS);
            }
            allIsAnsweredInOrder(answers, service);
            assertThat(waiting(blog)).isZero();
        } finally {
            broker.close();
        }
    }

    @Test
    void theDatabaseIsRestarted() throws Exception {
        Path place = Service.directory("restart-mariadb");
        EmbeddedMariaDb mariaDb = EmbeddedMariaDb.start(place);
        try (Gate gate = new Gate("127.0.0.1", port(mariaDb));
                EmbeddedKafka broker = EmbeddedKafka.start(directory);
                Answers answers = new Answers(broker)) {
            TestDatabase.Schema blog =
                    server(mariaDb).create("paranoid_restart").with("demo/schema.sql", "demo/data.sql");
            String[] settings = settings(blog.settingsVia(gate.port()), broker);
            try (Service service = Service.start("restart", Jar.THIN, settings)) {
                try (Sender sender = new Sender(broker)) {
                    stream(sender, 1, 2);
                    gate.shut();
                    mariaDb.close();
                    stream(sender, 3, 3);
                    Awaitility.await().atMost(PATIENCE).until(() -> noticed(service));
                    mariaDb = EmbeddedMariaDb.start(place);
                    gate.leadTo(port(mariaDb));
                    gate.open();
                    stream(sender, 4, ROUNDS);
                }
                allIsAnsweredInOrder(answers, service);
            }
        } finally {
            mariaDb.close();
        }
    }

    /** Whether both those who ask and who watches have found that the database is away. */
    private static boolean noticed(Service service) {
        return service.http().get("/api/tags/1").status() == 503
                && service.output().contains("requests over Kafka and background work wait");
    }

    private static int port(EmbeddedMariaDb mariaDb) {
        return URI.create(mariaDb.jdbcUrl("").substring("jdbc:".length())).getPort();
    }

    private static TestDatabase server(EmbeddedMariaDb mariaDb) {
        return new TestDatabase("MariaDB", "127.0.0.1", port(mariaDb), mariaDb.username(), mariaDb.password());
    }

    private static String[] settings(String[] database, EmbeddedKafka broker) {
        return Stream.concat(
                        Arrays.stream(database),
                        Arrays.stream(Brokers.settings(
                                broker,
                                Service.types("blog.yml"),
                                "--paranoid.kafka.batch=50",
                                "--paranoid.kafka.declare-topics=true")))
                .toArray(String[]::new);
    }

    /** A request for each story in each round, under its key. */
    private static void stream(Sender sender, int firstRound, int lastRound) {
        for (int round = firstRound; round <= lastRound; round++) {
            for (int story = 1; story <= STORIES; story++) {
                sender.delete(name(story, round), "stories", story);
            }
        }
    }

    private static String name(int story, int round) {
        return story + "." + round;
    }

    private static void allIsAnsweredInOrder(Answers answers, Service service) {
        answers.await(STORIES * ROUNDS);
        answers.drain();
        answers.oneEach(STORIES * ROUNDS);
        for (int story = 1; story <= STORIES; story++) {
            int number = story;
            List<String> inOrder = IntStream.rangeClosed(1, ROUNDS)
                    .mapToObj(round -> name(number, round))
                    .toList();
            assertThat(answers.byKey()).containsEntry("stories/" + story, inOrder);
            assertThat(inOrder.stream()
                            .map(request -> answers.to(request).path("outcome").asString()))
                    .containsExactly("done", "unchanged", "unchanged", "unchanged");
        }
        assertThat(service.http().get("/actuator/health").status()).isEqualTo(200);
        METERS.forEach(meter -> assertThat(
                        service.http().get("/actuator/metrics/" + meter).status())
                .as(meter)
                .isEqualTo(200));
    }

    private static long waiting(TestDatabase.Schema blog) {
        return blog.sql()
                .sql("SELECT COUNT(*) FROM paranoid_outbox")
                .query(Long.class)
                .single();
    }
}
