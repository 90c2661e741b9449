package dev.paranoid.rest.answer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A deletion. */
@Schema(
        name = "Deletion",
        description =
                "One delete of one root row; a hard one is purged from the start, or active while it can be undone")
public record DeletionBody(
        @Schema(example = "7") String id,

        @Schema(description = "Entity type of the root", example = "users")
        String type,

        @Schema(example = "1") String rootId,
        @Schema(allowableValues = {"soft", "hard"}) String mode,

        @Schema(allowableValues = {"active", "in-progress", "lifted", "purged", "refused"})
        String state,

        Instant deletedAt,
        @Schema(example = "anonymous") String actor,
        @Schema(types = {"string", "null"}) @Nullable String reason,

        @Schema(description = "Rows that it hid or removed when it opened, by type", example = "{\"users\":1}")
        Map<String, Long> took,

        @Schema(
                types = {"string", "null"},
                format = "date-time",
                description =
                        "When its rows may be removed for good, or are, where it is a hard delete that can be undone;"
                                + " null where it is no longer active")
        @Nullable
        Instant purgeAt)
        implements DeletionOutcome {}
