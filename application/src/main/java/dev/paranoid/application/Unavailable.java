package dev.paranoid.application;

import java.time.Duration;

/** The database is away, or so busy that a transaction did not get through. Nothing has happened; try again later. */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public Unavailable(String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** {@return how long to wait before the next try} */
    public Duration retryAfter() {
        return retryAfter;
    }
}
