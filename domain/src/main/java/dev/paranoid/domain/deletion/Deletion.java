package dev.paranoid.domain.deletion;

import dev.paranoid.domain.EntityRef;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One delete of one root row, with an identity. It is active until it is lifted or its root is removed; what it took when
 * it opened never changes. A hard delete has one too, which is purged from the start.
 *
 * @param id allotted by the ledger
 * @param root the row that the delete named
 * @param mode soft or hard
 * @param state what has become of it
 * @param deletedAt when it opened, in UTC, to the microsecond; every row that it marked bears this time
 * @param actor who asked
 * @param reason why, in the words of the one who asked
 * @param took rows that it marked (soft) or removed (hard) when it opened, by name of the type; no zeros
 * @param purgeAt when its rows may be removed for good, if its type has a retention
 */
public record Deletion(
        DeletionId id,
        EntityRef root,
        DeletionMode mode,
        DeletionState state,
        Instant deletedAt,
        String actor,
        Optional<String> reason,
        SortedMap<String, Long> took,
        Optional<Instant> purgeAt) {

    public Deletion {
        took = Collections.unmodifiableSortedMap(new TreeMap<>(took));
    }

    /** {@return the same deletion in another state} */
    public Deletion in(DeletionState other) {
        return new Deletion(id, root, mode, other, deletedAt, actor, reason, took, purgeAt);
    }

    /** {@return the same deletion with these counts} */
    public Deletion having(Map<String, Long> counts) {
        return new Deletion(id, root, mode, state, deletedAt, actor, reason, new TreeMap<>(counts), purgeAt);
    }
}
