package dev.paranoid.rest.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Two rows that cannot both be live. */
@Schema(name = "Conflict")
public record ConflictBody(
        @Schema(example = "users") String type,
        @Schema(example = "users") String table,
        @Schema(description = "Name of the unique key") String key,

        @Schema(
                types = {"string", "null"},
                description = "Id of the row that would become live")
        @Nullable
        String restored,

        @Schema(
                types = {"string", "null"},
                description = "Id of the row that has the value")
        @Nullable
        String holder) {}
