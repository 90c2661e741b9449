package dev.paranoid.application.failure;

import dev.paranoid.domain.deletion.Refusal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the way of a call, as a problem detail by RFC 9457 has it. The REST API and the controllers of an application that
 * embeds Paranoid answer the same.
 *
 * @param code stable; it has status, title and type
 * @param detail what stands in the way, and what to do, for a person
 * @param data what a program needs to do something about it, by name of the member: texts, numbers, times (UTC), lists and maps of these
 */
public record Problem(ProblemCode code, String detail, Map<String, Object> data) {

    /** Name of the member of {@link #data} with the seconds to wait, which the header {@code Retry-After} has too. */
    public static final String RETRY_AFTER = "retryAfter";

    private static final String NOTHING_TRY_AGAIN = ". Nothing has happened; try again.";

    public Problem {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /**
     * {@return the problem that a refusal is}
     *
     * @param refusal of any kind
     */
    public static Problem of(Refusal refusal) {
        return new Problem(ProblemCode.of(refusal), refusal.detail(), RefusalData.of(refusal));
    }

    /**
     * {@return the problem that a failure of this package is; empty for any other exception}
     *
     * @param thrown by a call
     */
    public static Optional<Problem> ofFailure(Exception thrown) {
        if (thrown instanceof Busy busy) {
            return Optional.of(later(ProblemCode.BUSY, busy.getMessage() + NOTHING_TRY_AGAIN, busy.retryAfter()));
        }
        if (thrown instanceof SchemaChanged) {
            return Optional.of(now(
                    ProblemCode.SCHEMA_CHANGED,
                    "A table, a column, an index or a right of the database is gone. Nothing has happened. The service"
                            + " refuses calls until this is fixed; health and the log name it."));
        }
        if (thrown instanceof RequestTooLarge large) {
            return Optional.of(now(ProblemCode.TOO_LARGE, large.getMessage() + ". Send fewer items."));
        }
        if (thrown instanceof Unavailable away) {
            return Optional.of(later(ProblemCode.UNAVAILABLE, outage(away), away.retryAfter()));
        }
        if (thrown instanceof RateLimited often) {
            String detail = often.getMessage() + ". Nothing has happened; wait, then repeat the call.";
            return Optional.of(later(ProblemCode.RATE_LIMITED, detail, often.retryAfter()));
        }
        return Optional.empty();
    }

    private static String outage(Unavailable away) {
        return "The database does not answer, accepts no writes, or has no space. "
                + (away.mayHaveHappened()
                        ? "The commit's result is unknown. Repeat the call; it has no second effect."
                        : "Nothing has happened; try again.");
    }

    private static Problem now(ProblemCode code, String detail) {
        return new Problem(code, detail, Map.of());
    }

    private static Problem later(ProblemCode code, String detail, Duration wait) {
        return new Problem(
                code,
                detail,
                Map.of(RETRY_AFTER, Math.max(1, wait.plusMillis(999).toSeconds())));
    }
}
