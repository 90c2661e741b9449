package dev.paranoid.rest.stored;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The short form of an answer: the items of a list are counted, and of anything else the short values stay. */
final class ShortBody {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final int MEMBERS = 12;

    private static final int TEXT = 200;

    private static final String ITEMS = "items";
    private static final String CODE = "code";

    /** A list that named its items. */
    private record Counted(List<Object> items, Shortened shortened) {}

    private ShortBody() {}

    static String of(String body) {
        JsonNode whole = MAPPER.readTree(body);
        return MAPPER.writeValueAsString(
                whole.path(ITEMS).isArray() ? new Counted(List.of(), counted(whole.path(ITEMS))) : values(whole));
    }

    private static Shortened counted(JsonNode items) {
        Map<String, Integer> refused = new TreeMap<>();
        int done = 0;
        for (JsonNode item : items) {
            if (item.has(CODE)) {
                refused.merge(item.path(CODE).asString(), 1, Integer::sum);
            } else {
                done++;
            }
        }
        return new Shortened(items.size(), done, refused);
    }

    private static ObjectNode values(JsonNode whole) {
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        whole.properties().stream()
                .filter(member -> !member.getValue().isContainer())
                .limit(MEMBERS)
                .forEach(member -> left.set(member.getKey(), bounded(member.getValue())));
        return left;
    }

    private static JsonNode bounded(JsonNode value) {
        String text = value.isString() ? value.asString() : "";
        if (text.length() <= TEXT) {
            return value;
        }
        int end = Character.isHighSurrogate(text.charAt(TEXT - 1)) ? TEXT - 1 : TEXT;
        return JsonNodeFactory.instance.stringNode(text.substring(0, end));
    }
}
