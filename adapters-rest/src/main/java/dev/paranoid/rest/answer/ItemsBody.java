package dev.paranoid.rest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paranoid.rest.stored.Shortened;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists are objects, so that they can grow members. */
public final class ItemsBody {

    private ItemsBody() {}

    @Schema(name = "Rows")
    public record Rows(
            List<RowBody> items,

            @Nullable
            @Schema(
                    types = {"string", "null"},
                    description = NEXT)
            String next) {}

    @Schema(name = "Deletions")
    public record Deletions(
            List<DeletionBody> items,

            @Nullable
            @Schema(
                    types = {"string", "null"},
                    description = NEXT)
            String next) {}

    @Schema(name = "Holds")
    public record Holds(
            List<HoldBody> items,

            @Nullable
            @Schema(
                    types = {"string", "null"},
                    description = NEXT)
            String next) {}

    @Schema(name = "HoldOutcomes")
    public record HoldOutcomes(
            @Schema(description = IN_ORDER) List<HoldOutcome> items,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Shortened shortened) {

        public HoldOutcomes(List<HoldOutcome> items) {
            this(items, null);
        }
    }

    @Schema(name = "DeletionOutcomes")
    public record DeletionOutcomes(
            @Schema(description = IN_ORDER) List<DeletionOutcome> items,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Shortened shortened) {

        public DeletionOutcomes(List<DeletionOutcome> items) {
            this(items, null);
        }
    }

    @Schema(name = "RestoreOutcomes")
    public record RestoreOutcomes(
            @Schema(description = IN_ORDER) List<RestoreOutcome> items,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Shortened shortened) {

        public RestoreOutcomes(List<RestoreOutcome> items) {
            this(items, null);
        }
    }

    private static final String NEXT = "What to give as 'after' to go on; null where the list ends";
    private static final String IN_ORDER = "One a row, in the order of the request";
}
