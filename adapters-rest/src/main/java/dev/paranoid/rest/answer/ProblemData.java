package dev.paranoid.rest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paranoid.rest.plan.BlockerBody;
import dev.paranoid.rest.plan.ConflictBody;
import dev.paranoid.rest.plan.HiddenByBody;
import dev.paranoid.rest.plan.HoldingBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The data of a problem; each code has its own, and the rest is absent.
 *
 * @param blockers of {@code restricted}
 * @param hiddenBy of {@code parent-deleted}: some of the deletions in the way
 * @param total of {@code parent-deleted} and {@code held}: how many there are; of {@code unexpected-rows}: how many match
 * @param conflicts of {@code unique-conflict}
 * @param deletion of {@code purged}: the deletion that removed the row
 * @param policy of {@code refused-by-policy}: its name
 * @param protects of {@code refused-by-policy}: the type whose rows it protects
 * @param until of {@code refused-by-policy}: when it would say yes, if time alone is in the way
 * @param parameter of {@code bad-request}: the parameter or member that is wrong
 * @param known of {@code bad-request}: what there is, or what it may be
 * @param retryAfter of {@code busy}, {@code unavailable} and {@code rate-limited}: seconds to wait
 * @param unseen of {@code restricted}, {@code parent-deleted}, {@code unique-conflict} and {@code held}: how many more there are
 *     that the caller may not see
 * @param message of {@code refused-by-database}: what the database says
 * @param constraint of {@code restricted}: a foreign key that is not declared
 * @param holds of {@code held}: some of the holds
 * @param gone of {@code held} and {@code partly-removed}: rows that are gone for good, by type
 * @param placed of {@code partly-removed}: the hold that was placed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemData(
        @Schema(description = "restricted") @Nullable List<BlockerBody> blockers,

        @Schema(description = "parent-deleted: some of them") @Nullable
        List<HiddenByBody> hiddenBy,

        @Schema(description = "parent-deleted, held: how many there are; unexpected-rows: how many match") @Nullable
        Long total,

        @Schema(description = "unique-conflict") @Nullable List<ConflictBody> conflicts,

        @Schema(description = "purged: the deletion that removed the row") @Nullable
        String deletion,

        @Schema(description = "refused-by-policy: its name") @Nullable
        String policy,

        @Schema(description = "refused-by-policy: the type that it protects") @Nullable
        String protects,

        @Schema(description = "refused-by-policy: when the policy would allow it") @Nullable
        Instant until,

        @Schema(description = "bad-request: the parameter or member that is wrong") @Nullable
        String parameter,

        @Schema(description = "bad-request: known names, or allowed values") @Nullable
        List<String> known,

        @Schema(description = "busy, unavailable, rate-limited: seconds to wait") @Nullable
        Long retryAfter,

        @Schema(
                description =
                        "restricted, parent-deleted, unique-conflict, held: how many more there are that the caller may not see")
        @Nullable
        Long unseen,

        @Schema(description = "refused-by-database: the message of the database") @Nullable
        String message,

        @Schema(description = "restricted: an undeclared foreign key through which rows refer to it") @Nullable
        String constraint,

        @Schema(description = "held: some of the holds") @Nullable
        List<HoldingBody> holds,

        @Schema(description = "held, partly-removed: rows that are gone for good, by type") @Nullable
        Map<String, Long> gone,

        @Schema(description = "partly-removed: the id of the hold, which is in force") @Nullable
        String placed) {

    public static final ProblemData NONE = of(parts -> {});

    public static ProblemData total(long rows) {
        return of(parts -> parts.total = rows);
    }

    public static ProblemData parameter(String name, Collection<String> known) {
        return of(parts -> {
            parts.parameter = name;
            parts.known = List.copyOf(known);
        });
    }

    public static ProblemData retryAfter(long seconds) {
        return of(parts -> parts.retryAfter = seconds);
    }

    public static ProblemData placed(String hold, Map<String, Long> gone) {
        return of(parts -> {
            parts.placed = hold;
            parts.gone = gone;
        });
    }

    private static ProblemData of(Consumer<Parts> set) {
        Parts parts = new Parts();
        set.accept(parts);
        return parts.whole();
    }

    /** What the adapter itself tells, before it is whole; the rest is of refusals. */
    private static final class Parts {
        private @Nullable Long total;
        private @Nullable String parameter;
        private @Nullable List<String> known;
        private @Nullable Long retryAfter;
        private @Nullable Map<String, Long> gone;
        private @Nullable String placed;

        ProblemData whole() {
            return new ProblemData(
                    null,
                    null,
                    total,
                    null,
                    null,
                    null,
                    null,
                    null,
                    parameter,
                    known,
                    retryAfter,
                    null,
                    null,
                    null,
                    null,
                    gone,
                    placed);
        }
    }
}
