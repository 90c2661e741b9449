package dev.paranoid.application.retention;

import dev.paranoid.application.DeleteRequest;
import java.time.Duration;
import java.time.Instant;

/**
 * How the time is moved after which a deletion's rows may be removed.
 *
 * @param to where it is moved
 * @param reason why; at most {@value DeleteRequest#REASON_LENGTH} characters, and not blank
 */
public record RetentionChange(To to, String reason) {

    /** Where it is moved. */
    public sealed interface To {

        /**
         * To that time.
         *
         * @param purgeAt from when on the rows may be removed
         */
        record At(Instant purgeAt) implements To {}

        /**
         * So much later; only where there is a time.
         *
         * @param by how much, more than zero
         */
        record Later(Duration by) implements To {}

        /**
         * So much earlier; only where there is a time.
         *
         * @param by how much, more than zero
         */
        record Earlier(Duration by) implements To {}
    }

    /**
     * {@return a change to that time}
     *
     * @param purgeAt when it may be removed
     * @param reason why, for the ledger
     */
    public static RetentionChange to(Instant purgeAt, String reason) {
        return new RetentionChange(new To.At(purgeAt), reason);
    }

    /**
     * {@return a change to a later time}
     *
     * @param by how much later
     * @param reason why, for the ledger
     */
    public static RetentionChange extending(Duration by, String reason) {
        return new RetentionChange(new To.Later(by), reason);
    }

    /**
     * {@return a change to an earlier time}
     *
     * @param by how much earlier
     * @param reason why, for the ledger
     */
    public static RetentionChange shortening(Duration by, String reason) {
        return new RetentionChange(new To.Earlier(by), reason);
    }
}
