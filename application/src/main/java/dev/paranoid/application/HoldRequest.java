package dev.paranoid.application;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.HoldKind;
import java.time.Instant;
import java.util.Optional;

/**
 * One hold to place.
 *
 * @param on what is to be held
 * @param kind what it forbids
 * @param reason why; at most {@value DeleteRequest#REASON_LENGTH} characters, and not blank
 * @param caseId the case that it belongs to; at most {@value #CASE_LENGTH} characters
 * @param from since when it is in force; empty for now
 * @param until until when; empty for a hold without end
 */
public record HoldRequest(
        On on, HoldKind kind, String reason, Optional<String> caseId, Optional<Instant> from, Optional<Instant> until) {

    /** Characters that the name of a case may have. */
    public static final int CASE_LENGTH = 255;

    /** What is to be held. */
    public sealed interface On {

        /**
         * A row.
         *
         * @param row live or hidden
         */
        record Row(EntityRef row) implements On {}

        /**
         * What a deletion hides.
         *
         * @param deletion which is not closed
         */
        record OfDeletion(DeletionId deletion) implements On {}

        /**
         * Each row of a type.
         *
         * @param type name of a declared type
         */
        record Type(String type) implements On {}
    }

    /**
     * {@return a hold without case and end, in force at once}
     *
     * @param on what it is on
     * @param reason why, for the ledger
     * @param kind what it keeps
     */
    public static HoldRequest of(On on, HoldKind kind, String reason) {
        return new HoldRequest(on, kind, reason, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
