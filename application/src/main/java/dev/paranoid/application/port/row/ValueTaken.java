package dev.paranoid.application.port.row;

import dev.paranoid.domain.deletion.Refusal.Conflict;
import org.jspecify.annotations.Nullable;

/**
 * A unique value was taken between the look for conflicts and the statement that frees the row. Thrown by
 * {@link EntityStore#free}; the transaction must be rolled back, and may be tried again.
 */
public final class ValueTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Conflict conflict;

    /**
     * A value that others have taken.
     *
     * @param conflict as much as is known: table and key, perhaps not the rows
     * @param cause what the database said; null where no statement failed
     */
    public ValueTaken(Conflict conflict, @Nullable Throwable cause) {
        super(conflict.toString(), cause);
        this.conflict = conflict;
    }

    /** {@return as much as the database said} */
    public Conflict conflict() {
        return conflict;
    }
}
