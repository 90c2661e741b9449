package dev.paranoid.application;

/** What a restore does about the other active deletions that reach the row: those in the way. */
public enum Parents {
    /** With any in the way nothing changes. */
    REFUSE,
    /** The row's own deletion is lifted; the row stays hidden until those in the way are gone. */
    LIFT,
    /** The row's own deletion and all in the way are lifted, whole, all or none. */
    RESTORE
}
