package dev.paranoid.rest.request;

import dev.paranoid.domain.hold.HoldId;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A call to release many holds. */
@Schema(name = "ReleaseHolds")
public record ReleaseHoldsBody(
        @ArraySchema(
                arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Ids of holds"),
                schema =
                        @Schema(
                                implementation = Object.class,
                                types = {"string", "integer"}),
                minItems = 1,
                maxItems = RowSelector.MOST)
        @Nullable
        List<JsonNode> ids,

        @Schema(description = "Why, for the ledger", maxLength = 1000) @Nullable
        String reason) {

    public List<HoldId> holds() {
        return RowSelector.named("holds", ids == null ? List.of() : ids).stream()
                .map(row -> Parameters.holdId("ids", row.id()))
                .toList();
    }
}
