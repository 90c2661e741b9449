package dev.paranoid.server.endtoend;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Whoever sends requests. */
final class Sender implements AutoCloseable {

    private final KafkaProducer<String, String> producer;
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

    Sender(EmbeddedKafka broker) {
        this(Brokers.client(broker));
    }

    Sender(Map<String, Object> client) {
        producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
    }

    /** Deletes a row, under a key. */
    void delete(String requestId, String type, int id) {
        send(new ProducerRecord<>(
                "paranoid.delete-requests",
                type + "/" + id,
                "{\"requestId\":\"" + requestId + "\",\"type\":\"" + type + "\",\"id\":\"" + id + "\"}"));
    }

    void send(ProducerRecord<String, String> request) {
        var unused = producer.send(request, (place, failure) -> {
            if (failure != null) {
                failed.set(failure);
            }
        });
    }

    /** Waits until all have arrived. */
    @Override
    public void close() {
        producer.close();
        Exception failure = failed.get();
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }
}
