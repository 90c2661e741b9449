package dev.paranoid.application.failure;

/**
 * A call that cannot be carried out where it was made: a mistake of the program, which the same call repeats for ever. Nothing has
 * happened, and the caller's transaction is as it was.
 */
public final class Misuse extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * A call where it cannot be carried out.
     *
     * @param message what is wrong, and what to do
     */
    public Misuse(String message) {
        super(message);
    }

    /** {@return that a read-only transaction was to change something} */
    public static Misuse readOnly() {
        return new Misuse(
                "Paranoid was asked to change something within a read-only transaction: remove readOnly = true, "
                        + "or call outside the transaction");
    }

    /** {@return that nobody would commit what is done} */
    public static Misuse ended() {
        return new Misuse(
                "Paranoid was called after the end of a transaction, by one of its callbacks (a listener of the "
                        + "phase AFTER_COMMIT for one): its changes would be lost. Begin a transaction of your own there: "
                        + "@Transactional(propagation = Propagation.REQUIRES_NEW)");
    }

    /**
     * {@return that the caller's transaction may read what is no longer so}
     *
     * @param isolation as the server writes it
     */
    public static Misuse isolation(String isolation) {
        return new Misuse(
                "Paranoid was called within a transaction at " + isolation + ", but it needs READ COMMITTED: set "
                        + "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED, or use "
                        + "@Transactional(isolation = Isolation.READ_COMMITTED)");
    }
}
