package dev.paranoid.rest.retention;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A call to move the time after which a deletion's rows may be removed: by exactly one of its first three members. */
@Schema(name = "ChangeRetention", description = "Exactly one of purgeAt, extend and shorten; and the reason")
public record ChangeRetentionBody(
        @Schema(format = "date-time", description = "Until when its rows are kept") @Nullable
        String purgeAt,

        @Schema(description = "For how much longer: 30d, 12h, or as ISO 8601 P30D", example = "30d") @Nullable
        String extend,

        @Schema(description = "For how much shorter", example = "12h") @Nullable
        String shorten,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Why", maxLength = 1000) @Nullable
        String reason) {}
