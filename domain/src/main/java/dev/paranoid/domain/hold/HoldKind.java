package dev.paranoid.domain.hold;

import java.util.Locale;

/** What a hold forbids. */
public enum HoldKind {
    /** Nothing may be removed for good. Soft deletes and restores stay possible. */
    PRESERVATION,
    /** Nothing may be removed, hidden or restored. */
    FREEZE;

    /** {@return its name for people and requests} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return whether a hold of this kind forbids what this kind of hold forbids}
     *
     * @param what that is meant
     */
    public boolean forbids(HoldKind what) {
        return this == FREEZE || what == PRESERVATION;
    }
}
