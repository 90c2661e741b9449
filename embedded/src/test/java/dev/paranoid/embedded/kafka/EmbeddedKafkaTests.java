package dev.paranoid.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.kafka.core.KafkaAdmin;

class EmbeddedKafkaTests {

    private static final String TOPIC = "kept";
    private static final Duration HEALED = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private static Map<String, Object> servers(EmbeddedKafka broker) {
        Map<String, Object> settings = new HashMap<>(broker.loginSettings());
        settings.putAll(Map.of("bootstrap.servers", broker.bootstrapServers(), "max.block.ms", "3000"));
        return settings;
    }

    private static void send(EmbeddedKafka broker, String value) throws InterruptedException, ExecutionException {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(servers(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
        }
    }

    private static List<String> read(EmbeddedKafka broker, int count) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(servers(broker), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> values = new ArrayList<>();
            for (int polls = 0; polls < 50 && values.size() < count; polls++) {
                for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(200))) {
                    values.add(each.value());
                }
            }
            return values;
        }
    }

    @Test
    void keepsItsRecordsAndItsPort() throws InterruptedException, ExecutionException {
        String before;
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory);
                Admin admin = Admin.create(servers(broker))) {
            before = broker.bootstrapServers();
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            send(broker, "one");
            assertThatThrownBy(() -> EmbeddedKafka.start(directory))
                    .isInstanceOf(EmbeddedKafkaFailure.class)
                    .hasMessageContaining("in use");
        }
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory)) {
            send(broker, "two");
            assertThat(broker.bootstrapServers()).isEqualTo(before).startsWith("127.0.0.1:");
            assertThat(read(broker, 2)).containsExactly("one", "two");
        }
    }

    /** Where its directory is gone, a broker halts the process; so it does on a full disk. */
    @Test
    void failsAloneAndRunsAgainAtItsPort() throws InterruptedException, ExecutionException, IOException {
        Path records = directory.resolve("records");
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory);
                Admin admin = Admin.create(servers(broker))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            send(broker, "one");
            assertThat(broker.failure()).isEmpty();

            Files.move(records, directory.resolve("away"));
            Files.createFile(records);
            var unused = admin.createTopics(List.of(new NewTopic("other", 1, (short) 1)));
            Awaitility.await().atMost(HEALED).until(() -> broker.failure().isPresent());
            assertThat(broker.failure().orElseThrow()).contains("ended itself", "MB are free in " + broker.directory());

            Files.delete(records);
            Files.move(directory.resolve("away"), records);
            Awaitility.await().atMost(HEALED).until(() -> broker.failure().isEmpty());
            send(broker, "two");
            assertThat(read(broker, 2)).containsExactly("one", "two");
        }
    }

    /** Without the password, by another name, with another password; through the broker and through its controller. */
    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory);
                Admin admin = Admin.create(servers(broker))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            String own = broker.loginSettings().getOrDefault("sasl.jaas.config", "");
            List<Map<String, Object>> strangers = List.of(
                    Map.of("security.protocol", "PLAINTEXT"),
                    Map.of("sasl.jaas.config", own.replaceFirst("password=\".", "password=\"x")),
                    Map.of("sasl.jaas.config", own.replace("\"paranoid\"", "\"root\"")),
                    Map.of("sasl.jaas.config", own.replace(";", " tokenauth=\"true\";")));
            for (Map<String, Object> stranger : strangers) {
                for (String door : List.of("bootstrap.servers", "bootstrap.controllers")) {
                    isRefused(broker, door, stranger);
                }
            }
            try (Admin controller = Admin.create(at("bootstrap.controllers", broker))) {
                assertThat(controller.describeCluster().nodes().get()).hasSize(1);
            }
            assertThat(admin.listTopics().names().get()).containsExactly(TOPIC);
        }
    }

    private Map<String, Object> at(String door, EmbeddedKafka broker) throws IOException {
        Map<String, Object> settings = new HashMap<>(servers(broker));
        settings.remove("bootstrap.servers");
        String address = door.equals("bootstrap.servers") ? broker.bootstrapServers() : controller();
        settings.putAll(Map.of(door, address, "default.api.timeout.ms", "2000", "request.timeout.ms", "1000"));
        return settings;
    }

    private String controller() throws IOException {
        Properties ports = new Properties();
        try (var in = Files.newInputStream(directory.resolve("ports.properties"))) {
            ports.load(in);
        }
        return "127.0.0.1:" + ports.getProperty("controller");
    }

    private void isRefused(EmbeddedKafka broker, String door, Map<String, Object> stranger) throws IOException {
        Map<String, Object> settings = at(door, broker);
        settings.putAll(stranger);
        try (Admin admin = Admin.create(settings)) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .as("through %s with %s", door, stranger)
                    .hasCauseInstanceOf(
                            stranger.containsKey("security.protocol")
                                    ? TimeoutException.class
                                    : SaslAuthenticationException.class);
        }
    }

    @Test
    void onlyItsOwnerCanReadThePassword() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no modes on this system");
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory)) {
            assertThat(broker.clientFile()).content().contains("bootstrap.servers=" + broker.bootstrapServers());
            for (String secret : List.of("password", "client.properties", "kcat.conf")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(secret))))
                        .as(secret)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void makesNoTopicByItself() {
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory)) {
            assertThatThrownBy(() -> send(broker, "lost")).hasMessageContaining("not present in metadata");
        }
    }

    @Test
    void stepsBackWhereKafkaIsConfigured() {
        ApplicationContextRunner runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(EmbeddedKafkaAutoConfiguration.class))
                .withPropertyValues("paranoid.embedded.dir=" + directory);
        List.of(
                        "spring.kafka.bootstrap-servers=127.0.0.1:1",
                        "spring.kafka.bootstrap-servers[0]=127.0.0.1:1",
                        "paranoid.embedded.enabled=false",
                        "paranoid.embedded.kafka.enabled=false")
                .forEach(setting -> runner.withPropertyValues(setting)
                        .run(context -> assertThat(context)
                                .doesNotHaveBean(EmbeddedKafka.class)
                                .doesNotHaveBean(KafkaConnectionDetails.class)));
        runner.withPropertyValues("spring.kafka.bootstrap-servers=")
                .run(context -> assertThat(
                                context.getBean(KafkaConnectionDetails.class).getBootstrapServers())
                        .containsExactly(context.getBean(EmbeddedKafka.class).bootstrapServers()));
    }

    /** Every client that an application has by Spring Boot logs in. */
    @Test
    void itsApplicationHasTheLogin() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(EmbeddedKafkaAutoConfiguration.class, KafkaAutoConfiguration.class))
                .withPropertyValues("paranoid.embedded.dir=" + directory)
                .run(context -> {
                    try (Admin admin =
                            Admin.create(context.getBean(KafkaAdmin.class).getConfigurationProperties())) {
                        assertThat(admin.listTopics().names().get()).isEmpty();
                    }
                });
    }
}
