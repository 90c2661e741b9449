package dev.paranoid.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paranoid.rest.stored.Shortened;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists are objects, so that they can grow members. */
final class ItemsBody {

    private ItemsBody() {}

    @Schema(name = "Rows")
    record Rows(
            List<RowBody> items,

            @Nullable
            @Schema(
                    types = {"string", "null"},
                    description = NEXT)
            String next) {}

    @Schema(name = "Deletions")
    record Deletions(
            List<DeletionBody> items,

            @Nullable
            @Schema(
                    types = {"string", "null"},
                    description = NEXT)
            String next) {}

    @Schema(name = "Holds")
    record Holds(
            List<HoldBody> items,

            @Nullable
            @Schema(
                    types = {"string", "null"},
                    description = NEXT)
            String next) {}

    @Schema(name = "HoldOutcomes")
    record HoldOutcomes(
            @Schema(description = IN_ORDER) List<HoldOutcome> items,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Shortened shortened) {

        HoldOutcomes(List<HoldOutcome> items) {
            this(items, null);
        }
    }

    @Schema(name = "DeletionOutcomes")
    record DeletionOutcomes(
            @Schema(description = IN_ORDER) List<DeletionOutcome> items,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Shortened shortened) {

        DeletionOutcomes(List<DeletionOutcome> items) {
            this(items, null);
        }
    }

    @Schema(name = "RestoreOutcomes")
    record RestoreOutcomes(
            @Schema(description = IN_ORDER) List<RestoreOutcome> items,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Shortened shortened) {

        RestoreOutcomes(List<RestoreOutcome> items) {
            this(items, null);
        }
    }

    private static final String NEXT = "What to give as 'after' to go on; null where the list ends";
    private static final String IN_ORDER = "One a row, in the order of the request";
}
