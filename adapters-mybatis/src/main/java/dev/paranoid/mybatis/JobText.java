package dev.paranoid.mybatis;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.paranoid.application.port.Job;
import dev.paranoid.domain.deletion.Refusal;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A job's state as text: JSON, so that a newer version can read what an older one has written. */
final class JobText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(Refusal.class, Kind.class)
            .registerSubtypes(Refusal.class.getPermittedSubclasses())
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private JobText() {}

    static String of(Job.State state) {
        return JSON.writeValueAsString(state);
    }

    static Job.State read(String text) {
        return JSON.readValue(text, Job.State.class);
    }

    /** Refusals tell which they are. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface Kind {}
}
