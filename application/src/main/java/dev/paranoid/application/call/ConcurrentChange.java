package dev.paranoid.application.call;

/** Rolls a transaction back because another one was faster than its locks; it is tried again from the start. */
public final class ConcurrentChange extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Another transaction was faster; without a stack trace of its own.
     *
     * @param what has changed meanwhile, for the log
     */
    public ConcurrentChange(String what) {
        super(what, null, false, false);
    }
}
