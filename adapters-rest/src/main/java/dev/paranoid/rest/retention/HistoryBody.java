package dev.paranoid.rest.retention;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.history.HistoryEntry;
import dev.paranoid.domain.history.HistoryEntry.Moved;
import dev.paranoid.domain.hold.HoldId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done to a deletion. */
@Schema(name = "History", description = "Who did what to a deletion, when and why; the oldest first")
public record HistoryBody(List<Entry> items) {

    /** One thing that somebody did, or tried to. */
    @Schema(name = "HistoryEntry")
    public record Entry(
            @Schema(
                    allowableValues = {
                        "deleted",
                        "held",
                        "released",
                        "extended",
                        "shortened",
                        "change-refused",
                        "removal-refused",
                        "restored",
                        "purged",
                        "refused"
                    })
            String what,

            Instant at,
            String actor,

            @Schema(
                    types = {"string", "null"},
                    description = "The way by which he asked, where that is known")
            @Nullable
            String source,

            @Schema(types = {"string", "null"}) @Nullable String reason,

            @Schema(
                    types = {"string", "null"},
                    format = "date-time",
                    description = "extended, shortened, change-refused: until when it was kept; null without end")
            @Nullable
            Instant from,

            @Schema(
                    types = {"string", "null"},
                    format = "date-time",
                    description = "extended, shortened, change-refused: until when it is kept, or was to be")
            @Nullable
            Instant to,

            @Schema(
                    types = {"string", "null"},
                    description = "held, released: the hold")
            @Nullable
            String hold,

            @Schema(
                    types = {"string", "null"},
                    description = "purged: the deletion that removed the root")
            @Nullable
            String deletion,

            @Schema(
                    types = {"string", "null"},
                    description = "change-refused, removal-refused: what refused it",
                    example = "compliance")
            @Nullable
            String refused) {

        static Entry of(HistoryEntry entry) {
            return new Entry(
                    entry.what().word(),
                    entry.at(),
                    entry.by().actor(),
                    entry.by().source().orElse(null),
                    entry.by().reason().orElse(null),
                    entry.moved().flatMap(Moved::from).orElse(null),
                    entry.moved().map(Moved::to).orElse(null),
                    entry.hold().map(HoldId::toString).orElse(null),
                    entry.cause().map(DeletionId::toString).orElse(null),
                    entry.refused().orElse(null));
        }
    }

    /** {@return these entries} */
    public static HistoryBody of(List<HistoryEntry> entries) {
        return new HistoryBody(entries.stream().map(Entry::of).toList());
    }
}
