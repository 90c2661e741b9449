package dev.paranoid.kafka.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a restore has brought about, in the shape that REST gives it. */
record RestoreMessage(
        String type,
        String id,
        String deletion,
        boolean visible,
        Map<String, Long> restored,
        Map<String, Long> stillHidden,
        List<HiddenByBody> hiddenBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long unseen) {

    /** A deletion that hides a row, and its root; where others than Paranoid hid the row, that row and no deletion. */
    record HiddenByBody(@Nullable String deletion, String type, String id) {}
}
