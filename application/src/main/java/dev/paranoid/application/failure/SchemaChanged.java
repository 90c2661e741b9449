package dev.paranoid.application.failure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The database is no longer what Paranoid was started with: a table, a column, an index or a right is gone. Nothing has
 * happened. To ask again helps once somebody has mended it, and not before; a request that can wait, waits for that.
 */
public final class SchemaChanged extends DatabaseFailure {

    private static final long serialVersionUID = 1L;

    private static final Duration NOT_SOON = Duration.ofMinutes(1);

    /**
     * Something is gone.
     *
     * @param message says what, for who runs the service
     * @param cause what was thrown
     */
    public SchemaChanged(String message, @Nullable Throwable cause) {
        super(message, NOT_SOON, cause);
    }
}
