package dev.paranoid.rest.request;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A call for many rows of one type: it names their ids, or values of their columns. */
public sealed interface ManyBody {

    @Nullable
    String type();

    @Nullable
    List<JsonNode> ids();

    @Nullable
    Map<String, JsonNode> where();

    @Nullable
    Integer expectedRows();

    /** Delete many. */
    @Schema(name = "DeleteMany", description = "Exactly one of ids and where")
    record Delete(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "users") @Nullable
            String type,

            @ArraySchema(
                    arraySchema = @Schema(description = IDS),
                    schema =
                            @Schema(
                                    implementation = Object.class,
                                    types = {"string", "integer"}),
                    minItems = 1,
                    maxItems = RowSelector.MOST)
            @Nullable
            List<JsonNode> ids,

            @Schema(
                    implementation = Object.class,
                    types = "object",
                    description = WHERE,
                    example = "{\"country\":\"NO\"}")
            @Nullable
            Map<String, JsonNode> where,

            @Schema(description = EXPECTED, minimum = "0") @Nullable
            Integer expectedRows,

            @Schema(
                    description = "Remove for good instead of hiding; also 0 or 1",
                    implementation = Object.class,
                    types = {"boolean", "integer"})
            @Nullable
            JsonNode force,

            @Schema(description = "Why, for the ledger", maxLength = 1000) @Nullable
            String reason)
            implements ManyBody {}

    /** Restore many. */
    @Schema(name = "RestoreMany", description = "Exactly one of ids and where")
    record Restore(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "users") @Nullable
            String type,

            @ArraySchema(
                    arraySchema = @Schema(description = IDS),
                    schema =
                            @Schema(
                                    implementation = Object.class,
                                    types = {"string", "integer"}),
                    minItems = 1,
                    maxItems = RowSelector.MOST)
            @Nullable
            List<JsonNode> ids,

            @Schema(
                    implementation = Object.class,
                    types = "object",
                    description = WHERE,
                    example = "{\"country\":\"NO\"}")
            @Nullable
            Map<String, JsonNode> where,

            @Schema(description = EXPECTED, minimum = "0") @Nullable
            Integer expectedRows,

            @Schema(
                    allowableValues = {"refuse", "lift", "restore"},
                    defaultValue = "refuse",
                    description = "What to do about other deletions that hide a row")
            @Nullable
            String parents)
            implements ManyBody {}

    String IDS = "Ids as texts or integers";
    String WHERE = "Values that columns equal, texts byte by byte: texts, numbers, truth values or null; at least one";
    String EXPECTED = "How many rows where is to match; where it matches another number, nothing is changed";
}
