package dev.paranoid.kafka;

import static dev.paranoid.kafka.Tester.DELETES;
import static dev.paranoid.kafka.Tester.RESTORES;
import static dev.paranoid.kafka.Tester.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.kafka.health.KafkaHealthIndicator;
import dev.paranoid.kafka.listener.RequestListener;
import dev.paranoid.kafka.outbox.OutboxPublisher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import tools.jackson.databind.JsonNode;

/** Requests go in, answers come out, on a real broker. */
class RequestsTests {

    @TempDir
    private static Path directory;

    private static Tester tester;

    @BeforeAll
    static void start() {
        tester = new Tester(directory, "paranoid.kafka.hard-delete=stories,reviews");
    }

    @AfterAll
    static void stop() {
        try {
            tester.describedByAsyncApi();
        } finally {
            tester.close();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aDeleteIsAnsweredWithItsDeletion() {
        tester.send(DELETES, "{'requestId':'a1','type':'users','id':'1','reason':'asked'}");

        JsonNode answer = tester.answer("a1");

        assertThat(answer.path("outcome").asString()).isEqualTo("done");
        JsonNode deletion = answer.path("deletion");
        assertThat(deletion.path("rootId").asString()).isEqualTo("1");
        assertThat(deletion.path("state").asString()).isEqualTo("active");
        assertThat(deletion.path("reason").asString()).isEqualTo("asked");
        assertThat(deletion.path("took").toString()).isEqualTo("{\"stories\":1,\"users\":1}");
    }

    @Test
    void whoseReasonIsTooLongHearsHowLongItIsAndMayBe() {
        tester.send(DELETES, "{'requestId':'u1','type':'users','id':'170','reason':'" + "😀".repeat(1001) + "'}");
        tester.send(DELETES, "{'requestId':'u2','type':'users','id':'170','reason':'" + "😀".repeat(1000) + "'}");

        JsonNode refused = tester.answer("u1");

        assertThat(refused.path("outcome").asString()).isEqualTo("rejected");
        assertThat(refused.path("errors").path(0).path("detail").asString())
                .isEqualTo("'reason' must have 1 to 1000 characters; it has 1001.");
        assertThat(tester.answer("u2").path("deletion").path("reason").asString())
                .isEqualTo("😀".repeat(1000));
    }

    @Test
    void aRestoreNamesTheRequestOrTheDeletionOrTheRow() {
        tester.send(DELETES, "{'requestId':'b1','type':'users','id':'2'}");
        String deletion = tester.answer("b1").path("deletion").path("id").asString();
        tester.send(RESTORES, "{'requestId':'b2','deletion':{'requestId':'b1'},'parents':'lift'}");
        assertThat(tester.answer("b2").path("restore").path("visible").asBoolean())
                .isTrue();
        tester.send(RESTORES, "{'requestId':'b3','deletion':'" + deletion + "'}");
        assertThat(tester.answer("b3").path("outcome").asString()).isEqualTo("unchanged");
        tester.send(RESTORES, "{'requestId':'b4','type':'users','id':'2'}");
        assertThat(tester.answer("b4").path("code").asString()).isEqualTo("not-deleted");
    }

    @Test
    void severalRowsHaveOneAnswer() {
        tester.send(DELETES, "{'requestId':'c1','type':'users','ids':['3','4','9999']}");

        JsonNode answer = tester.answer("c1");

        assertThat(answer.path("outcome").asString()).isEqualTo("done");
        assertThat(answer.path("deletions").size()).isEqualTo(2);
        assertThat(answer.path("errors").path(0).path("code").asString()).isEqualTo("not-found");
        assertThat(answer.path("errors").path(0).path("id").asString()).isEqualTo("9999");
    }

    @Test
    void whatTheDatabaseRefusesIsRefusedAndTheOthersAreCarriedOut() {
        tester.engine().refuse(new EntityRef("users", "150"), "User 150 stays");
        tester.send(DELETES, "{'requestId':'t1','type':'users','ids':['150','151']}");
        tester.send(DELETES, "{'requestId':'t2','type':'users','id':'150','force':false}");

        JsonNode some = tester.answer("t1");
        JsonNode none = tester.answer("t2");

        assertThat(some.path("outcome").asString()).isEqualTo("done");
        assertThat(some.path("errors").path(0).path("code").asString()).isEqualTo("refused-by-database");
        assertThat(none.path("outcome").asString()).isEqualTo("refused");
        assertThat(none.path("errors").path(0).path("data").path("message").asString())
                .isEqualTo("User 150 stays");
    }

    @Test
    void removalForGoodIsForTheTypesThatMay() {
        tester.send(DELETES, "{'requestId':'d1','type':'users','id':'5','force':true}");
        tester.send(DELETES, "{'requestId':'d2','type':'stories','id':'5','force':true}");

        assertThat(tester.answer("d1").path("code").asString()).isEqualTo("forbidden");
        assertThat(tester.answer("d2").path("deletion").path("state").asString())
                .isEqualTo("purged");
    }

    @Test
    void cloudEventsAreReadInBothForms() {
        tester.send(
                DELETES,
                "{'specversion':'1.0','id':'e1','source':'/test','type':'delete',"
                        + "'data':{'type':'users','id':'6'}}");
        ProducerRecord<byte[], byte[]> binary = message(DELETES, "{'type':'users','id':'7'}");
        binary.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes("e2"))
                .add("ce_source", bytes("/test"))
                .add("ce_type", bytes("delete"));
        tester.send(binary);

        assertThat(tester.answer("e1").path("outcome").asString()).isEqualTo("done");
        assertThat(tester.answer("e2").path("outcome").asString()).isEqualTo("done");
    }

    @Test
    void theAnswerGoesWhereItMayAndBearsTheCorrelation() {
        ProducerRecord<byte[], byte[]> allowed = new ProducerRecord<>(
                DELETES, bytes("users/8"), bytes("{\"requestId\":\"f1\",\"type\":\"users\",\"id\":\"8\"}"));
        allowed.headers().add("kafka_correlationId", new byte[] {0, 1, -1}).add("kafka_replyTopic", bytes("replies"));
        tester.send(allowed);
        ProducerRecord<byte[], byte[]> forbidden = message(DELETES, "{'requestId':'f2','type':'users','id':'9'}");
        forbidden.headers().add("kafka_replyTopic", bytes(DELETES));
        tester.send(forbidden);

        ConsumerRecord<byte[], byte[]> first = tester.await(each -> Tester.answers(each, "f1"));
        assertThat(first.topic()).isEqualTo("replies");
        assertThat(first.key()).isEqualTo(bytes("users/8"));
        assertThat(first.headers().lastHeader("kafka_correlationId").value()).containsExactly(0, 1, -1);
        assertThat(first.headers().lastHeader("id").value()).hasSize(36);
        ConsumerRecord<byte[], byte[]> second = tester.await(each -> Tester.answers(each, "f2"));
        assertThat(second.topic()).isEqualTo(Tester.RESULTS);
    }

    @Test
    void aRequestThatComesTwiceIsAnsweredOnce() {
        String request = "{'requestId':'g1','type':'users','id':'10'}";
        tester.send(DELETES, request);
        tester.send(DELETES, request);
        tester.send(DELETES, "{'id':'10','type':'users','requestId':'g1'}");
        tester.send(DELETES, "{'requestId':'g1','type':'users','id':'11'}");
        tester.send(DELETES, "{'requestId':'g2','type':'users','id':'11'}");
        tester.answer("g2");

        assertThat(tester.seen().stream().filter(each -> Tester.answers(each, "g1")))
                .hasSize(1);
        ConsumerRecord<byte[], byte[]> reused =
                tester.await(each -> each.topic().equals(Tester.DEAD_DELETES)
                        && new String(each.value(), StandardCharsets.UTF_8).contains("\"g1\""));
        assertThat(new String(reused.headers().lastHeader("paranoid_error").value(), StandardCharsets.UTF_8))
                .contains("Another request");
    }

    @Test
    void neitherTheConsumerNorTheSenderMayHaveStopped() {
        KafkaHealthIndicator health = tester.context().getBean(KafkaHealthIndicator.class);
        assertThat(String.valueOf(health.health())).contains("UP");
        MessageListenerContainer container = Objects.requireNonNull(
                tester.context().getBean(KafkaListenerEndpointRegistry.class).getListenerContainer(RequestListener.ID));
        container.stop();
        assertThat(String.valueOf(health.health())).contains("DOWN").contains("not read");
        container.start();
        OutboxPublisher publisher = tester.context().getBean(OutboxPublisher.class);
        publisher.stop();
        assertThat(String.valueOf(health.health())).contains("DOWN").contains("not sent");
        publisher.start();
        assertThat(String.valueOf(health.health())).contains("UP");
        tester.send(DELETES, "{'requestId':'h1','type':'users','id':'12'}");
        assertThat(tester.answer("h1").path("outcome").asString()).isEqualTo("done");
    }

    @Test
    void anAnswerThatIsTooLargeForItsTopicGoesAsAShortOne() {
        tester.limit("replies", 1500);
        ProducerRecord<byte[], byte[]> many = message(
                DELETES,
                "{'requestId':'s1','type':'users','ids':['160','161','162','163','164','165','166','167','9998','9999']}");
        many.headers().add("kafka_correlationId", bytes("c-1")).add("kafka_replyTopic", bytes("replies"));
        tester.send(many);

        ConsumerRecord<byte[], byte[]> answer = tester.await(each -> Tester.answers(each, "s1"));

        assertThat(answer.topic()).isEqualTo("replies");
        assertThat(answer.headers().lastHeader("kafka_correlationId").value()).isEqualTo(bytes("c-1"));
        JsonNode body = Tester.json(answer);
        assertThat(body.path("outcome").asString()).isEqualTo("done");
        assertThat(body.path("shortened").toString())
                .isEqualTo("{\"items\":10,\"done\":8,\"refused\":{\"not-found\":2}}");
        assertThat(body.has("deletions")).isFalse();
        assertThat(tester.context().getBean(Outbox.class).backlog().setAside()).isZero();
    }
}
