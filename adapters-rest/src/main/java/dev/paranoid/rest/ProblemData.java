package dev.paranoid.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
 * @param retryAfter of {@code unavailable}: seconds to wait
 * @param unseen of {@code restricted}, {@code parent-deleted} and {@code unique-conflict}: how many more there are that the
 *     caller may not see
 * @param message of {@code refused-by-database}: what the database says
 * @param constraint of {@code restricted}: a foreign key that is not declared
 * @param holds of {@code held}: some of the holds
 * @param gone of {@code held} and {@code partly-removed}: rows that are gone for good, by type
 * @param placed of {@code partly-removed}: the hold that was placed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemData(
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

        @Schema(description = "refused-by-policy: when it would say yes") @Nullable
        Instant until,

        @Schema(description = "bad-request: the parameter or member that is wrong") @Nullable
        String parameter,

        @Schema(description = "bad-request: what there is, or what it may be") @Nullable
        List<String> known,

        @Schema(description = "unavailable: seconds to wait") @Nullable
        Long retryAfter,

        @Schema(
                description =
                        "restricted, parent-deleted, unique-conflict: how many more there are that the caller may not see")
        @Nullable
        Long unseen,

        @Schema(description = "refused-by-database: what the database says") @Nullable
        String message,

        @Schema(description = "restricted: a foreign key through which rows refer to it that Paranoid does not know")
        @Nullable
        String constraint,

        @Schema(description = "held: some of the holds") @Nullable
        List<HoldingBody> holds,

        @Schema(description = "held, partly-removed: rows that are gone for good, by type") @Nullable
        Map<String, Long> gone,

        @Schema(description = "partly-removed: the id of the hold, which is in force") @Nullable
        String placed) {

    static final ProblemData NONE = new ProblemData(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    static ProblemData blockers(List<BlockerBody> blockers, long unseen) {
        return new ProblemData(
                blockers,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                some(unseen),
                null,
                null,
                null,
                null,
                null);
    }

    static ProblemData hiddenBy(List<HiddenByBody> some, long total, long unseen) {
        return new ProblemData(
                null,
                some,
                total,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                some(unseen),
                null,
                null,
                null,
                null,
                null);
    }

    static ProblemData total(long rows) {
        return new ProblemData(
                null, null, rows, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    static ProblemData conflicts(List<ConflictBody> conflicts, long unseen) {
        return new ProblemData(
                null,
                null,
                null,
                conflicts,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                some(unseen),
                null,
                null,
                null,
                null,
                null);
    }

    static ProblemData deletion(String deletion) {
        return new ProblemData(
                null, null, null, null, deletion, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    static ProblemData policy(String policy, @Nullable String protects, @Nullable Instant until) {
        return new ProblemData(
                null, null, null, null, null, policy, protects, until, null, null, null, null, null, null, null, null,
                null);
    }

    static ProblemData parameter(String name, Collection<String> known) {
        return new ProblemData(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                name,
                List.copyOf(known),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static ProblemData retryAfter(long seconds) {
        return new ProblemData(
                null, null, null, null, null, null, null, null, null, null, seconds, null, null, null, null, null,
                null);
    }

    static ProblemData message(String words) {
        return new ProblemData(
                null, null, null, null, null, null, null, null, null, null, null, null, words, null, null, null, null);
    }

    static ProblemData constraint(@Nullable String name) {
        return new ProblemData(
                null, null, null, null, null, null, null, null, null, null, null, null, null, name, null, null, null);
    }

    static ProblemData holds(List<HoldingBody> holds, long total, long unseen, Map<String, Long> gone) {
        return new ProblemData(
                null,
                null,
                total,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                some(unseen),
                null,
                null,
                holds,
                gone.isEmpty() ? null : gone,
                null);
    }

    static ProblemData placed(String hold, Map<String, Long> gone) {
        return new ProblemData(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, gone, hold);
    }

    private static @Nullable Long some(long number) {
        return number == 0 ? null : number;
    }
}
