package dev.paranoid.kafka;

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
final class Json {

    /** Bytes that a message may have. */
    static final int MOST = 1 << 20;

    private static final int DEPTH = 32;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxDocumentLength(MOST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** {@return the object that these bytes are} */
    static ObjectNode object(byte[] bytes) throws Wrong {
        if (bytes.length > MOST) {
            throw new Wrong("A message has at most " + MOST + " bytes.");
        }
        try {
            JsonNode node = MAPPER.readTree(text(bytes));
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new Wrong("A message is a JSON object.");
        } catch (JacksonException unreadable) {
            throw new Wrong("A message is a JSON object, without members that are there twice, at most " + DEPTH
                    + " deep: " + unreadable.getOriginalMessage());
        }
    }

    private static String text(byte[] bytes) throws Wrong {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new Wrong("A message is in UTF-8.");
        }
    }
}
