package dev.paranoid.rest.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A deletion that hides a row, and its root; where others than Paranoid hid the row, that row and no deletion. */
@Schema(name = "HiddenBy")
public record HiddenByBody(
        @Schema(
                types = {"string", "null"},
                description = "Null where others than Paranoid hid the row",
                example = "7")
        @Nullable
        String deletion,

        @Schema(example = "users") String type,
        @Schema(example = "1") String id) {}
