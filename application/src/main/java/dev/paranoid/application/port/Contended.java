package dev.paranoid.application.port;

/** Others are in the way of a transaction that several callers share. It has been rolled back. */
public final class Contended extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Others in the way; without a stack trace of its own.
     *
     * @param cause what the database said: a deadlock, or a lock time-out
     */
    public Contended(Throwable cause) {
        super("Others are in the way", cause, false, false);
    }
}
