package dev.paranoid.kafka.answer;

import dev.paranoid.application.port.message.HoldEvents;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.Hold.Release;
import dev.paranoid.kafka.settings.ParanoidKafkaProperties;
import java.util.List;
import java.util.Locale;

/** Holds that are placed and released, as CloudEvents; keyed by the row that is held, or by the type. */
public final class KafkaHoldEvents implements HoldEvents {

    private final Outbox outbox;
    private final String topic;
    private final Source source;

    public KafkaHoldEvents(Outbox outbox, ParanoidKafkaProperties properties, Source source) {
        this.outbox = outbox;
        this.topic = properties.topics().events();
        this.source = source;
    }

    @Override
    public void publish(Kind kind, List<Hold> holds) {
        outbox.add(holds.stream().map(hold -> message(kind, hold)).toList());
    }

    /** A hold is placed once and released once. */
    private Message message(Kind kind, Hold hold) {
        String type = "dev.paranoid.hold." + kind.name().toLowerCase(Locale.ROOT);
        return new EventMessage(source, topic)
                .of(
                        type,
                        source.id(type + " " + hold.id()),
                        hold.target()
                                .row()
                                .map(EntityRef::toString)
                                .orElse(hold.target().type()),
                        hold.release().map(Release::at).orElse(hold.placedAt()),
                        HoldMessage.of(hold));
    }
}
