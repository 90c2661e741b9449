package dev.paranoid.kafka.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The adapter's own JSON: UTF-8, nothing twice, nothing left over, and bounded. */
public final class MessageJson {

    /** Bytes that a message may have. */
    static final int MOST = 1 << 20;

    private static final int DEPTH = 32;

    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxDocumentLength(MOST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private MessageJson() {}

    /** {@return the object that these bytes are} */
    static ObjectNode object(byte[] bytes) throws InvalidMessage {
        if (bytes.length > MOST) {
            throw new InvalidMessage("The message has more than " + MOST + " bytes.");
        }
        try {
            JsonNode node = MAPPER.readTree(text(bytes));
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new InvalidMessage("The message must be a JSON object.");
        } catch (JacksonException unreadable) {
            throw new InvalidMessage("The message must be a JSON object without duplicate members, at most " + DEPTH
                    + " deep: " + unreadable.getOriginalMessage());
        }
    }

    private static String text(byte[] bytes) throws InvalidMessage {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new InvalidMessage("The message is not UTF-8.");
        }
    }
}
