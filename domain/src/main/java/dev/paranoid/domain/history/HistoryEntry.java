package dev.paranoid.domain.history;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.HoldId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that somebody did to a deletion, or tried to.
 *
 * @param deletion to which
 * @param what what it was
 * @param at when, UTC, to the microsecond
 * @param by who, and why
 * @param moved where its time was moved, or was to be
 * @param hold the hold that was placed or released
 * @param cause the deletion that removed its root
 * @param refused the code of what refused it
 */
public record HistoryEntry(
        DeletionId deletion,
        What what,
        Instant at,
        By by,
        Optional<Moved> moved,
        Optional<HoldId> hold,
        Optional<DeletionId> cause,
        Optional<String> refused) {

    /** What can be done to a deletion. */
    public enum What {
        /** It was opened. */
        DELETED,
        /** A hold was placed on it, or on its root. */
        HELD,
        /** Such a hold was released. */
        RELEASED,
        /** Its rows are kept for longer. */
        EXTENDED,
        /** Its rows are kept for a shorter time. */
        SHORTENED,
        /** Somebody wanted to move its time, and was refused. */
        CHANGE_REFUSED,
        /** Somebody wanted to remove its rows before their time, and was refused. */
        REMOVAL_REFUSED,
        /** It was lifted. */
        RESTORED,
        /** Its root was removed for good. */
        PURGED,
        /** It was refused after it had begun. */
        REFUSED;

        /** {@return whether that is how a deletion ends} */
        public boolean ends() {
            return this == RESTORED || this == PURGED || this == REFUSED;
        }

        /** {@return its name in answers} */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Who, and why.
     *
     * @param actor who
     * @param source the way by which the request came, where that is known
     * @param reason why, in his words
     */
    public record By(String actor, Optional<String> source, Optional<String> reason) {}

    /**
     * Two times at which a deletion's rows may be removed.
     *
     * @param from before; empty where they were kept without end
     * @param to after
     */
    public record Moved(Optional<Instant> from, Instant to) {}

    /**
     * {@return that this was done, by him}
     *
     * @param deletion the deletion that is meant
     * @param what that is meant
     * @param at when, by the database's clock
     * @param by who did it
     */
    public static HistoryEntry of(DeletionId deletion, What what, Instant at, By by) {
        return new HistoryEntry(
                deletion, what, at, by, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * {@return the same about these times}
     *
     * @param times of what happened
     */
    public HistoryEntry moving(Moved times) {
        return new HistoryEntry(deletion, what, at, by, Optional.of(times), hold, cause, refused);
    }

    /**
     * {@return the same about that hold}
     *
     * @param held which was placed or released
     */
    public HistoryEntry about(HoldId held) {
        return new HistoryEntry(deletion, what, at, by, moved, Optional.of(held), cause, refused);
    }

    /**
     * {@return the same, because that deletion removed its root}
     *
     * @param removal the hard delete with which the root went
     */
    public HistoryEntry causedBy(DeletionId removal) {
        return new HistoryEntry(deletion, what, at, by, moved, hold, Optional.of(removal), refused);
    }

    /**
     * {@return the same, refused for that code}
     *
     * @param code stable, for programs
     */
    public HistoryEntry refusedFor(String code) {
        return new HistoryEntry(deletion, what, at, by, moved, hold, cause, Optional.of(code));
    }
}
