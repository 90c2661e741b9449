package dev.paranoid.application;

import dev.paranoid.domain.EntityRef;
import java.util.Optional;

/**
 * One row to delete.
 *
 * @param root the row that is named; what is below it goes along
 * @param reason why, for the ledger; with more than {@value #REASON_LENGTH} characters the request is refused
 */
public record DeleteRequest(EntityRef root, Optional<String> reason) {

    /** Characters that a reason may have. */
    public static final int REASON_LENGTH = 1000;

    /**
     * {@return a request without reason}
     *
     * @param root the row that is named
     */
    public static DeleteRequest of(EntityRef root) {
        return new DeleteRequest(root, Optional.empty());
    }
}
