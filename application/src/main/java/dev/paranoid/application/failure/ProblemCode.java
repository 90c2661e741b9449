package dev.paranoid.application.failure;

import dev.paranoid.domain.deletion.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every code that a problem of the REST API can have, with its status and title. The code's word is the constant's name, in lower case,
 * with hyphens.
 */
public enum ProblemCode {
    /** A parameter, a member or an id is wrong. */
    BAD_REQUEST(400, "Bad request"),
    /** Nobody has logged in. */
    UNAUTHENTICATED(401, "Not logged in"),
    /** A policy of the type forbids it. */
    REFUSED_BY_POLICY(403, "Refused by policy"),
    /** The caller lacks the right. */
    FORBIDDEN(403, "Forbidden"),
    /** A page of another site asked. */
    CROSS_SITE(403, "From another site"),
    /** There is no such row, deletion or hold. */
    NOT_FOUND(404, "Not found"),
    /** No entity type has that name. */
    UNKNOWN_TYPE(404, "Unknown entity type"),
    /** The address has other methods. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** The client does not accept JSON. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** The request did not arrive in time. */
    REQUEST_TIMEOUT(408, "Request too slow"),
    /** Background work on the row has not ended. */
    IN_PROGRESS(409, "In progress"),
    /** Holds keep the rows. */
    HELD(409, "Held"),
    /** The row is live. */
    NOT_DELETED(409, "Not deleted"),
    /** Rows of the type cannot be hidden. */
    NOT_PARANOID(409, "Cannot be hidden"),
    /** Other deletions hide the row as well. */
    PARENT_DELETED(409, "Hidden by other deletions"),
    /** A hold is in force, but rows were removed before. */
    PARTLY_REMOVED(409, "Partly removed before"),
    /** A trigger or a CHECK refused it. */
    REFUSED_BY_DATABASE(409, "Refused by the database"),
    /** Other rows refer to the row. */
    RESTRICTED(409, "Still in use"),
    /** The first call with this key has not ended. */
    STILL_RUNNING(409, "Still running"),
    /** Another number of rows matches than was expected. */
    UNEXPECTED_ROWS(409, "Other rows than expected"),
    /** Another row has a unique value of the row. */
    UNIQUE_CONFLICT(409, "Unique value taken"),
    /** The row was removed for good. */
    PURGED(410, "Removed for good"),
    /** The body, or a statement for it, is too large. */
    TOO_LARGE(413, "Too large"),
    /** It takes more rows than the caller's transaction may touch. */
    TOO_MANY_ROWS(413, "Too many rows for one transaction"),
    /** The body is not JSON. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    /** The host's name is not the service's. */
    UNKNOWN_HOST(421, "Unknown host"),
    /** Another call had this key. */
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency key reused"),
    /** The caller has asked too often. */
    RATE_LIMITED(429, "Too often"),
    /** A bug; the log has the exception. */
    INTERNAL_ERROR(500, "Internal error"),
    /** Others have locked the rows. */
    BUSY(503, "Locked by others"),
    /** A table, a column, an index or a right is gone. */
    SCHEMA_CHANGED(503, "Database changed"),
    /** The database does not answer, or takes no writes. */
    UNAVAILABLE(503, "Unavailable");

    /** Where the page about errors is published; each code is an anchor there. */
    private static final String EXPLAINED = "https://paranoid.dev/docs/errors.md#";

    private static final Map<String, ProblemCode> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(ProblemCode::word, Function.identity()));

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /**
     * {@return the constant of that word, if there is one}
     *
     * @param word of a code
     */
    public static Optional<ProblemCode> find(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /**
     * {@return the code of a refusal}
     *
     * @param refusal of any kind
     */
    public static ProblemCode of(Refusal refusal) {
        return find(refusal.code())
                .orElseThrow(() -> new IllegalStateException("No problem has the code " + refusal.code()));
    }

    /**
     * {@return what a status means that a framework chose}
     *
     * @param status of HTTP, 400 to 599
     */
    public static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> RATE_LIMITED;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }

    /** {@return the status of HTTP} */
    public int status() {
        return status;
    }

    /** {@return the same for all problems of this code, for a person} */
    public String title() {
        return title;
    }

    /** {@return the stable code by which programs tell problems apart} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return address of the row of this code on the page about errors} */
    public String type() {
        return EXPLAINED + word();
    }
}
