package dev.paranoid.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.port.message.DeletionEvents.Event;
import dev.paranoid.application.port.message.DeletionEvents.Kind;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.kafka.answer.KafkaEvents;
import dev.paranoid.kafka.answer.Source;
import dev.paranoid.kafka.request.MessageJson;
import dev.paranoid.kafka.settings.ParanoidKafkaProperties;
import dev.paranoid.testkit.memory.message.MemoryOutbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;

/** Ids of events are the same however often they are written, and differ between installations. */
class SourceTests {

    private static final UUID ONE = UUID.fromString("7b1c9d4e-1f2a-4b3c-8d5e-6f708192a3b4");
    private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private static ParanoidKafkaProperties properties(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("paranoid.kafka", ParanoidKafkaProperties.class);
    }

    private static List<JsonNode> told(UUID identity, Map<String, String> settings) {
        ParanoidKafkaProperties properties = properties(settings);
        MemoryOutbox outbox = new MemoryOutbox();
        KafkaEvents events = new KafkaEvents(outbox, properties, new Source(properties, () -> identity));
        Instant at = Instant.parse("2026-03-29T01:30:00.123456Z");
        Deletion deletion = new Deletion(
                new DeletionId(1),
                new EntityRef("users", "1"),
                DeletionMode.SOFT,
                DeletionState.ACTIVE,
                at,
                "somebody",
                Optional.empty(),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty());
        for (Kind kind : Kind.values()) {
            events.publish(List.of(new Event(kind, deletion, Map.of(), "somebody", at)));
        }
        List<Message> sent = new ArrayList<>();
        outbox.publish(100, messages -> {
            sent.addAll(messages);
            return List.of();
        });
        return sent.stream()
                .map(message -> MessageJson.MAPPER.readTree(
                        message.payload().orElseThrow().bytes()))
                .toList();
    }

    private static List<String> ids(UUID identity, Map<String, String> settings) {
        return told(identity, settings).stream()
                .map(event -> event.path("id").asString())
                .toList();
    }

    @Test
    void eventsBearTheInstallation() {
        assertThat(told(ONE, Map.of()))
                .hasSize(Kind.values().length)
                .allMatch(event -> event.path("source").asString().equals("/paranoid/" + ONE));
        assertThat(told(ONE, Map.of("paranoid.kafka.source", "/shop")))
                .allMatch(event -> event.path("source").asString().equals("/shop"));
    }

    @Test
    void twoInstallationsHaveNoIdInCommon() {
        List<String> ids = new ArrayList<>(ids(ONE, Map.of()));
        ids.addAll(ids(OTHER, Map.of()));
        ids.addAll(ids(OTHER, Map.of("paranoid.kafka.source", "/shop")));

        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(ids(ONE, Map.of())).isEqualTo(ids.subList(0, Kind.values().length));
    }
}
