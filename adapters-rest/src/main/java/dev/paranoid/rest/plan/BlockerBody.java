package dev.paranoid.rest.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Rows that restrict a delete. */
@Schema(name = "Blocker")
public record BlockerBody(
        @Schema(example = "stories") String type,
        @Schema(example = "stories.created_by") String relation,

        @Schema(description = "A lower bound where it was not counted to the end")
        long count,

        @Schema(description = "Ids of some of them") List<String> sample) {}
