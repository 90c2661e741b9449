package dev.paranoid.application.verb;

/** Rolls a transaction back because another one was faster than its locks; it is tried again from the start. */
final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Overtaken(String what) {
        super(what, null, false, false);
    }
}
