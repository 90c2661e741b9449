package dev.paranoid.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** What a restore has brought about. */
@Schema(name = "Restore", description = "What came back, what stays hidden, and by which deletions")
record RestoreBody(
        @Schema(example = "users") String type,
        @Schema(example = "1") String id,

        @Schema(description = "The row's own deletion, or the one that held it", example = "7")
        String deletion,

        @Schema(description = "Whether the row is live now") boolean visible,

        @Schema(description = "Rows that became live, by type")
        Map<String, Long> restored,

        @Schema(description = "Rows that other deletions hide now, by type")
        Map<String, Long> stillHidden,

        List<HiddenByBody> hiddenBy)
        implements RestoreOutcome {}
