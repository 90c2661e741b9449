package dev.paranoid.kafka;

import static dev.paranoid.kafka.Tester.CRM_DELETES;
import static dev.paranoid.kafka.Tester.CRM_RESTORES;
import static dev.paranoid.kafka.Tester.CRM_RESULTS;
import static dev.paranoid.kafka.Tester.DELETES;
import static dev.paranoid.kafka.Tester.ERP_DELETES;
import static dev.paranoid.kafka.Tester.ERP_REPLIES;
import static dev.paranoid.kafka.Tester.ERP_RESTORES;
import static dev.paranoid.kafka.Tester.ERP_RESULTS;
import static dev.paranoid.kafka.Tester.OF_TENANT_A;
import static dev.paranoid.kafka.Tester.RESTORES;
import static dev.paranoid.kafka.Tester.RESULTS;
import static dev.paranoid.kafka.Tester.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.caller.CurrentCaller;
import dev.paranoid.application.caller.Tenants;
import dev.paranoid.application.port.message.Outbox.Header;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.port.message.Payload;
import dev.paranoid.kafka.answer.ResultMessages;
import dev.paranoid.kafka.request.KafkaCaller;
import dev.paranoid.kafka.sender.RequestTopic;
import dev.paranoid.kafka.sender.RequestTopic.Kind;
import dev.paranoid.kafka.sender.RequestTopics;
import dev.paranoid.kafka.sender.SenderSettings;
import dev.paranoid.kafka.settings.ParanoidKafkaProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import tools.jackson.databind.JsonNode;

/** Who asks is known by the topic to which the broker let him write, whatever his message says. */
class SendersTests {

    @TempDir
    private static Path directory;

    private static Tester tester;

    @BeforeAll
    static void start() {
        tester = new Tester(directory, "paranoid.kafka.delete=users", "paranoid.kafka.restore=users");
    }

    @AfterAll
    static void stop() {
        tester.close();
    }

    @Test
    void theTopicSaysWhoAsks() {
        ProducerRecord<byte[], byte[]> request = message(CRM_DELETES, "{'requestId':'r1','type':'users','id':'1'}");
        request.headers().add("paranoid_actor", "root".getBytes(StandardCharsets.UTF_8));
        tester.send(request);
        tester.send(DELETES, "{'requestId':'r1','type':'users','id':'2'}");

        ConsumerRecord<byte[], byte[]> answer = answer(CRM_RESULTS, "r1");
        assertThat(Tester.json(answer).at("/deletion/actor").asString()).isEqualTo("crm");
        assertThat(Tester.json(answer).at("/deletion/rootId").asString()).isEqualTo("1");
        JsonNode others = Tester.json(answer(RESULTS, "r1"));
        assertThat(others.at("/deletion/actor").asString())
                .as("an id of another's")
                .isEqualTo("anonymous");
        assertThat(others.at("/deletion/rootId").asString()).isEqualTo("2");
    }

    @Test
    void aMessageMayDoWhatItsSenderMay() {
        tester.send(CRM_DELETES, "{'requestId':'d1','type':'stories','id':'10'}");
        tester.send(CRM_DELETES, "{'requestId':'d2','type':'users','id':'10','force':true}");
        tester.send(CRM_DELETES, "{'requestId':'d3','type':'stories','id':'11','force':true}");
        tester.send(CRM_RESTORES, "{'requestId':'d4','type':'stories','id':'12'}");
        tester.send(CRM_DELETES, "{'requestId':'d5','type':'users','id':'12','actor':'root'}");

        assertThat(tester.answer("d1").path("code").asString()).isEqualTo("forbidden");
        assertThat(tester.answer("d2").path("code").asString()).isEqualTo("forbidden");
        assertThat(tester.answer("d3").at("/deletion/state").asString()).isEqualTo("purged");
        assertThat(tester.answer("d4").path("code").asString()).isEqualTo("forbidden");
        assertThat(tester.answer("d5").path("outcome").asString()).isEqualTo("rejected");
    }

    @Test
    void whoeverMayWriteToTheTopicsOfAllMayDoWhatSettingsSay() {
        tester.send(DELETES, "{'requestId':'c1','type':'stories','id':'13'}");
        tester.send(DELETES, "{'requestId':'c2','type':'users','id':'13'}");
        tester.send(RESTORES, "{'requestId':'c3','type':'stories','id':'13'}");

        assertThat(tester.answer("c1").path("code").asString()).isEqualTo("forbidden");
        assertThat(tester.answer("c2").path("outcome").asString()).isEqualTo("done");
        assertThat(tester.answer("c3").path("code").asString()).isEqualTo("forbidden");
    }

    @Test
    void rowsOfOtherTenantsAreNotThere() {
        tester.send(CRM_DELETES, "{'requestId':'t1','type':'users','id':'" + (OF_TENANT_A + 1) + "'}");
        tester.send(CRM_DELETES, "{'requestId':'t2','type':'users','id':'" + OF_TENANT_A + "'}");

        assertThat(tester.answer("t1").path("code").asString()).isEqualTo("not-found");
        assertThat(tester.answer("t2").path("outcome").asString()).isEqualTo("done");
    }

    @Test
    void settingsSayWhoseRowsTheTopicsOfAllAreFor() {
        CurrentCaller nobody = CurrentCaller.UNKNOWN;
        CurrentCaller ofAAndB = source -> Optional.of(new OfTenants(Set.of("a", "b")));
        ParanoidKafkaProperties narrow = properties(Map.of("paranoid.kafka.tenants", "a,c"));

        assertThat(new KafkaCaller(properties(Map.of()), nobody).tenants()).isEqualTo(Tenants.EVERY);
        assertThat(new KafkaCaller(narrow, nobody).tenants()).isEqualTo(Tenants.of(Set.of("a", "c")));
        assertThat(new KafkaCaller(narrow, ofAAndB).tenants()).isEqualTo(Tenants.of(Set.of("a")));
        assertThat(new KafkaCaller(properties(Map.of()), ofAAndB).tenants()).isEqualTo(Tenants.of(Set.of("a", "b")));
        assertThat(new KafkaCaller(properties(Map.of("paranoid.kafka.read", "")), nobody).may(Verb.READ, "users"))
                .isFalse();
    }

    private record OfTenants(Set<String> names) implements Caller {
        @Override
        public String name() {
            return "somebody";
        }

        @Override
        public String source() {
            return "kafka";
        }

        @Override
        public boolean may(Verb verb, String type) {
            return true;
        }

        @Override
        public Tenants tenants() {
            return Tenants.of(names);
        }
    }

    private static ParanoidKafkaProperties properties(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("paranoid.kafka", ParanoidKafkaProperties.class);
    }

    @Test
    void anAnswerGoesToNoTopicOfAnother() {
        for (String named : List.of(ERP_REPLIES, ERP_RESULTS, RESULTS, "replies")) {
            String id = "f-" + named;
            ProducerRecord<byte[], byte[]> forged =
                    message(CRM_DELETES, "{'requestId':'" + id + "','type':'stories','id':'14'}");
            forged.headers().add("kafka_replyTopic", named.getBytes(StandardCharsets.UTF_8));
            tester.send(forged);
            assertThat(tester.await(answer -> Tester.answers(answer, id)).topic())
                    .as(named)
                    .isEqualTo(CRM_RESULTS);
        }
        ProducerRecord<byte[], byte[]> own = message(ERP_DELETES, "{'requestId':'own','type':'stories','id':'15'}");
        own.headers().add("kafka_replyTopic", ERP_REPLIES.getBytes(StandardCharsets.UTF_8));
        tester.send(own);
        assertThat(Tester.json(answer(ERP_REPLIES, "own")).path("outcome").asString())
                .isEqualTo("done");
    }

    /** The user above the story is of a type that he may not read, nor restore. */
    @Test
    void anAnswerNamesNothingThatItsSenderMayNotRead() {
        tester.send(ERP_DELETES, "{'requestId':'u1','type':'stories','id':'16'}");
        tester.answer("u1");
        tester.send(DELETES, "{'requestId':'u2','type':'users','id':'16'}");
        tester.answer("u2");
        tester.send(ERP_RESTORES, "{'requestId':'u3','type':'stories','id':'16'}");
        tester.send(ERP_RESTORES, "{'requestId':'u4','type':'stories','id':'16','parents':'restore'}");
        tester.send(ERP_RESTORES, "{'requestId':'u5','type':'stories','id':'16','parents':'lift'}");

        JsonNode refused = tester.answer("u3");
        assertThat(refused.path("code").asString()).isEqualTo("parent-deleted");
        JsonNode forbidden = tester.answer("u4");
        assertThat(forbidden.path("code").asString()).isEqualTo("forbidden");
        JsonNode lifted = tester.answer("u5");
        assertThat(lifted.path("outcome").asString()).isEqualTo("done");
        assertThat(lifted.at("/restore/unseen").asInt()).isEqualTo(1);
        for (JsonNode answer : List.of(refused, forbidden, lifted)) {
            assertThat(answer.toString()).doesNotContain("users");
        }
    }

    @Test
    void nobodyWithdrawsWhatAnotherAskedFor() {
        tester.send(DELETES, "{'requestId':'w1','type':'users','id':'20'}");
        tester.answer("w1");
        tester.send(CRM_RESTORES, "{'requestId':'w2','deletion':{'requestId':'w1'}}");

        JsonNode ownOfThatId = tester.answer("w2");
        assertThat(ownOfThatId.path("code").asString()).isEqualTo("withdrawn");
        assertThat(ownOfThatId.has("restore")).isFalse();
        tester.send(DELETES, "{'requestId':'w3','type':'users','id':'20'}");
        assertThat(tester.answer("w3").path("outcome").asString())
                .as("still hidden")
                .isEqualTo("unchanged");
    }

    @Test
    void aFinalAnswerIsToldInTheEyesOfWhoAsked() {
        ResultMessages letters = tester.context().getBean(ResultMessages.class);
        ConsumerRecord<byte[], byte[]> request = new ConsumerRecord<>(CRM_DELETES, 0, 0, null, new byte[0]);
        Message draft = letters.draft(request);

        assertThat(letters.askedBy(draft).name()).isEqualTo("crm");
        Header ofNoTopicNow = new Header("paranoid_topic", Optional.of(Payload.of("crm.requests-of-before")));
        assertThat(letters.askedBy(with(draft, ofNoTopicNow)).may(Verb.READ, "users"))
                .isFalse();
    }

    private static Message with(Message draft, Header header) {
        return new Message(draft.id(), draft.topic(), draft.key(), draft.type(), draft.payload(), List.of(header));
    }

    @Test
    void itReadsTheTopicsOfAll() {
        assertThat(tester.context()
                        .getBean(KafkaListenerEndpointRegistry.class)
                        .getListenerContainers()
                        .iterator()
                        .next()
                        .getContainerProperties()
                        .getTopics())
                .contains(DELETES, CRM_DELETES, CRM_RESTORES);
    }

    @Test
    void nobodySharesATopicAndEverySenderHasOne() {
        assertThatThrownBy(() -> topics("crm", DELETES)).hasMessageContaining("configured twice");
        assertThatThrownBy(() -> topics("crm", null)).hasMessageContaining("name a topic for");
        assertThatThrownBy(() -> topics("a-name-that-the-ledger-has-no-place-for", "t"))
                .hasMessageContaining("a sender's name must have 1 to 26");
    }

    private static RequestTopics topics(String sender, @Nullable String deletes) {
        RequestTopic common = new RequestTopic(DELETES, Caller.anonymous("kafka"), Kind.DELETE, RESULTS, Set.of());
        Set<String> none = Set.of();
        return new RequestTopics(
                List.of(common),
                Map.of(
                        sender,
                        new SenderSettings(
                                deletes, null, null, null, none, none, none, none, none, none, none, none, none)));
    }

    private static ConsumerRecord<byte[], byte[]> answer(String topic, String request) {
        return tester.await(message -> message.topic().equals(topic) && Tester.answers(message, request));
    }
}
