package dev.paranoid.rest.guard;

/** As many bodies are being read as may be at once. */
public final class TooManyBodies extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyBodies() {
        super("Too many bodies arrive at once");
    }
}
