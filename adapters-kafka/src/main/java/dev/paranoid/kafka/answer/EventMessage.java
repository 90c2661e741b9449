package dev.paranoid.kafka.answer;

import dev.paranoid.application.port.message.Outbox.Header;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.port.message.Payload;
import dev.paranoid.kafka.request.MessageJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes CloudEvents 1.0 in their structured form, keyed by their subject. */
record EventMessage(Source source, String topic) {

    private static final String CONTENT_TYPE = "application/cloudevents+json";

    Message of(String type, String id, String subject, Instant time, Object data) {
        CloudEvent cloud = new CloudEvent("1.0", id, source.toString(), type, subject, time, "application/json", data);
        return new Message(
                id,
                topic,
                Optional.of(Payload.of(subject)),
                type,
                Optional.of(Payload.of(MessageJson.MAPPER.writeValueAsBytes(cloud))),
                List.of(new Header("content-type", Optional.of(Payload.of(CONTENT_TYPE)))));
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
            Object data) {}
}
