package dev.paranoid.application.port.row;

/**
 * Rows that are to go have children that nobody has collected: they came since. Thrown by {@link EntityStore#remove}; the
 * transaction must be rolled back.
 */
public final class StillReferenced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * The same, without a stack trace of its own.
     *
     * @param cause what the database said
     */
    public StillReferenced(Throwable cause) {
        super(cause.getMessage(), cause, false, false);
    }
}
