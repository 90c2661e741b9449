package dev.paranoid.domain.deletion;

/** What is being done to a deletion in the background. */
public enum Activity {
    /** Its marks flow down. To all who ask it is active. */
    HIDING,
    /** Its marks are handed over or cleared. To all who ask it is lifted. */
    LIFTING,
    /** The rows that it reaches are removed. To all who ask they are purged. */
    REMOVING
}
