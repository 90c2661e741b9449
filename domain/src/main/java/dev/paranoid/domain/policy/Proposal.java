package dev.paranoid.domain.policy;

import dev.paranoid.domain.ParanoidEntity;
import dev.paranoid.domain.deletion.DeletionMode;
import java.time.Instant;
import java.util.Optional;

/**
 * What a delete is about to do to the rows of one type; a policy of that type is asked once, whatever the number of rows.
 *
 * @param mode soft or hard
 * @param root the row that the delete named, locked, and as it was before this delete; it may be of another type
 * @param type name of the type whose rows are meant
 * @param rows how many of them the delete would hide or remove
 * @param live how many of these are live; all of them, for a soft delete
 * @param hiddenSince when the one among them that was hidden last was hidden, counted from the time of the deletion that
 *     holds it; empty where none is hidden
 * @param now the time of the delete, UTC
 * @param actor who asks for it; a thread says nothing of that, since callers may share a transaction
 */
public record Proposal(
        DeletionMode mode,
        ParanoidEntity root,
        String type,
        long rows,
        long live,
        Optional<Instant> hiddenSince,
        Instant now,
        String actor) {

    /**
     * One by somebody who has no name.
     *
     * @param mode soft or hard
     * @param root the row that the delete named
     * @param type name of the type whose rows are meant
     * @param rows how many of them the delete would hide or remove
     * @param live how many of these are live
     * @param hiddenSince when the one among them that was hidden last was hidden; empty where none is hidden
     * @param now the time of the delete, UTC
     */
    public Proposal(
            DeletionMode mode,
            ParanoidEntity root,
            String type,
            long rows,
            long live,
            Optional<Instant> hiddenSince,
            Instant now) {
        this(mode, root, type, rows, live, hiddenSince, now, "anonymous");
    }
}
