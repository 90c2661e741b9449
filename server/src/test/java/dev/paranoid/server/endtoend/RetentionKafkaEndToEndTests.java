package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import dev.paranoid.server.endtoend.TestDatabase.Schema;
import java.nio.file.Path;
import java.time.Duration;
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
        }
    }

    private static void send(EmbeddedKafka broker, String topic, String id, String members) {
        try (Sender sender = new Sender(broker)) {
            sender.send(new ProducerRecord<>(topic, "users/1", "{\"requestId\":\"" + id + "\"," + members + "}"));
        }
    }
}
