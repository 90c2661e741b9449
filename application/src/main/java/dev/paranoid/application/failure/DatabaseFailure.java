package dev.paranoid.application.failure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The database did not carry out what was asked: it is {@link Unavailable} or {@link Busy}, which pass, or {@link SchemaChanged}, which
 * somebody has to mend. To ask again is safe in each case: nothing is done twice.
 */
public abstract sealed class DatabaseFailure extends RuntimeException permits Unavailable, Busy, SchemaChanged {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    DatabaseFailure(String message, Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** {@return how long to wait before the next try} */
    public Duration retryAfter() {
        return retryAfter;
    }
}
