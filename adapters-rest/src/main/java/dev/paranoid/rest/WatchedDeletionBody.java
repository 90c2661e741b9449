package dev.paranoid.rest;

import dev.paranoid.domain.deletion.Progress;
import dev.paranoid.domain.deletion.Standing;
import dev.paranoid.domain.deletion.Standing.Hiding;
import dev.paranoid.domain.deletion.Standing.Lifting;
import dev.paranoid.domain.deletion.Standing.Removing;
import dev.paranoid.domain.deletion.Standing.Settled;
import dev.paranoid.domain.deletion.Standing.Undoing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A deletion, and how far work on it has come. */
@Schema(name = "WatchedDeletion", description = "A deletion, and how far work in the background on it has come")
record WatchedDeletionBody(
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
                description = "When its rows may be removed for good")
        @Nullable
        Instant purgeAt,

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

    static WatchedDeletionBody of(DeletionBody deletion, Standing standing, @Nullable Progress progress) {
        return new WatchedDeletionBody(
                deletion.id(),
                deletion.type(),
                deletion.rootId(),
                deletion.mode(),
                deletion.state(),
                deletion.deletedAt(),
                deletion.actor(),
                deletion.reason(),
                deletion.took(),
                deletion.purgeAt(),
                word(standing),
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

    private static @Nullable String word(Standing standing) {
        if (standing instanceof Settled) {
            return null;
        }
        if (standing instanceof Hiding) {
            return "hiding";
        }
        if (standing instanceof Undoing) {
            return "undoing";
        }
        if (standing instanceof Lifting) {
            return "lifting";
        }
        return standing instanceof Removing ? "removing" : null;
    }
}
