package dev.paranoid.mybatis.message;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Request.Demand;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Refusal;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What became of a request as text: JSON, in which values of sealed types tell which they are. */
public final class OutcomeText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(Refusal.class, Kind.class)
            .addMixIn(Answer.class, Kind.class)
            .addMixIn(Demand.class, Kind.class)
            .registerSubtypes(Refusal.class.getPermittedSubclasses())
            .registerSubtypes(Answer.class.getPermittedSubclasses())
            .registerSubtypes(Demand.class.getPermittedSubclasses())
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private OutcomeText() {}

    public static String of(Outcome outcome) {
        return JSON.writeValueAsString(outcome);
    }

    public static Outcome read(String text) {
        return JSON.readValue(text, Outcome.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface Kind {}
}
