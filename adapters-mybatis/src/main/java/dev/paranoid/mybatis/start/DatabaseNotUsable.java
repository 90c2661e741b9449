package dev.paranoid.mybatis.start;

import java.time.Duration;

/** The database did not answer at the start, or does not let Paranoid in; nothing has been changed. */
final class DatabaseNotUsable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DatabaseNotUsable(String message, Throwable cause) {
        super(message, cause);
    }

    static DatabaseNotUsable silent(Duration waited, String why, Throwable cause) {
        return new DatabaseNotUsable(
                "did not answer within " + waited.toSeconds() + " s (paranoid.database.wait-at-start): " + why, cause);
    }

    static DatabaseNotUsable refused(Throwable cause) {
        return new DatabaseNotUsable("cannot be used: " + cause.getMessage(), cause);
    }
}
