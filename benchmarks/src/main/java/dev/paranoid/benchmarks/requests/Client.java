package dev.paranoid.benchmarks.requests;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Asks for deletes over Kafka, and waits for the answers. */
final class Client implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;

    Client(EmbeddedKafka broker) {
        Map<String, Object> settings = new HashMap<>(broker.loginSettings());
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("linger.ms", 5);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        settings.remove("linger.ms");
        settings.put("group.id", UUID.randomUUID().toString());
        settings.put("auto.offset.reset", "latest");
        settings.put("max.poll.records", 5000);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of("paranoid.results"));
        while (consumer.assignment().isEmpty()) {
            consumer.poll(Duration.ofMillis(100));
        }
        consumer.assignment().forEach(consumer::position);
    }

    /** Deletes the users from one number up to, but not with, another, and returns when each has been answered. */
    void delete(int from, int to) {
        for (int user = from; user < to; user++) {
            String json = "{\"requestId\":\"" + UUID.randomUUID() + "\",\"type\":\"users\",\"id\":\"" + user + "\"}";
            var unused = producer.send(new ProducerRecord<>("paranoid.delete-requests", "users/" + user, json));
        }
        producer.flush();
        long end = System.nanoTime() + PATIENCE.toNanos();
        int answers = 0;
        while (answers < to - from) {
            for (var answer : consumer.poll(Duration.ofMillis(100))) {
                if (!answer.value().contains("\"outcome\":\"done\"")) {
                    throw new IllegalStateException(answer.value());
                }
                answers++;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(answers + " answers of " + (to - from));
            }
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
