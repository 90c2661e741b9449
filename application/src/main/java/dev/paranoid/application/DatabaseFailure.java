package dev.paranoid.application;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The database did not carry out what was asked: it is {@link Unavailable}, which passes, or {@link SchemaChanged}, which somebody has to
 * mend. To ask again is safe either way: nothing is done twice.
 */
public abstract sealed class DatabaseFailure extends RuntimeException permits Unavailable, SchemaChanged {

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
