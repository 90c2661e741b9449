package dev.paranoid.application.failure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An outage: the database is away, or takes no writes; try again later. Nothing has happened, unless {@link #mayHaveHappened}. To ask
 * again is safe either way: nothing is done twice, and what was done already is answered by the same deletion, as
 * {@code not-deleted}, or as {@code purged}.
 */
public final class Unavailable extends DatabaseFailure {

    private static final long serialVersionUID = 1L;

    private final boolean mayHaveHappened;

    /**
     * An outage.
     *
     * @param message what is away
     * @param retryAfter when to ask again
     * @param cause what the database or its driver said, where it said something
     */
    public Unavailable(String message, Duration retryAfter, @Nullable Throwable cause) {
        this(message, retryAfter, false, cause);
    }

    private Unavailable(String message, Duration retryAfter, boolean mayHaveHappened, @Nullable Throwable cause) {
        super(message, retryAfter, cause);
        this.mayHaveHappened = mayHaveHappened;
    }

    /**
     * {@return the outage of a transaction that was to be committed and whose end nobody told}
     *
     * @param retryAfter when to ask again
     * @param cause what was thrown
     */
    public static Unavailable atCommit(Duration retryAfter, Throwable cause) {
        return new Unavailable(
                "The connection broke during a commit, whose result is unknown", retryAfter, true, cause);
    }

    /** {@return the same outage of a call of many items, some of which have been carried out} */
    public Unavailable amid() {
        return new Unavailable(String.valueOf(getMessage()), retryAfter(), true, this);
    }

    /** {@return whether all that was asked, or some of it, may have been carried out, and only the answer was lost} */
    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }
}
