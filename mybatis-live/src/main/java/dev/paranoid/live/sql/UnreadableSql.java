package dev.paranoid.live.sql;

/** A statement reads a table whose rows can be hidden, in a way that cannot be filtered. */
public final class UnreadableSql extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSql(String why) {
        super(why);
    }

    UnreadableSql(String why, Throwable cause) {
        super(why, cause);
    }
}
