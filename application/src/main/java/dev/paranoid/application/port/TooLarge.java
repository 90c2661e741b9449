package dev.paranoid.application.port;

/** What one transaction cannot do: it touches too many rows, or has to wait for others. The transaction must be rolled back. */
public final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooLarge(long above) {
        this("More than " + above + " rows");
    }

    private TooLarge(String why) {
        super(why, null, false, false);
    }

    /** {@return that work in the background has to end first} */
    public static TooLarge waiting() {
        return new TooLarge("Waits for work in the background");
    }
}
