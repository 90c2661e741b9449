package dev.paranoid.application.port.row;

/** How rows are read. Locks last until the end of the transaction; whoever wants one waits for those who hold it. */
public enum Lock {
    /** As they are committed now. */
    NONE,
    /** Nobody may change them; others may lock them so as well. */
    SHARE,
    /** Nobody else may change or lock them. */
    EXCLUSIVE,
    /** The same; rows that others have locked are left out. */
    EXCLUSIVE_SKIP_LOCKED
}
