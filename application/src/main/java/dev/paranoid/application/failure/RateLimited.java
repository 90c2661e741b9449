package dev.paranoid.application.failure;

import java.time.Duration;

/** The caller has asked too often. Nothing has happened; after a while he may ask again. */
public final class RateLimited extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * The caller has asked too often.
     *
     * @param message says of what there was too much
     * @param retryAfter after how long he may ask again
     */
    public RateLimited(String message, Duration retryAfter) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
    }

    /** {@return after how long he may ask again} */
    public Duration retryAfter() {
        return retryAfter;
    }
}
