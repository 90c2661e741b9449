package dev.paranoid.rest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paranoid.rest.plan.HiddenByBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a restore has brought about. */
@Schema(name = "Restore", description = "What came back, what stays hidden, and by which deletions")
public record RestoreBody(
        @Schema(example = "users") String type,
        @Schema(example = "1") String id,

        @Schema(description = "The row's own deletion, or the one that held it", example = "7")
        String deletion,

        @Schema(description = "Whether the row is live now") boolean visible,

        @Schema(description = "Rows that became live, by type")
        Map<String, Long> restored,

        @Schema(description = "Rows that other deletions hide now, by type")
        Map<String, Long> stillHidden,

        List<HiddenByBody> hiddenBy,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        @Schema(description = "How many more deletions hide rows of these that the caller may not see; absent for none")
        Long unseen)
        implements RestoreOutcome {}
