package dev.paranoid.application.port.row;

/** No row can have this, since there is no such column, or none with such a value; the message tells the caller which. */
public final class Unmatchable extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * A condition, or another value, that no row can have.
     *
     * @param message what is wrong, for the caller
     */
    public Unmatchable(String message) {
        super(message);
    }

    /**
     * The same for a value that could not be read.
     *
     * @param message what is wrong, for the caller
     * @param cause why it could not be read
     */
    public Unmatchable(String message, Throwable cause) {
        super(message, cause);
    }
}
