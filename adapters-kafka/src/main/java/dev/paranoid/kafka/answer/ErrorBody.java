package dev.paranoid.kafka.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in the way of one row, or what is wrong with a message. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ErrorBody(@Nullable String type, @Nullable String id, String code, String detail, Map<String, Object> data) {

    static ErrorBody of(String code, String detail) {
        return new ErrorBody(null, null, code, detail, Map.of());
    }
}
