package dev.paranoid.live.text;

/** What a backslash is within quotes. */
public enum Backslashes {
    /** It escapes what follows. */
    ESCAPE,
    /** It is a character like others: the SQL mode NO_BACKSLASH_ESCAPES. */
    PLAIN
}
