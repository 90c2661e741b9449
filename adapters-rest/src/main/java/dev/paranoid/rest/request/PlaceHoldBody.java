package dev.paranoid.rest.request;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.rest.problem.Declined;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A call to place holds: on rows of a type, on a deletion, or on a whole type. */
@Schema(
        name = "PlaceHold",
        description =
                "type and ids for rows, each with a hold of its own; deletion for a deletion; type alone, with all: true,"
                        + " for all rows of it")
public record PlaceHoldBody(
        @Schema(example = "users") @Nullable String type,

        @ArraySchema(
                schema =
                        @Schema(
                                implementation = Object.class,
                                types = {"string", "integer"}),
                minItems = 1,
                maxItems = RowSelector.MOST)
        @Nullable
        List<JsonNode> ids,

        @Schema(description = "Hold all rows of the type") @Nullable
        Boolean all,

        @Schema(description = "The id of a deletion") @Nullable
        String deletion,

        @Schema(
                allowableValues = {"preservation", "freeze"},
                defaultValue = "preservation")
        @Nullable
        String kind,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Why", maxLength = 1000) @Nullable
        String reason,

        @Schema(maxLength = HoldRequest.CASE_LENGTH) @Nullable
        String caseId,

        @Schema(format = "date-time", description = "Since when it is in force; now, unless it says so") @Nullable
        String from,

        @Schema(format = "date-time", description = "Until when; without end, unless it says so") @Nullable
        String until) {

    public List<HoldRequest> requests() {
        return targets().stream()
                .map(on -> new HoldRequest(
                        on,
                        Parameters.holdKind(kind),
                        Parameters.neededReason(reason),
                        Parameters.caseId(caseId),
                        Parameters.time("from", from),
                        Parameters.time("until", until)))
                .toList();
    }

    private List<On> targets() {
        boolean everything = Boolean.TRUE.equals(all);
        if ((ids != null ? 1 : 0) + (deletion != null ? 1 : 0) + (everything ? 1 : 0) != 1
                || (deletion == null) == (type == null)) {
            throw Declined.badRequest("Send exactly one of 'type' and 'ids', 'deletion', and 'type' with 'all': true.");
        }
        if (deletion != null) {
            return List.of(new On.OfDeletion(Parameters.deletionId("deletion", deletion)));
        }
        String named = RowSelector.type(type);
        if (everything) {
            return List.of(new On.Type(named));
        }
        List<On> rows = new ArrayList<>();
        RowSelector.named(named, ids == null ? List.of() : ids).forEach(row -> rows.add(new On.Row(row)));
        return rows;
    }
}
