package dev.paranoid.mybatis.job;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.domain.deletion.Refusal;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A job's state as text: JSON, the same text for the same state. It reads what older versions have written as well.
 */
public final class JobText {

    static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(Refusal.class, Kind.class)
            .registerSubtypes(Refusal.class.getPermittedSubclasses())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private JobText() {}

    /** {@return the text} */
    public static String of(Job.State state) {
        return JSON.writeValueAsString(state);
    }

    /** {@return the state that this text tells} */
    public static Job.State read(String text) {
        JsonNode tree = JSON.readTree(text);
        return OlderJob.is(tree) ? OlderJob.of(tree).ended() : JSON.treeToValue(tree, Job.State.class);
    }

    /** Refusals tell which they are. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface Kind {}
}
