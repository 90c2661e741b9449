package dev.paranoid.application.port;

/**
 * A deletion reaches more rows than one transaction is to touch. Thrown by {@link EntityStore} as soon as it sees so; the
 * transaction must be rolled back, and the work goes on in the background.
 */
public final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooLarge(long above) {
        super("More than " + above + " rows", null, false, false);
    }
}
