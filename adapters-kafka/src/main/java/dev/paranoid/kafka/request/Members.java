package dev.paranoid.kafka.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members of an object, each asked for by the kind that it has to have; what nobody asked for is unknown. Lengths are in Unicode
 * characters, as the database and AsyncAPI count them.
 */
final class Members {

    private final ObjectNode object;
    private final Set<String> known = new TreeSet<>();

    Members(ObjectNode object) {
        this.object = object;
    }

    /** A member that is there and not null. */
    Optional<JsonNode> find(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    Optional<String> text(String name, int most) throws InvalidMessage {
        Optional<JsonNode> node = find(name);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(text(node.get(), name, most));
    }

    String required(String name, int most) throws InvalidMessage {
        Optional<String> text = text(name, most);
        if (text.isEmpty()) {
            throw new InvalidMessage("'" + name + "' is missing.");
        }
        return text.get();
    }

    Optional<Boolean> truth(String name) throws InvalidMessage {
        Optional<JsonNode> node = find(name);
        if (node.isPresent() && !node.get().isBoolean()) {
            throw new InvalidMessage("'" + name + "' must be true or false.");
        }
        return node.map(JsonNode::booleanValue);
    }

    Optional<List<String>> texts(String name, int length, int count) throws InvalidMessage {
        Optional<JsonNode> node = find(name);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!node.get().isArray() || node.get().isEmpty() || node.get().size() > count) {
            throw new InvalidMessage("'" + name + "' must be a list of 1 to " + count + " texts.");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : node.get()) {
            texts.add(text(each, name, length));
        }
        if (new HashSet<>(texts).size() < texts.size()) {
            throw new InvalidMessage("'" + name + "' contains a value twice.");
        }
        return Optional.of(texts);
    }

    void noOthers() throws InvalidMessage {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw new InvalidMessage(
                        "There is no member '" + name + "'. Known members: " + String.join(", ", known) + ".");
            }
        }
    }

    private static String text(JsonNode node, String name, int most) throws InvalidMessage {
        if (!node.isString()) {
            throw new InvalidMessage("'" + name + "' must be a text.");
        }
        String text = node.stringValue();
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > most) {
            throw new InvalidMessage("'" + name + "' must have 1 to " + most + " characters; it has " + length + ".");
        }
        return text;
    }
}
