package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import dev.paranoid.server.endtoend.TestDatabase.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds and hard deletes that can be undone, asked for over Kafka and seen over HTTP, of the packaged jar. */
class RetentionKafkaEndToEndTests {

    private static final String TOPIC = "paranoid.retention-requests";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @Test
    void whatIsAskedForByMessagesHoldsOverHttp() {
        TestDatabase database = TestDatabase.all().findFirst().orElseThrow();
        try (Schema schema = database.create("paranoid_retained").with("demo/schema.sql", "demo/data.sql");
                EmbeddedKafka broker = EmbeddedKafka.start(directory);
                Answers answers = new Answers(broker);
                Service service = Service.start(
                        "retained",
                        Jar.THIN,
                        schema.settings(Brokers.settings(
                                broker,
                                Service.types("blog.yml"),
                                "--paranoid.entities.users.hard-delete=after 1s",
                                "--paranoid.purge.every=1s",
                                "--paranoid.kafka.declare-topics=true",
                                "--paranoid.kafka.topics.retention-requests=" + TOPIC,
                                "--paranoid.kafka.hold=users",
                                "--paranoid.kafka.retain=users",
                                "--paranoid.kafka.hard-delete=users,stories,reviews,story_tags")))) {
            send(broker, TOPIC, "h", "\"action\":\"hold\",\"type\":\"users\",\"id\":\"1\",\"reason\":\"a lawsuit\"");
            assertThat(answers.await("h", 1)).containsExactly("done");
            assertThat(service.http().delete("/api/users/1?force=1").summary()).isEqualTo("409 held");

            String hold = service.http()
                    .get("/api/holds")
                    .json()
                    .path("items")
                    .path(0)
                    .path("id")
                    .asString();
            send(broker, TOPIC, "r", "\"action\":\"release\",\"holds\":[\"" + hold + "\"]");
            assertThat(answers.await("r", 1)).containsExactly("done");
            send(broker, "paranoid.delete-requests", "d", "\"type\":\"users\",\"id\":\"1\",\"force\":true");
            assertThat(answers.await("d", 1)).containsExactly("accepted");
            assertThat(service.http().get("/api/users/1").status()).isEqualTo(404);

            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> service.http()
                                    .get("/api/deletions?type=users&id=1&state=purged")
                                    .json()
                                    .path("items")
                                    .size()
                            == 2 /* what was asked for, and what carried it out */);
            assertThat(service.http().put("/api/restore/users/1").summary()).isEqualTo("410 purged");
            whatWasAskedIsAudited(broker, answers, service);
        }
    }

    /** Each by the id of its message: what was done above, and what is done and refused here. */
    private static void whatWasAskedIsAudited(EmbeddedKafka broker, Answers answers, Service service) {
        String deletion =
                service.http().delete("/api/stories/3").json().path("id").asString();
        send(broker, TOPIC, "p", "\"action\":\"purge\",\"deletion\":\"" + deletion + "\"");
        assertThat(answers.await("p", 1)).containsExactly("done");
        String user = service.http().delete("/api/users/7").json().path("id").asString();
        send(
                broker,
                TOPIC,
                "k",
                "\"action\":\"retain\",\"deletion\":\"" + user
                        + "\",\"purgeAt\":\"2099-01-01T00:00:00Z\",\"reason\":\"an audit\"");
        assertThat(answers.await("k", 1)).containsExactly("done");
        send(broker, TOPIC, "x", "\"action\":\"hold\",\"type\":\"stories\",\"id\":\"4\",\"reason\":\"why\"");
        assertThat(answers.await("x", 1)).containsExactly("refused");

        assertThat(audited(service, "h")).containsExactly("action=hold result=done");
        assertThat(audited(service, "r")).containsExactly("action=release result=done");
        assertThat(audited(service, "d")).containsExactly("action=hard-delete result=accepted");
        assertThat(audited(service, "p")).containsExactly("action=purge result=done");
        assertThat(audited(service, "k")).containsExactly("action=retain result=done");
        assertThat(audited(service, "x")).containsExactly("action=hold result=denied");
        assertThat(service.output()).doesNotContain("a lawsuit", "an audit");
    }

    /** {@return what the audit log says of that message, and that it came over Kafka} */
    private static List<String> audited(Service service, String request) {
        return service.output()
                .lines()
                .filter(line -> line.contains(" request=" + request + " "))
                .map(line -> line.substring(line.indexOf("action=")))
                .peek(line -> assertThat(line).contains(" caller=anonymous source=kafka "))
                .map(line -> line.substring(0, line.indexOf(" caller=")))
                .toList();
    }

    private static void send(EmbeddedKafka broker, String topic, String id, String members) {
        try (Sender sender = new Sender(broker)) {
            sender.send(new ProducerRecord<>(topic, "users/1", "{\"requestId\":\"" + id + "\"," + members + "}"));
        }
    }
}
