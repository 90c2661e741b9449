package dev.paranoid.application.call;

import dev.paranoid.application.NewValue;
import dev.paranoid.application.caller.Asker;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody asks about a row.
 *
 * @param caller who asks
 * @param reason why, in the caller's words
 * @param deletion the active deletion that is meant, where the row is named as its root
 * @param expired whether nobody asks, but the deletion's time is over: then nothing goes that is live, or to be kept for longer
 * @param values that rows are to come back with
 * @param window for a hard delete, how long it can be undone
 */
public record Asked(
        Caller caller,
        Optional<String> reason,
        Optional<DeletionId> deletion,
        boolean expired,
        List<NewValue> values,
        Optional<Duration> window) {

    public Asked {
        values = List.copyOf(values);
    }

    /**
     * What a person asks.
     *
     * @param caller who asks
     * @param reason why, in the caller's words
     * @param deletion the active deletion that is meant, where the row is named as its root
     */
    public Asked(Caller caller, Optional<String> reason, Optional<DeletionId> deletion) {
        this(caller, reason, deletion, false, List.of(), Optional.empty());
    }

    /**
     * {@return what is asked because the deletion's time is over}
     *
     * @param caller in whose name it goes
     * @param reason for the ledger
     * @param deletion whose time is over
     */
    public static Asked expired(Caller caller, String reason, DeletionId deletion) {
        return new Asked(caller, Optional.of(reason), Optional.of(deletion), true, List.of(), Optional.empty());
    }

    /**
     * {@return what is asked of a row that is to come back, or whose deletion is}
     *
     * @param caller who asks
     * @param deletion the active deletion that is meant, where the row is named as its root
     * @param values that rows are to come back with
     */
    public static Asked restore(Caller caller, Optional<DeletionId> deletion, List<NewValue> values) {
        return new Asked(caller, Optional.empty(), deletion, false, values, Optional.empty());
    }

    /**
     * {@return the same hard delete, which can be undone for so long}
     *
     * @param time for how long
     */
    public Asked undoable(Duration time) {
        return new Asked(caller, reason, deletion, expired, values, Optional.of(time));
    }

    /**
     * {@return the name of who asks about a row}
     *
     * @param asked what is asked, by row
     * @param row one of these
     */
    public static String actor(Map<EntityRef, Asked> asked, EntityRef row) {
        return Objects.requireNonNull(asked.get(row)).caller().name();
    }

    /** {@return what right it takes to remove the row for good} */
    public Verb removing() {
        return removing(deletion);
    }

    /**
     * {@return what right it takes to remove a row for good that is named as the root of that deletion, or by itself}
     *
     * @param deletion none where the row is named by itself
     */
    public static Verb removing(Optional<DeletionId> deletion) {
        return deletion.isPresent() ? Verb.PURGE : Verb.HARD_DELETE;
    }

    /**
     * {@return the hard delete of that row, for the ledger}
     *
     * @param root the row that was named, by its canonical id
     * @param at when it is carried out
     * @param took rows that go, by name of the type
     */
    public Entry removal(EntityRef root, Instant at, Map<String, Long> took) {
        return new Entry(
                root,
                DeletionMode.HARD,
                at,
                caller.name(),
                caller.source(),
                Asker.of(caller),
                reason,
                Optional.empty(),
                took);
    }
}
