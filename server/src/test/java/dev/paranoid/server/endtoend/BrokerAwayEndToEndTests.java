package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A broker that is not there yet holds up nobody, and neither does one that goes; health tells of both. */
@Tag("long")
class BrokerAwayEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** A start on a busy machine; the broker alone was once waited for longer than that. */
    private static final Duration READY = Duration.ofSeconds(45);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void isNotWaitedFor(TestDatabase database) throws IOException {
        int port = freePort();
        String[] settings = settings(port);
        long began = System.nanoTime();
        try (TestDatabase.Schema blog = database.create("paranoid_broker").with("demo/schema.sql", "demo/data.sql");
                Service service = Service.start("broker-away", Jar.THIN, blog.settings(settings))) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(READY);
            assertThat(service.http().delete("/api/users/1").status()).isEqualTo(200);
            await("silence is told", () -> kafka(service).equals("DOWN"));

            try (EmbeddedKafka broker = EmbeddedKafka.start(directory, port)) {
                await("it is there", () -> kafka(service).equals("UP"));
                answers(broker);
            }
            await("it has gone", () -> kafka(service).equals("DOWN"));
            assertThat(service.http().get("/actuator/health/readiness").status())
                    .isEqualTo(200);
            assertThat(service.http().delete("/api/users/2").status()).isEqualTo(200);
            assertThat(service.output().lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
                    .as("one line for each time that it is away")
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    /** Its log-in is made at its first start. */
    private String[] settings(int port) {
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory, port)) {
            return Brokers.settings(broker, Service.types("blog.yml"), "--paranoid.kafka.declare-topics=true");
        }
    }

    private static void answers(EmbeddedKafka broker) {
        try (Answers answers = new Answers(broker)) {
            try (Sender sender = new Sender(broker)) {
                sender.delete("r1", "users", 3);
            }
            assertThat(answers.await("r1", 1)).isEqualTo(List.of("done"));
        }
    }

    private static String kafka(Service service) {
        return service.http()
                .get("/actuator/health")
                .json()
                .at("/components/paranoidKafka/status")
                .asString("");
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(PATIENCE).until(condition);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
