package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Request;
import dev.paranoid.application.Request.Delete;
import dev.paranoid.application.Request.Withdraw;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.embedded.kafka.EmbeddedKafka;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.equivalence.AnyOrder;
import dev.paranoid.testkit.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes carry out what streams through Kafka, and one after the other is killed; each request has one effect. */
class KafkaEndToEndTests {

    private static final String RESULTS = "paranoid.results";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int REQUESTS = Integer.getInteger("paranoid.kafka.requests", 2000);
    private static final int KILLS = Integer.getInteger("paranoid.kafka.kills", 5);

    @TempDir
    private Path directory;

    @Test
    void theStandaloneAnswersOverItsOwnBroker() throws IOException {
        Service.forget("standalone-kafka");
        try (Service service = Service.start("standalone-kafka", Jar.STANDALONE)) {
            String line = service.output()
                    .lines()
                    .filter(each -> each.contains("  Kafka    "))
                    .findFirst()
                    .orElseThrow();
            String servers = line.replaceAll(".*Kafka +", "").replaceAll(",.*", "");
            try (Answers answers = new Answers(servers)) {
                send(
                        servers,
                        List.of(request("paranoid.delete-requests", "{'requestId':'one','type':'users','id':'3'}")));
                answers.await(1);
                assertThat(service.http().get("/api/users/3").status()).isEqualTo(404);
                send(
                        servers,
                        List.of(request(
                                "paranoid.restore-requests",
                                "{'requestId':'two','deletion':{'requestId':'one'},'parents':'lift'}")));
                answers.await(2);
                assertThat(service.http().get("/api/users/3").status()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void everyRequestHasOneEffectAndOneAnswerWhoeverIsKilled(TestDatabase database) throws Exception {
        long seed = Long.getLong("paranoid.seed", System.nanoTime() % 1_000_000);
        System.out.println("Kill test with -Dparanoid.seed=" + seed);
        Random random = new Random(seed);
        try (TestDatabase.Schema blog = database.create("paranoid_kafka").with("demo/schema.sql", "demo/data.sql");
                EmbeddedKafka broker = EmbeddedKafka.start(directory);
                Answers answers = new Answers(broker.bootstrapServers())) {
            InMemoryEngine model = model(blog);
            List<EntityRef> roots = new ArrayList<>(AnyOrder.live(model.snapshot()));
            AnyOrder order = AnyOrder.of(seed, REQUESTS, roots);
            List<Request> all = order.shuffled(seed);
            Service[] nodes = {node(blog, broker, "node-0"), node(blog, broker, "node-1")};
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    send(broker.bootstrapServers(), part(all, kill));
                    Thread.sleep(random.nextInt(600));
                    int victim = random.nextInt(2);
                    nodes[victim].kill();
                    nodes[victim] = node(blog, broker, "node-" + victim);
                }
                send(broker.bootstrapServers(), part(all, KILLS));
                answers.await(REQUESTS);
            } finally {
                nodes[0].close();
                nodes[1].close();
            }
            answers.drain();
            assertThat(answers.idsByRequest())
                    .hasSize(REQUESTS)
                    .allSatisfy((request, ids) ->
                            assertThat(ids).as("answers to %s", request).hasSize(1));
            assertThat(live(blog)).as("with seed %s", seed).isEqualTo(order.live(model));
            countsAreTrue(blog);
        }
    }

    private static Service node(TestDatabase.Schema blog, EmbeddedKafka broker, String name) {
        return Service.start(
                name,
                Jar.THIN,
                blog.settings(
                        Service.types("blog.yml"),
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--spring.kafka.consumer.properties.session.timeout.ms=6000",
                        "--paranoid.kafka.batch=50",
                        "--paranoid.kafka.declare-topics=true"));
    }

    private static List<ProducerRecord<String, String>> part(List<Request> all, int number) {
        int size = all.size() / (KILLS + 1);
        int from = number * size;
        return all.subList(from, number == KILLS ? all.size() : from + size).stream()
                .map(KafkaEndToEndTests::request)
                .toList();
    }

    private static ProducerRecord<String, String> request(Request request) {
        if (request.demand() instanceof Delete delete) {
            EntityRef row = delete.rows().get(0);
            return request(
                    "paranoid.delete-requests",
                    "{'requestId':'" + request.id() + "','type':'" + row.type() + "','id':'" + row.id() + "'}");
        }
        Withdraw withdraw = (Withdraw) request.demand();
        return request(
                "paranoid.restore-requests",
                "{'requestId':'" + request.id() + "','deletion':{'requestId':'" + withdraw.request()
                        + "'},'parents':'lift'}");
    }

    private static ProducerRecord<String, String> request(String topic, String json) {
        return new ProducerRecord<>(topic, json.replace('\'', '"'));
    }

    private static void send(String servers, List<ProducerRecord<String, String>> requests) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            requests.forEach(request -> {
                var unused = producer.send(request, (place, failure) -> {
                    if (failure != null) {
                        throw new IllegalStateException(failure);
                    }
                });
            });
        }
    }

    private static InMemoryEngine model(TestDatabase.Schema blog) {
        EntityType users = EntityType.paranoid("users");
        EntityType stories = EntityType.paranoid("stories");
        EntityType reviews = EntityType.paranoid("reviews");
        InMemoryEngine engine = InMemoryEngine.of(EntityGraph.of(
                List.of(users, stories, reviews),
                List.of(
                        Relation.cascading(stories, "created_by", users),
                        Relation.cascading(reviews, "created_by", users),
                        Relation.cascading(reviews, "story_id", stories))));
        List<NewRow> rows = new ArrayList<>();
        read(blog, "SELECT user_id FROM users", row -> rows.add(NewRow.of("users", row[0])));
        read(
                blog,
                "SELECT story_id, created_by FROM stories",
                row -> rows.add(NewRow.of("stories", row[0]).with("created_by", row[1])));
        read(
                blog,
                "SELECT review_id, created_by, story_id FROM reviews",
                row -> rows.add(
                        NewRow.of("reviews", row[0]).with("created_by", row[1]).with("story_id", row[2])));
        engine.insert(rows);
        return engine;
    }

    private static void read(TestDatabase.Schema blog, String sql, Consumer<String[]> each) {
        blog.sql()
                .sql(sql)
                .query()
                .listOfRows()
                .forEach(row ->
                        each.accept(row.values().stream().map(String::valueOf).toArray(String[]::new)));
    }

    private static Set<EntityRef> live(TestDatabase.Schema blog) {
        Set<EntityRef> live = new TreeSet<>();
        Map.of("users", "user_id", "stories", "story_id", "reviews", "review_id")
                .forEach((table, id) -> read(
                        blog,
                        "SELECT " + id + " FROM " + table + " WHERE deleted_at IS NULL",
                        row -> live.add(new EntityRef(table, row[0]))));
        return live;
    }

    private static void countsAreTrue(TestDatabase.Schema blog) {
        long hidden = number(
                blog,
                "SELECT (SELECT COUNT(*) FROM users WHERE deletion_id IS NOT NULL)"
                        + " + (SELECT COUNT(*) FROM stories WHERE deletion_id IS NOT NULL)"
                        + " + (SELECT COUNT(*) FROM reviews WHERE deletion_id IS NOT NULL)");
        long marked = number(
                blog,
                "SELECT (SELECT COUNT(*) FROM users WHERE deleted_at IS NOT NULL)"
                        + " + (SELECT COUNT(*) FROM stories WHERE deleted_at IS NOT NULL)"
                        + " + (SELECT COUNT(*) FROM reviews WHERE deleted_at IS NOT NULL)");
        assertThat(hidden).isEqualTo(marked).isPositive();
        assertThat(number(blog, "SELECT COUNT(*) FROM paranoid_outbox")).isZero();
        assertThat(number(blog, "SELECT COUNT(*) FROM paranoid_inbox WHERE fingerprint IS NOT NULL"))
                .isEqualTo(REQUESTS);
    }

    private static long number(TestDatabase.Schema blog, String sql) {
        return blog.sql().sql(sql).query(Long.class).single();
    }

    /** Whoever reads the answers: the ids of the messages, by request. */
    private static final class Answers implements AutoCloseable {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        private final KafkaConsumer<String, String> consumer;
        private final Map<String, Set<String>> ids = new HashMap<>();

        Answers(String servers) {
            consumer = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers", servers,
                            "group.id", "test",
                            "metadata.max.age.ms", "1000",
                            "auto.offset.reset", "earliest"),
                    new StringDeserializer(),
                    new StringDeserializer());
            consumer.subscribe(List.of(RESULTS));
        }

        void await(int count) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (ids.size() < count && System.nanoTime() < end) {
                drain();
            }
            assertThat(ids).as("answers").hasSize(count);
        }

        void drain() {
            consumer.poll(Duration.ofMillis(500)).forEach(this::note);
        }

        private void note(ConsumerRecord<String, String> answer) {
            String request = JSON.readTree(answer.value()).path("requestId").asString();
            String id = new String(answer.headers().lastHeader("id").value(), StandardCharsets.UTF_8);
            ids.computeIfAbsent(request, same -> new HashSet<>()).add(id);
        }

        Map<String, Set<String>> idsByRequest() {
            return ids;
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
