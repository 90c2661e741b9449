package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever reads the answers: the ids of the messages, by request. */
final class Answers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KafkaConsumer<String, String> consumer;
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Map<String, JsonNode> bodies = new HashMap<>();
    private final Map<String, List<String>> byKey = new HashMap<>();
    private final Map<String, Map<String, String>> outcomes = new HashMap<>();
    private int messages;

    Answers(EmbeddedKafka broker) {
        this(Brokers.client(broker));
    }

    Answers(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.putAll(Map.of("group.id", "test", "metadata.max.age.ms", "1000", "auto.offset.reset", "earliest"));
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of("paranoid.results"));
    }

    /** Until that many requests have been answered. */
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
        JsonNode body = JSON.readTree(answer.value());
        String request = body.path("requestId").asString();
        String id = new String(answer.headers().lastHeader("id").value(), StandardCharsets.UTF_8);
        if (ids.computeIfAbsent(request, same -> new HashSet<>()).isEmpty()) {
            byKey.computeIfAbsent(String.valueOf(answer.key()), key -> new ArrayList<>())
                    .add(request);
            bodies.put(request, body);
        }
        ids.getOrDefault(request, Set.of()).add(id);
        outcomes.computeIfAbsent(request, same -> new LinkedHashMap<>())
                .put(id, body.path("outcome").asString());
        messages++;
    }

    /** Until that request has that many answers, each with an id of its own. */
    List<String> await(String request, int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (outcomes(request).size() < count && System.nanoTime() < end) {
            drain();
        }
        return outcomes(request);
    }

    /** {@return what the answers to a request say, each told once however often it came} */
    List<String> outcomes(String request) {
        return List.copyOf(outcomes.getOrDefault(request, Map.of()).values());
    }

    void oneEach(int requests) {
        assertThat(ids)
                .hasSize(requests)
                .allSatisfy((request, same) ->
                        assertThat(same).as("answers to %s", request).hasSize(1));
    }

    /** {@return how many messages came, those that came twice counted twice} */
    int messages() {
        return messages;
    }

    /** {@return the answer to that request} */
    JsonNode to(String request) {
        return bodies.getOrDefault(request, JSON.nullNode());
    }

    /** {@return which requests were answered, in the order of their answers, by key} */
    Map<String, List<String>> byKey() {
        return byKey;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
