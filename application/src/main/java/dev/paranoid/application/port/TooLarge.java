package dev.paranoid.application.port;

/** More rows than one transaction is to touch. The transaction must be rolled back. */
public final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooLarge(long above) {
        super("More than " + above + " rows", null, false, false);
    }
}
