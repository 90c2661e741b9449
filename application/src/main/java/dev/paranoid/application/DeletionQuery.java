package dev.paranoid.application;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import java.time.Instant;
import java.util.Optional;

/**
 * Which deletions to list. What is empty does not narrow.
 *
 * @param type name of the root's type
 * @param id the root's id
 * @param state what has become of it
 * @param actor who asked
 * @param since opened at that time or later
 * @param until opened before that time
 * @param limit how many at most, from 1 to {@value #MOST}
 * @param after only deletions older than this one
 */
public record DeletionQuery(
        Optional<String> type,
        Optional<String> id,
        Optional<DeletionState> state,
        Optional<String> actor,
        Optional<Instant> since,
        Optional<Instant> until,
        int limit,
        Optional<DeletionId> after) {

    /** Deletions that a page may have. */
    public static final int MOST = 500;

    /**
     * Asks for deletions of which all that is given is true.
     *
     * @param type name of the root's type
     * @param id of the root, as its address has it
     * @param state what has become of it
     * @param actor who asked
     * @param since opened at that time or later
     * @param until opened before that time
     * @param limit how many at most, from 1 to {@value #MOST}
     * @param after only deletions older than this one
     * @throws IllegalArgumentException if the limit is out of its bounds
     */
    public DeletionQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A limit is from 1 to " + MOST + ", not " + limit);
        }
    }

    /**
     * {@return all deletions, the newest first}
     *
     * @param limit how many at most
     */
    public static DeletionQuery newest(int limit) {
        return new DeletionQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit,
                Optional.empty());
    }
}
