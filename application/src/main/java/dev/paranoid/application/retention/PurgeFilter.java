package dev.paranoid.application.retention;

import dev.paranoid.domain.deletion.DeletionId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which active deletions are meant; all that is said must be true of them, and something has to be.
 *
 * @param type name of the type of their roots
 * @param before opened before that time
 * @param actor who opened them
 * @param ids their ids; empty for any
 */
public record PurgeFilter(
        Optional<String> type, Optional<Instant> before, Optional<String> actor, Set<DeletionId> ids) {

    public PurgeFilter {
        ids = Set.copyOf(ids);
    }

    /** {@return whether anything is said} */
    public boolean says() {
        return type.isPresent() || before.isPresent() || actor.isPresent() || !ids.isEmpty();
    }

    /** The same text for the same filter. */
    @Override
    public String toString() {
        return "type " + type + ", before " + before + ", actor " + actor + ", ids " + new TreeSet<>(ids);
    }
}
