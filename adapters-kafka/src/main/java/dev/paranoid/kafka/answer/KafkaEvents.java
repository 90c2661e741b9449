package dev.paranoid.kafka.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.kafka.settings.ParanoidKafkaProperties;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happens to deletions, as CloudEvents 1.0 in their structured form. */
public final class KafkaEvents implements DeletionEvents {

    private final Outbox outbox;
    private final String topic;
    private final Source source;

    public KafkaEvents(Outbox outbox, ParanoidKafkaProperties properties, Source source) {
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
        Data data = new Data(
                event.deletion().id().toString(),
                event.deletion().root().type(),
                event.deletion().root().id(),
                Errors.SHAPES.word(event.deletion().mode()),
                new TreeMap<>(event.counts()),
                event.actor(),
                event.deletion().reason().orElse(null),
                event.deletion().deletedAt(),
                event.deletion().purgeAt().orElse(null),
                event.at());
        return new EventMessage(source, topic)
                .of(type, id(type, event), event.deletion().root().toString(), event.at(), data);
    }

    /** The same however often it is written: a deletion opens once and ends once; its time is moved once to a time at a time. */
    private String id(String type, Event event) {
        boolean moved = event.kind() == Kind.EXTENDED || event.kind() == Kind.SHORTENED;
        String which = type + " " + event.deletion().id();
        return source.id(
                moved ? which + " " + event.at() + " " + event.deletion().purgeAt() : which);
    }

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

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant purgeAt,

            Instant at) {}
}
