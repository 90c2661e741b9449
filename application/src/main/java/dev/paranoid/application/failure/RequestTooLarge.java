package dev.paranoid.application.failure;

/**
 * What was asked, or its answer, does not fit into a statement that the database takes ({@code max_allowed_packet}). Nothing has
 * happened, and the same again would be too large again; less at a time may fit.
 */
public final class RequestTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A call that the database does not take.
     *
     * @param cause what the database said
     */
    public RequestTooLarge(Throwable cause) {
        super("The request needs a larger statement than the database accepts (max_allowed_packet)", cause);
    }
}
