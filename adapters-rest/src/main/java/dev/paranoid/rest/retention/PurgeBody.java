package dev.paranoid.rest.retention;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A call to remove what many deletions hide, or to say what that would be. */
@Schema(
        name = "Purge",
        description = "At least one of type, before, actor and ids; without confirm and token it says what it would do")
public record PurgeBody(
        @Schema(description = "Entity type of their roots", example = "users") @Nullable
        String type,

        @Schema(format = "date-time", description = "Opened before that time") @Nullable
        String before,

        @Schema(description = "Who opened them") @Nullable String actor,

        @ArraySchema(
                arraySchema = @Schema(description = "Ids of deletions"),
                schema =
                        @Schema(
                                implementation = Object.class,
                                types = {"string", "integer"}),
                minItems = 1,
                maxItems = 10_000)
        @Nullable
        List<JsonNode> ids,

        @Schema(description = "Why, for the ledger", maxLength = 1000) @Nullable
        String reason,

        @Schema(types = "integer", description = "How many deletions are to go: total of the plan", minimum = "0")
        @Nullable
        JsonNode confirm,

        @Schema(description = "The token of the plan") @Nullable
        String token) {}
