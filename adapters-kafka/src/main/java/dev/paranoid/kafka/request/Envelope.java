package dev.paranoid.kafka.request;

import dev.paranoid.application.request.RequestId;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request and the id that its sender gave it, out of plain JSON or a CloudEvent 1.0, structured or binary.
 *
 * @param requestId what the sender calls it
 * @param members what it says
 */
public record Envelope(String requestId, ObjectNode members) {

    private static final String REQUEST_ID = "requestId";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final int ATTRIBUTE = 1000;

    static Envelope of(ConsumerRecord<byte[], byte[]> message) throws InvalidMessage {
        byte[] value = message.value();
        if (value == null) {
            throw new InvalidMessage("The message has no value.");
        }
        ObjectNode object = MessageJson.object(value);
        if (header(message, "ce_specversion").isPresent()) {
            return binary(message, object);
        }
        boolean structured = header(message, "content-type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(STRUCTURED))
                .isPresent();
        return structured || object.has("specversion") ? structured(object) : plain(object);
    }

    private static Envelope plain(ObjectNode object) throws InvalidMessage {
        String id = new Members(object).required(REQUEST_ID, RequestId.LENGTH);
        return new Envelope(id, without(object));
    }

    private static Envelope structured(ObjectNode event) throws InvalidMessage {
        Members attributes = new Members(event);
        version(attributes.required("specversion", ATTRIBUTE));
        attributes.required("source", ATTRIBUTE);
        attributes.required("type", ATTRIBUTE);
        String id = attributes.required("id", RequestId.LENGTH);
        if (attributes.find("data").orElse(null) instanceof ObjectNode data) {
            return same(id, data);
        }
        throw new InvalidMessage("'data' must be a JSON object.");
    }

    private static Envelope binary(ConsumerRecord<byte[], byte[]> message, ObjectNode data) throws InvalidMessage {
        version(header(message, "ce_specversion").orElse(""));
        for (String required : new String[] {"ce_source", "ce_type"}) {
            if (header(message, required).filter(value -> !value.isEmpty()).isEmpty()) {
                throw new InvalidMessage("The header " + required + " is missing.");
            }
        }
        Optional<String> id = header(message, "ce_id").filter(Envelope::possible);
        if (id.isEmpty()) {
            throw new InvalidMessage("The header ce_id must have 1 to " + RequestId.LENGTH + " characters.");
        }
        return same(id.get(), data);
    }

    private static void version(String version) throws InvalidMessage {
        if (!"1.0".equals(version)) {
            throw new InvalidMessage("The event's specversion must be 1.0.");
        }
    }

    private static Envelope same(String id, ObjectNode data) throws InvalidMessage {
        Optional<String> again = new Members(data).text(REQUEST_ID, RequestId.LENGTH);
        if (again.isPresent() && !again.get().equals(id)) {
            throw new InvalidMessage("'requestId' must equal the event's id.");
        }
        return new Envelope(id, without(data));
    }

    private static ObjectNode without(ObjectNode object) {
        ObjectNode rest = object.deepCopy();
        rest.remove(REQUEST_ID);
        return rest;
    }

    static boolean possible(String id) {
        return !id.isEmpty() && id.codePointCount(0, id.length()) <= RequestId.LENGTH;
    }

    /** The last header of that name, which is what Kafka's own clients look at. */
    public static Optional<String> header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return Optional.ofNullable(header).map(Header::value).map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
