package dev.paranoid.live.text;

/** A statement reads a table whose rows can be hidden, in a way that cannot be filtered. */
public final class UnreadableSql extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableSql(String why) {
        super(why);
    }

    public UnreadableSql(String why, Throwable cause) {
        super(why, cause);
    }
}
