package dev.paranoid.kafka.request;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the id out of a message that is wrong, as far as it can be read: whoever asks is to be answered. */
final class LenientId {

    private static final JsonFactory FACTORY = new JsonFactory();

    private LenientId() {}

    /** The one id that the message has; empty where it has none or several. */
    static Optional<String> of(ConsumerRecord<byte[], byte[]> message) {
        if (Envelope.header(message, "ce_specversion").isPresent()) {
            return Envelope.header(message, "ce_id").filter(Envelope::possible);
        }
        Map<String, Set<String>> texts = message.value() == null ? Map.of() : texts(message.value());
        Set<String> ids = texts.containsKey("specversion")
                ? texts.getOrDefault("id", Set.of())
                : texts.getOrDefault("requestId", Set.of());
        return ids.size() == 1 ? ids.stream().filter(Envelope::possible).findFirst() : Optional.empty();
    }

    /** The texts at the top, by name of their member, up to where the message breaks. */
    private static Map<String, Set<String>> texts(byte[] bytes) {
        Map<String, Set<String>> texts = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.VALUE_STRING && depth == 1 && parser.currentName() != null) {
                    texts.computeIfAbsent(parser.currentName(), name -> new HashSet<>())
                            .add(parser.getString());
                }
            }
        } catch (JacksonException broken) {
            return texts; // what was read before is what can be read
        }
        return texts;
    }
}
