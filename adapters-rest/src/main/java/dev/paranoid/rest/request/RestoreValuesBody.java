package dev.paranoid.rest.request;

import dev.paranoid.application.NewValue;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.rest.problem.Declined;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values that rows come back with, where somebody has taken those that they had. */
@Schema(name = "RestoreValues", description = "Other values for rows that come back")
public record RestoreValuesBody(
        @ArraySchema(maxItems = NewValue.MOST) @Nullable List<@Nullable ValueBody> values) {

    private static final String INCOMPLETE = "Each of 'values' must have type, id, column and value.";

    /** One value. */
    @Schema(name = "RestoreValue", description = "Another value for one column of one row")
    record ValueBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "users") @Nullable
            String type,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "Id of a row that comes back",
                    implementation = Object.class,
                    types = {"string", "integer"})
            @Nullable
            JsonNode id,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description =
                            "A column of a unique key of live rows, of texts or whole numbers; no id, no foreign key",
                    example = "username")
            @Nullable
            String column,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    implementation = Object.class,
                    types = {"string", "integer"})
            @Nullable
            JsonNode value) {

        private NewValue given() {
            if (id == null || column == null || value == null) {
                throw Declined.badRequest(INCOMPLETE);
            }
            return new NewValue(
                    new EntityRef(RowSelector.type(type), RowSelector.id(id)),
                    RowSelector.text("values", column),
                    RowSelector.id(value));
        }
    }

    /** {@return what the body asks for} */
    public List<NewValue> given() {
        if (values == null || values.isEmpty() || values.size() > NewValue.MOST) {
            throw Declined.badRequest("'values' must have 1 to " + NewValue.MOST + " values.");
        }
        return values.stream()
                .map(value -> Optional.ofNullable(value)
                        .orElseThrow(() -> Declined.badRequest(INCOMPLETE))
                        .given())
                .toList();
    }
}
