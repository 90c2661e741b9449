package dev.paranoid.domain.retention;

import java.util.Locale;

/** What a type's retention forbids before its time is over, beside what the job that removes expired deletions leaves alone. */
public enum RetentionMode {
    /** Nobody shortens it or removes rows before, but who has the right to bypass it and says that he does. */
    GOVERNANCE,
    /** Nobody shortens it or removes rows before. It is only ever extended. */
    COMPLIANCE;

    /** {@return its name in settings and answers} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
