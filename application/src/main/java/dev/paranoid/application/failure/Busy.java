package dev.paranoid.application.failure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Others had locked the rows until the caller's time was over; the database is well. Try again later: nothing has happened. */
public final class Busy extends DatabaseFailure {

    private static final long serialVersionUID = 1L;

    /**
     * Others were in the way.
     *
     * @param message names the rows, as far as they are known
     * @param retryAfter when to ask again
     * @param cause what was thrown
     */
    public Busy(String message, Duration retryAfter, @Nullable Throwable cause) {
        super(message, retryAfter, cause);
    }
}
