package dev.paranoid.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EmbeddedKafkaTests {

    private static final String TOPIC = "kept";
    private static final Duration HEALED = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private static Map<String, Object> servers(EmbeddedKafka broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers(), "max.block.ms", "3000");
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
            Awaitility.await().until(() -> broker.failure().isPresent());
            assertThat(broker.failure().orElseThrow()).contains("ended itself", "MB are free in " + broker.directory());

            Files.delete(records);
            Files.move(directory.resolve("away"), records);
            Awaitility.await().atMost(HEALED).until(() -> broker.failure().isEmpty());
            send(broker, "two");
            assertThat(read(broker, 2)).containsExactly("one", "two");
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
}
