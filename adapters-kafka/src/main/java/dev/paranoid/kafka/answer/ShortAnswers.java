package dev.paranoid.kafka.answer;

import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.port.message.Payload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is said of an answer that its topic does not take: what became of the request, and of how many items. */
public final class ShortAnswers {

    private static final Set<String> ANSWERS = Set.of(ResultMessages.ANSWER, ResultMessages.ENDED);
    private static final List<String> KEPT = List.of("requestId", "outcome", "code", "at");
    private static final List<String> DONE = List.of("deletion", "deletions", "restore", "restores", "hold", "holds");

    /** Our own answers are as large as the outbox takes them. */
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ShortAnswers() {}

    /**
     * What became of the items that are not listed.
     *
     * @param items how many there were
     * @param done of how many what was asked was done
     * @param refused how many were not, by code
     */
    private record Shortened(int items, int done, Map<String, Integer> refused) {}

    /** {@return what can be sent instead; empty where the message is no answer} */
    public static Optional<Message> of(Message message) {
        return ANSWERS.contains(message.type())
                ? message.payload().map(answer -> with(message, shortened(answer)))
                : Optional.empty();
    }

    private static Message with(Message message, Payload payload) {
        return new Message(
                message.id(), message.topic(), message.key(), message.type(), Optional.of(payload), message.headers());
    }

    private static Payload shortened(Payload answer) {
        JsonNode whole = MAPPER.readTree(answer.bytes());
        ObjectNode rest = MAPPER.createObjectNode();
        KEPT.stream().filter(whole::has).forEach(name -> rest.set(name, whole.get(name)));
        rest.set("shortened", MAPPER.valueToTree(counted(whole)));
        return Payload.of(MAPPER.writeValueAsString(rest));
    }

    private static Shortened counted(JsonNode whole) {
        int done = DONE.stream()
                .map(whole::path)
                .mapToInt(each -> each.isArray() ? each.size() : each.isObject() ? 1 : 0)
                .sum();
        Map<String, Integer> refused = new TreeMap<>();
        errors(whole).forEach(error -> refused.merge(error.path("code").asString(), 1, Integer::sum));
        int notDone = refused.values().stream().mapToInt(Integer::intValue).sum();
        return new Shortened(done + notDone, done, refused);
    }

    private static Stream<JsonNode> errors(JsonNode whole) {
        return whole.path("errors").valueStream();
    }
}
