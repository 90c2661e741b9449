package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Delete;
import dev.paranoid.application.request.Request.Withdraw;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.embedded.kafka.EmbeddedKafka;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.equivalence.AnyOrder;
import dev.paranoid.testkit.memory.InMemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two nodes carry out what streams through Kafka, and one after the other is killed; each request has one effect. */
class KafkaEndToEndTests {

    private static final String STANDALONE = "standalone-kafka";
    private static final String DELETES = "paranoid.delete-requests";
    private static final String RESTORES = "paranoid.restore-requests";
    private static final int REQUESTS = Integer.getInteger("paranoid.kafka.requests", 1000);
    private static final int ORDERS = Integer.getInteger("paranoid.kafka.orders", 1);
    private static final int KILLS = Integer.getInteger("paranoid.kafka.kills", 1);

    private static final Duration HEALED = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void theStandaloneAnswersOverItsOwnBrokerAlsoAfterItWasKilled() throws IOException {
        Service.forget(STANDALONE);
        Map<String, Object> client;
        try (Service service = Service.start(STANDALONE, Jar.STANDALONE)) {
            client = client();
            try (Answers answers = new Answers(client)) {
                send(client, List.of(request(DELETES, "{'requestId':'one','type':'users','id':'3'}")));
                answers.await(1);
                assertThat(service.http().get("/api/users/3").status()).isEqualTo(404);
            }
            send(client, List.of(request(RESTORES, "{'requestId':'two','deletion':{'requestId':'one'}}")));
            service.kill();
        }
        try (Service service = Service.start(STANDALONE, Jar.STANDALONE)) {
            assertThat(client()).isEqualTo(client);
            assertThat(service.output()).contains("Kafka    " + client.get("bootstrap.servers"), "client.properties");
            try (Answers answers = new Answers(client)) {
                answers.await(1);
                answers.oneEach(1);
                assertThat(answers.to("two").path("outcome").asString()).isEqualTo("done");
                assertThat(service.http().get("/api/users/3").status()).isEqualTo(200);
                outlivesItsBroker(service, answers);
            }
        }
    }

    /** A broker that loses its directory would halt the process, as it would on a full disk. */
    private static void outlivesItsBroker(Service service, Answers answers) throws IOException {
        Path kafka = Service.data(STANDALONE).resolve("kafka");
        Path records = kafka.resolve("records");
        Files.move(records, kafka.resolve("away"));
        Files.createFile(records);
        try (Admin admin = Admin.create(client())) {
            var unused = admin.createTopics(List.of(new NewTopic("other", 1, (short) 1)));
            Awaitility.await().atMost(HEALED).until(() -> reason(service).contains("MB are free"));
        }
        assertThat(service.http().get("/api/users/3").status()).isEqualTo(200);

        Files.delete(records);
        Files.move(kafka.resolve("away"), records);
        Awaitility.await().atMost(HEALED).until(() -> reason(service).isEmpty());
        send(client(), List.of(request(DELETES, "{'requestId':'three','type':'users','id':'3'}")));
        answers.await("three", 1);
        assertThat(service.output().lines().filter(line -> line.contains(" ERROR ")))
                .hasSize(1);
    }

    private static String reason(Service service) {
        return service.http()
                .get("/actuator/health")
                .json()
                .at("/components/embeddedKafka/details/reason")
                .asString("");
    }

    private static Map<String, Object> client() throws IOException {
        return Brokers.client(Service.data(STANDALONE).resolve("kafka").resolve("client.properties"));
    }

    /** Deletes, and restores that withdraw them, end the same whatever comes first, and as the in-memory engine ends. */
    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void theOrderOfArrivalDoesNotMatter(TestDatabase database) {
        long seed = seed();
        for (int shuffle = 1; shuffle <= ORDERS; shuffle++) {
            try (TestDatabase.Schema blog = database.create("paranoid_kafka").with("demo/schema.sql", "demo/data.sql");
                    EmbeddedKafka broker = EmbeddedKafka.start(directory.resolve("order-" + shuffle));
                    Answers answers = new Answers(broker)) {
                InMemoryEngine model = model(blog);
                AnyOrder order = AnyOrder.of(seed, REQUESTS, new ArrayList<>(AnyOrder.live(model.snapshot())));
                try (Service node = node(blog, broker, "node-0")) {
                    send(broker, all(order.shuffled(seed + shuffle)));
                    answers.await(REQUESTS);
                    assertThat(node.output()).doesNotContain("ERROR");
                }
                answers.drain();
                answers.oneEach(REQUESTS);
                assertThat(live(blog)).as("with seed %s", seed).isEqualTo(order.live(model));
                countsAreTrue(blog);
            }
        }
    }

    private static long seed() {
        long seed = Long.getLong("paranoid.seed", System.nanoTime() % 1_000_000);
        System.out.println("Requests with -Dparanoid.seed=" + seed);
        return seed;
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void everyRequestHasOneEffectAndOneAnswerWhoeverIsKilled(TestDatabase database) throws Exception {
        long seed = seed();
        Random random = new Random(seed);
        try (TestDatabase.Schema blog = database.create("paranoid_kafka").with("demo/schema.sql", "demo/data.sql");
                EmbeddedKafka broker = EmbeddedKafka.start(directory);
                Answers answers = new Answers(broker)) {
            InMemoryEngine model = model(blog);
            List<EntityRef> roots = new ArrayList<>(AnyOrder.live(model.snapshot()));
            AnyOrder order = AnyOrder.of(seed, REQUESTS, roots);
            List<Request> all = order.shuffled(seed);
            Service[] nodes = {node(blog, broker, "node-0"), node(blog, broker, "node-1")};
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    send(broker, part(all, kill));
                    Thread.sleep(random.nextInt(600));
                    int victim = random.nextInt(2);
                    nodes[victim].kill();
                    nodes[victim] = node(blog, broker, "node-" + victim);
                }
                send(broker, part(all, KILLS));
                answers.await(REQUESTS);
            } finally {
                nodes[0].close();
                nodes[1].close();
            }
            answers.drain();
            answers.oneEach(REQUESTS);
            assertThat(live(blog)).as("with seed %s", seed).isEqualTo(order.live(model));
            countsAreTrue(blog);
        }
    }

    private static Service node(TestDatabase.Schema blog, EmbeddedKafka broker, String name) {
        return Service.start(
                name,
                Jar.THIN,
                blog.settings(Brokers.settings(
                        broker,
                        Service.types("blog.yml"),
                        "--spring.kafka.consumer.properties.session.timeout.ms=6000",
                        "--paranoid.kafka.batch=50",
                        "--paranoid.kafka.declare-topics=true")));
    }

    private static List<ProducerRecord<String, String>> part(List<Request> all, int number) {
        int size = all.size() / (KILLS + 1);
        int from = number * size;
        return all(all.subList(from, number == KILLS ? all.size() : from + size));
    }

    private static List<ProducerRecord<String, String>> all(List<Request> requests) {
        return requests.stream().map(KafkaEndToEndTests::request).toList();
    }

    private static ProducerRecord<String, String> request(Request request) {
        if (request.demand() instanceof Delete delete) {
            EntityRef row = delete.rows().get(0);
            return request(
                    DELETES,
                    "{'requestId':'" + request.id() + "','type':'" + row.type() + "','id':'" + row.id() + "'}");
        }
        Withdraw withdraw = (Withdraw) request.demand();
        return request(
                RESTORES,
                "{'requestId':'" + request.id() + "','deletion':{'requestId':'" + withdraw.request()
                        + "'},'parents':'lift'}");
    }

    private static ProducerRecord<String, String> request(String topic, String json) {
        return new ProducerRecord<>(topic, json.replace('\'', '"'));
    }

    private static void send(EmbeddedKafka broker, List<ProducerRecord<String, String>> requests) {
        send(Brokers.client(broker), requests);
    }

    private static void send(Map<String, Object> client, List<ProducerRecord<String, String>> requests) {
        try (Sender sender = new Sender(client)) {
            requests.forEach(sender::send);
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

    /** Every mark is that of an active deletion, and what such a one took is hidden still, by whichever deletion. */
    private static void countsAreTrue(TestDatabase.Schema blog) {
        String ofUser = "(d.root_type = 'users' AND d.root_key = CAST(t.created_by AS CHAR))";
        String ofStory = "(d.root_type = 'stories' AND d.root_key = CAST(t.story_id AS CHAR))";
        String ofStorysUser = "(d.root_type = 'users' AND d.root_key ="
                + " CAST((SELECT s.created_by FROM stories s WHERE s.story_id = t.story_id) AS CHAR))";
        long hidden = countsAreTrue(blog, "users", "user_id", "FALSE")
                + countsAreTrue(blog, "stories", "story_id", ofUser)
                + countsAreTrue(blog, "reviews", "review_id", ofUser + " OR " + ofStory + " OR " + ofStorysUser);
        assertThat(hidden).isPositive();
        assertThat(number(blog, "SELECT COUNT(*) FROM paranoid_outbox")).isZero();
        assertThat(number(blog, "SELECT COUNT(*) FROM paranoid_inbox WHERE fingerprint IS NOT NULL"))
                .isEqualTo(REQUESTS);
    }

    /** {@return how many rows of the table are hidden} */
    private static long countsAreTrue(TestDatabase.Schema blog, String table, String id, String below) {
        String marks = table + " t LEFT JOIN paranoid_deletion d ON d.id = t.deletion_id AND d.state = 'ACTIVE'";
        assertThat(number(blog, "SELECT COUNT(*) FROM " + marks + " WHERE t.deleted_at IS NOT NULL AND d.id IS NULL"))
                .as("%s without an active deletion", table)
                .isZero();
        String hiddenBelow =
                "(SELECT COUNT(*) FROM " + table + " t WHERE t.deleted_at IS NOT NULL AND ((d.root_type = '" + table
                        + "' AND d.root_key = CAST(t." + id + " AS CHAR)) OR " + below + "))";
        assertThat(number(
                        blog,
                        "SELECT COUNT(*) FROM paranoid_deletion d WHERE d.state = 'ACTIVE' AND"
                                + " CAST(JSON_EXTRACT(d.took, '$." + table + "') AS SIGNED) > " + hiddenBelow))
                .as("deletions that took more %s than are hidden below their roots", table)
                .isZero();
        return number(blog, "SELECT COUNT(*) FROM " + table + " WHERE deleted_at IS NOT NULL");
    }

    private static long number(TestDatabase.Schema blog, String sql) {
        return blog.sql().sql(sql).query(Long.class).single();
    }
}
