package dev.paranoid.domain.deletion;

/** How a row is deleted. */
public enum DeletionMode {
    /** Hidden, and can come back. */
    SOFT,
    /** Removed for good. */
    HARD
}
