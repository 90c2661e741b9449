package dev.paranoid.application.port.row;

/** No row can have this, since there is no such column, or none with such a value; the message tells the caller which. */
public final class Unmatchable extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public Unmatchable(String message) {
        super(message);
    }

    public Unmatchable(String message, Throwable cause) {
        super(message, cause);
    }
}
