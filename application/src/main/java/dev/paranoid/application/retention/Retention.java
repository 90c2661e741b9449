package dev.paranoid.application.retention;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.history.HistoryEntry;
import java.util.List;
import java.util.Optional;

/** How long what was deleted is kept. Every call is one transaction, and throws {@link Unavailable} when the database is away. */
public interface Retention {

    /** Entries of a history that are told at most: how it began, the latest ones, and how it ended. */
    int MOST = 1000;

    /** Refused attempts that the history of a deletion has at most. The audit log has all. */
    int REFUSALS = 100;

    /**
     * Moves the time after which a deletion's rows may be removed. Who extends it needs the right {@code retain} for the type of its
     * root, and who shortens it {@code purge} as well. It is never shortened below the minimum of the type's policy. A retention mode
     * forbids to shorten it at all, but under governance who may bypass that and {@linkplain Caller#bypasses() says so}. Attempts that
     * are refused for any of this are recorded: the first {@value #REFUSALS} of a deletion.
     *
     * @param caller who asks, and what he may do
     * @param deletion the deletion that is meant
     * @param change what to change
     * @return the deletion as it is then; refused if it is not active, is still hiding its rows, or its root is being removed
     */
    Answer<Deletion> change(Caller caller, DeletionId deletion, RetentionChange change);

    /**
     * {@return who did what to the deletion, when and why, the first first; empty where there is none of that id, or the caller may not
     * read rows of its root's type} It outlives the purge, until {@code paranoid.ledger.keep} is over.
     *
     * @param caller who asks, and what he may do
     * @param deletion the deletion that is meant
     */
    Optional<List<HistoryEntry>> history(Caller caller, DeletionId deletion);
}
