package dev.paranoid.kafka;

import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.port.message.Outbox.Header;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.port.message.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happens to deletions, as CloudEvents 1.0 in their structured form. */
final class KafkaEvents implements DeletionEvents {

    private static final String CONTENT_TYPE = "application/cloudevents+json";

    private final Outbox outbox;
    private final String topic;
    private final Source source;

    KafkaEvents(Outbox outbox, ParanoidKafkaProperties properties, Source source) {
        this.outbox = outbox;
        this.topic = properties.topics().events();
        this.source = source;
    }

    @Override
    public void publish(List<Event> events) {
        outbox.add(events.stream().map(this::message).toList());
    }

    private Message message(Event event) {
        String type = "dev.paranoid.deletion." + event.kind().name().toLowerCase(Locale.ROOT);
        String id = id(type, event);
        String subject = event.deletion().root().toString();
        CloudEvent cloud = new CloudEvent(
                "1.0",
                id,
                source.toString(),
                type,
                subject,
                event.at(),
                "application/json",
                new Data(
                        event.deletion().id().toString(),
                        event.deletion().root().type(),
                        event.deletion().root().id(),
                        Errors.SHAPES.word(event.deletion().mode()),
                        new TreeMap<>(event.counts()),
                        event.actor(),
                        event.deletion().reason().orElse(null),
                        event.deletion().deletedAt(),
                        event.at()));
        return new Message(
                id,
                topic,
                Optional.of(Payload.of(subject)),
                type,
                Optional.of(Payload.of(MessageJson.MAPPER.writeValueAsBytes(cloud))),
                List.of(new Header("content-type", Optional.of(Payload.of(CONTENT_TYPE)))));
    }

    /** The same however often it is written: a deletion opens once and ends once. */
    private String id(String type, Event event) {
        return source.id(type + " " + event.deletion().id());
    }

    /** The envelope. */
    private record CloudEvent(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            String datacontenttype,
            Data data) {}

    /** Which deletion, and what was hidden, became live or was removed. */
    private record Data(
            String deletion,
            String type,
            String rootId,
            String mode,
            Map<String, Long> counts,
            String actor,
            @Nullable String reason,
            Instant deletedAt,
            Instant at) {}
}
