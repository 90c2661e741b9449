package dev.paranoid.domain.deletion;

/** What has become of a deletion. Only from the first two is there a way on; the others are final. */
public enum DeletionState {
    /** It hides what it reaches. */
    ACTIVE,
    /** It is being carried out, lifted or purged in the background. */
    IN_PROGRESS,
    /** It was restored. */
    LIFTED,
    /** Its root was removed for good. */
    PURGED,
    /** It was refused in the background, and all is as it was before. */
    REFUSED;

    /** {@return whether rows may still bear this deletion's mark} */
    public boolean holds() {
        return this == ACTIVE || this == IN_PROGRESS;
    }
}
