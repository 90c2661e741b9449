package dev.paranoid.rest.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.LifeCycle;
import dev.paranoid.domain.deletion.LifeCycle.Comparing;
import dev.paranoid.domain.deletion.LifeCycle.Hiding;
import dev.paranoid.domain.deletion.LifeCycle.Removing;
import dev.paranoid.domain.deletion.LifeCycle.Resolving;
import dev.paranoid.domain.deletion.Progress;
import dev.paranoid.domain.deletion.WatchedDeletion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A deletion, and how far work on it has come. */
@Schema(name = "WatchedDeletion", description = "A deletion, and how far work in the background on it has come")
public record WatchedDeletionBody(
        @JsonUnwrapped DeletionBody deletion,

        @Schema(
                types = {"string", "null"},
                description =
                        "What is being done to its rows: hiding, undoing, lifting or removing; null when it is settled")
        @Nullable
        String activity,

        @Schema(
                types = {"object", "null"},
                description = "By type; null where nothing of it went on in the background")
        @Nullable
        Map<String, Amount> progress,

        @Schema(
                types = {"string", "null"},
                format = "date-time",
                description = "When that work began")
        @Nullable
        Instant startedAt,

        @Schema(
                types = {"string", "null"},
                format = "date-time",
                description = "When its last chunk was committed")
        @Nullable
        Instant updatedAt,

        @Schema(
                types = {"number", "null"},
                description = "Rows a second since it began")
        @Nullable
        Double rate) {

    /** Rows of one type. */
    @Schema(name = "Progress", description = "Rows of one type: done, and in all; exact where that was counted")
    record Amount(long done, long total, boolean exact) {}

    public static WatchedDeletionBody of(DeletionBody deletion, WatchedDeletion watched) {
        Progress progress = watched.progress().orElse(null);
        return new WatchedDeletionBody(
                deletion,
                word(watched.deletion().lifeCycle()),
                progress == null ? null : amounts(progress),
                progress == null ? null : progress.startedAt(),
                progress == null ? null : progress.updatedAt(),
                progress == null ? null : Math.round(progress.rate() * 10) / 10.0);
    }

    private static Map<String, Amount> amounts(Progress progress) {
        Map<String, Amount> amounts = new TreeMap<>();
        progress.rows().forEach((type, rows) -> amounts.put(type, new Amount(rows.done(), rows.total(), rows.exact())));
        return amounts;
    }

    private static @Nullable String word(LifeCycle life) {
        if (life instanceof Hiding) {
            return "hiding";
        }
        if (life instanceof Comparing) {
            return "lifting";
        }
        if (life instanceof Resolving resolving) {
            return resolving.state() == DeletionState.REFUSED ? "undoing" : "lifting";
        }
        return life instanceof Removing ? "removing" : null;
    }
}
