package dev.paranoid.kafka;

import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.application.port.message.HoldEvents;
import dev.paranoid.embedded.kafka.EmbeddedKafka;
import dev.paranoid.kafka.request.MessageJson;
import dev.paranoid.testkit.memory.InMemoryEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A broker, the adapter over the in-memory engine, and someone who sends and reads. */
final class Tester implements AutoCloseable {

    static final String DELETES = "paranoid.delete-requests";
    static final String RESTORES = "paranoid.restore-requests";
    static final String RETENTIONS = "paranoid.retention-requests";
    static final String RESULTS = "paranoid.results";
    static final String EVENTS = "paranoid.events";
    static final String DEAD_DELETES = DELETES + ".dlt";

    /** Of a sender who may hide and restore users, and remove stories. */
    static final String CRM_DELETES = "crm.delete-requests";

    static final String CRM_RESTORES = "crm.restore-requests";
    static final String CRM_RESULTS = "crm.results";

    /** Of a sender who may hide, restore and read stories, and has a topic for answers to what he asks. */
    static final String ERP_DELETES = "erp.delete-requests";

    static final String ERP_RESTORES = "erp.restore-requests";
    static final String ERP_RESULTS = "erp.results";
    static final String ERP_REPLIES = "erp.replies";

    /** Users up to this one are of tenant a, and those after it of tenant b. */
    static final int OF_TENANT_A = 150;

    static final UUID INSTALLATION = UUID.fromString("7b1c9d4e-1f2a-4b3c-8d5e-6f708192a3b4");

    private static final Set<String> ANSWERS = Set.of(RESULTS, "replies", CRM_RESULTS, ERP_RESULTS, ERP_REPLIES);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmbeddedKafka broker;
    private final ConfigurableApplicationContext context;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

    Tester(Path directory, String... settings) {
        broker = EmbeddedKafka.start(directory);
        context = new SpringApplicationBuilder(TesterApplication.class)
                .properties(login())
                .properties(
                        "spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "spring.main.banner-mode=off",
                        "paranoid.kafka.declare-topics=true",
                        "paranoid.kafka.partitions=1",
                        "paranoid.kafka.reply-topics=replies",
                        "paranoid.kafka.senders.crm.delete-requests=" + CRM_DELETES,
                        "paranoid.kafka.senders.crm.restore-requests=" + CRM_RESTORES,
                        "paranoid.kafka.senders.crm.results=" + CRM_RESULTS,
                        "paranoid.kafka.senders.crm.delete=users",
                        "paranoid.kafka.senders.crm.restore=users",
                        "paranoid.kafka.senders.crm.hard-delete=stories",
                        "paranoid.kafka.senders.crm.tenants=a",
                        "paranoid.kafka.senders.erp.delete-requests=" + ERP_DELETES,
                        "paranoid.kafka.senders.erp.restore-requests=" + ERP_RESTORES,
                        "paranoid.kafka.senders.erp.results=" + ERP_RESULTS,
                        "paranoid.kafka.senders.erp.reply-topics=" + ERP_REPLIES,
                        "paranoid.kafka.senders.erp.read=stories",
                        "paranoid.kafka.senders.erp.delete=stories",
                        "paranoid.kafka.senders.erp.restore=stories")
                .properties(settings)
                .run();
        engine().follow(context.getBean(DeletionEvents.class));
        engine().follow(context.getBean(HoldEvents.class));
        Map<String, Object> client = client();
        producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<String> topics = new ArrayList<>(List.of(EVENTS, DEAD_DELETES, RESTORES + ".dlt"));
        topics.addAll(ANSWERS);
        consumer.subscribe(topics);
    }

    private Map<String, Object> login() {
        Map<String, Object> settings = new HashMap<>();
        broker.loginSettings().forEach((name, value) -> settings.put("spring.kafka.properties." + name, value));
        return settings;
    }

    private Map<String, Object> client() {
        Map<String, Object> settings = new HashMap<>(broker.loginSettings());
        settings.putAll(Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "max.request.size",
                1 << 23,
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest"));
        return settings;
    }

    InMemoryEngine engine() {
        return context.getBean(InMemoryEngine.class);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    /** That topic takes no larger messages from now on. */
    void limit(String topic, int bytes) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        ConfigEntry limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
        try (Admin admin = Admin.create(client())) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!limit.value().equals(limit(admin, resource))) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("The broker does not say so");
                }
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String limit(Admin admin, ConfigResource topic) throws InterruptedException, ExecutionException {
        return Objects.requireNonNull(
                        admin.describeConfigs(List.of(topic)).all().get().get(topic))
                .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                .value();
    }

    void send(String topic, String json) {
        send(message(topic, json));
    }

    void send(ProducerRecord<byte[], byte[]> message) {
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        var unused = producer.send(message, (place, failure) -> {
            if (failure == null) {
                arrived.complete(null);
            } else {
                arrived.completeExceptionally(failure);
            }
        });
        arrived.join();
    }

    static ProducerRecord<byte[], byte[]> message(String topic, String json) {
        return new ProducerRecord<>(topic, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode json(ConsumerRecord<byte[], byte[]> message) {
        return MessageJson.MAPPER.readTree(message.value());
    }

    static boolean answers(ConsumerRecord<byte[], byte[]> message, String requestId) {
        return ANSWERS.contains(message.topic())
                && json(message).path("requestId").asString("").equals(requestId);
    }

    /** The answer to that request. */
    JsonNode answer(String requestId) {
        return json(await(message -> answers(message, requestId)));
    }

    ConsumerRecord<byte[], byte[]> await(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (ConsumerRecord<byte[], byte[]> each : seen) {
                if (wanted.test(each)) {
                    return each;
                }
            }
            consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        }
        throw new AssertionError("Nothing of that kind came; there came " + seen);
    }

    List<ConsumerRecord<byte[], byte[]>> seen() {
        return seen;
    }

    /** Everything that came, dead letters aside, is as asyncapi.yaml says; and something came. */
    void describedByAsyncApi() {
        List<ConsumerRecord<byte[], byte[]>> described = seen.stream()
                .filter(message -> !message.topic().endsWith(".dlt"))
                .toList();
        described.forEach(AsyncApi::describes);
        if (described.stream().noneMatch(message -> message.topic().equals(EVENTS))) {
            throw new AssertionError("No event came");
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close();
        context.close();
        broker.close();
    }
}
