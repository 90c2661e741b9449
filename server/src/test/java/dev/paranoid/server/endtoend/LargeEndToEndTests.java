package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import dev.paranoid.server.endtoend.Http.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Deletions that are too large for one transaction. */
class LargeEndToEndTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void goOnInTheBackgroundAndAreReadAsDone(TestDatabase database) {
        try (LargeBlog blog = new LargeBlog(database, "paranoid_large");
                Service service = Service.start("thin", Jar.THIN, blog.settings())) {
            Map<String, List<String>> before = blog.rows();

            Reply deleted = service.http().delete(LargeBlog.USER);
            String location = deleted.header("Location");
            assertThat(deleted.status()).isEqualTo(202);
            assertThat(deleted.json().get("state").asString()).isEqualTo("in-progress");
            assertThat(service.http().get("/api/stories/90000").status()).isEqualTo(404);
            assertThat(service.http().get("/api/reviews/129990").status()).isEqualTo(404);
            assertThat(service.http().delete(LargeBlog.USER).json().get("id"))
                    .isEqualTo(deleted.json().get("id"));
            assertThat(service.http()
                            .get("/api/deletions?state=in-progress")
                            .json()
                            .get("items")
                            .size())
                    .isEqualTo(1);
            JsonNode progress = service.http().get(location).json();
            assertThat(progress.get("activity").asString()).isEqualTo("hiding");
            assertThat(progress.get("progress").get("users").get("done").asInt())
                    .isEqualTo(1);
            Reply done = LargeBlog.settled(service, location);
            assertThat(done.json().get("state").asString()).isEqualTo("active");
            assertThat(done.json().get("took").get("reviews").asInt()).isEqualTo(LargeBlog.REVIEWS);
            assertThat(done.json().get("progress").get("reviews").toString())
                    .isEqualTo("{\"done\":4000,\"total\":4000,\"exact\":true}");
            assertThat(done.json().get("rate").asDouble()).isPositive();
            assertThat(blog.live("reviews") + blog.live("stories")).isZero();
            blog.keepsTheLaw();

            assertThat(service.http().put("/api/restore/users/900").status()).isEqualTo(202);
            LargeBlog.settled(service, location);
            assertThat(blog.rows()).isEqualTo(before);

            Reply removed = service.http().delete(LargeBlog.USER + "?force=1");
            assertThat(removed.status()).isEqualTo(202);
            assertThat(service.http().get(LargeBlog.USER).status()).isEqualTo(404);
            assertThat(service.http().delete(LargeBlog.USER).status()).isEqualTo(410);
            Reply gone = LargeBlog.settled(service, removed.header("Location"));
            assertThat(gone.json().get("state").asString()).isEqualTo("purged");
            assertThat(gone.json().get("took").get("reviews").asInt()).isEqualTo(LargeBlog.REVIEWS);
            assertThat(blog.there()).isZero();
            Awaitility.await().atMost(PATIENCE).until(() -> blog.unfinished() == 0);
            assertThat(service.http()
                            .get("/actuator/metrics/paranoid.background.chunk")
                            .body())
                    .contains("COUNT");
            assertThat(service.output()).contains("ended after").doesNotContain("ERROR");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void areWaitedForWhenTheCallerPrefersThatAndSmallOnesAreNotWhenHeDoesNot(TestDatabase database) {
        try (LargeBlog blog = new LargeBlog(database, "paranoid_large");
                Service service = Service.start("thin", Jar.THIN, blog.settings())) {
            Reply deleted = service.http().send("DELETE", LargeBlog.USER, "Prefer", "wait=30");
            assertThat(deleted.status()).isEqualTo(200);
            assertThat(deleted.json().get("state").asString()).isEqualTo("active");
            assertThat(deleted.header("Preference-Applied")).isEqualTo("wait=30");
            Reply restored = service.http().send("PUT", "/api/restore/users/900", "Prefer", "wait=30");
            assertThat(restored.status()).isEqualTo(200);
            assertThat(restored.json().get("restored").get("reviews").asInt()).isEqualTo(LargeBlog.REVIEWS);
            assertThat(restored.json().get("visible").asBoolean()).isTrue();

            Reply small = service.http().send("DELETE", "/api/reviews/90000", "Prefer", "respond-async");
            assertThat(small.status()).isEqualTo(202);
            assertThat(small.header("Preference-Applied")).isEqualTo("respond-async");
            assertThat(LargeBlog.settled(service, small.header("Location"))
                            .json()
                            .get("state")
                            .asString())
                    .isEqualTo("active");

            String[] once = {"Idempotency-Key", "k-1", "Prefer", "wait=30"};
            Reply accepted = service.http().send("DELETE", LargeBlog.USER, once);
            Reply again = service.http().send("DELETE", LargeBlog.USER, once);
            assertThat(List.of(accepted.status(), again.status())).containsExactly(202, 202);
            assertThat(again.body()).isEqualTo(accepted.body());
            assertThat(again.header("Location")).isEqualTo(accepted.header("Location"));
            LargeBlog.settled(service, accepted.header("Location"));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void haveAnAnswerWhenTheyAreAcceptedAndOneAtTheEnd(TestDatabase database) {
        try (LargeBlog blog = new LargeBlog(database, "paranoid_large");
                EmbeddedKafka broker = EmbeddedKafka.start(directory);
                Answers answers = new Answers(broker);
                Service service = Service.start("thin", Jar.THIN, blog.settings(kafka(broker)))) {
            Map<String, List<String>> before = blog.rows();
            try (Sender sender = new Sender(broker)) {
                sender.delete("one", "users", 900);
                sender.delete("again", "users", 900);
            }
            assertThat(answers.await("one", 2)).containsExactly("accepted", "done");
            assertThat(answers.await("again", 1).get(0)).isIn("accepted", "unchanged");
            try (Sender sender = new Sender(broker)) {
                sender.send(new ProducerRecord<>(
                        "paranoid.restore-requests", "{\"requestId\":\"back\",\"type\":\"users\",\"id\":\"900\"}"));
            }
            assertThat(answers.await("back", 2)).containsExactly("accepted", "done");
            answers.drain();
            assertThat(answers.outcomes("one")).hasSize(2);
            assertThat(blog.rows()).isEqualTo(before);
            assertThat(service.output()).doesNotContain("ERROR");
            assertThat(blog.number("SELECT COUNT(*) FROM paranoid_accepted")).isZero();
            assertThat(blog.number("SELECT COUNT(*) FROM paranoid_awaited")).isZero();
        }
    }

    static String[] kafka(EmbeddedKafka broker) {
        return Brokers.settings(
                broker,
                "--spring.kafka.consumer.properties.session.timeout.ms=6000",
                "--paranoid.kafka.hard-delete=users,stories,reviews",
                "--paranoid.kafka.declare-topics=true");
    }
}
