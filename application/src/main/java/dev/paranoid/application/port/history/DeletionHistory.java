package dev.paranoid.application.port.history;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.history.HistoryEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was done to deletions. All methods expect a transaction; empty collections are allowed and do nothing. */
public interface DeletionHistory {

    /**
     * Notes what was done to deletions beside their being opened and closed, which the ledger has.
     *
     * @param entries in the order in which they happened
     */
    void add(Collection<HistoryEntry> entries);

    /**
     * {@return how the deletion was opened, what was done to it, and how it was closed, in that order; empty where there is no
     * such deletion}
     *
     * @param deletion whatever its state
     * @param limit how many at most of what was done to it, the latest ones
     */
    List<HistoryEntry> of(DeletionId deletion, int limit);

    /**
     * {@return how many refused attempts are noted of the deletion, counted to that limit}
     *
     * @param deletion whatever its state
     * @param limit to which is counted
     */
    int refusals(DeletionId deletion, int limit);

    /**
     * {@return among so many deletions those that were closed before that time, and that nothing is being done to}
     *
     * @param time deletions that were closed right then, or later, are left out
     * @param after looks at those with greater ids
     * @param looks how many deletions are looked at, by ascending id, whatever their state
     */
    Ended closedBefore(Instant time, Optional<DeletionId> after, int looks);

    /**
     * Deletions that were closed, by their ids.
     *
     * @param deletions the roots of each
     * @param last the last that was looked at; empty where there is no further one
     */
    record Ended(Map<DeletionId, EntityRef> deletions, Optional<DeletionId> last) {
        public Ended {
            deletions = Map.copyOf(deletions);
        }
    }

    /**
     * Forgets these deletions, which are closed, with all that was noted of them. What has become active meanwhile stays.
     *
     * @param deletions any number; those that do not exist are left out
     */
    void forget(Set<DeletionId> deletions);
}
