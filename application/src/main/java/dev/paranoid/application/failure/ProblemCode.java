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
    BAD_REQUEST(400, "Bad request"),
    UNAUTHENTICATED(401, "Not logged in"),
    REFUSED_BY_POLICY(403, "Refused by policy"),
    FORBIDDEN(403, "Forbidden"),
    CROSS_SITE(403, "From another site"),
    NOT_FOUND(404, "Not found"),
    UNKNOWN_TYPE(404, "Unknown entity type"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    REQUEST_TIMEOUT(408, "Request too slow"),
    IN_PROGRESS(409, "In progress"),
    HELD(409, "Held"),
    NOT_DELETED(409, "Not deleted"),
    NOT_PARANOID(409, "Cannot be hidden"),
    PARENT_DELETED(409, "Hidden by other deletions"),
    PARTLY_REMOVED(409, "Partly removed before"),
    REFUSED_BY_DATABASE(409, "Refused by the database"),
    RESTRICTED(409, "Still in use"),
    STILL_RUNNING(409, "Still running"),
    UNEXPECTED_ROWS(409, "Other rows than expected"),
    UNIQUE_CONFLICT(409, "Unique value taken"),
    PURGED(410, "Removed for good"),
    TOO_LARGE(413, "Too large"),
    TOO_MANY_ROWS(413, "Too many rows for one transaction"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    UNKNOWN_HOST(421, "Unknown host"),
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency key reused"),
    RATE_LIMITED(429, "Too often"),
    INTERNAL_ERROR(500, "Internal error"),
    BUSY(503, "Locked by others"),
    SCHEMA_CHANGED(503, "Database changed"),
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
