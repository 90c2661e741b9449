package dev.paranoid.application.port.row;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import java.util.Set;

/**
 * Two rows that cannot be live together, and who would bring them to life.
 *
 * @param conflict for the answer
 * @param restoredBy the lifted deletions that all reach the row that would become live
 * @param holderRestoredBy the same for the other row; empty where it is live already
 */
public record RestoreClash(Conflict conflict, Set<DeletionId> restoredBy, Set<DeletionId> holderRestoredBy) {
    public RestoreClash {
        restoredBy = Set.copyOf(restoredBy);
        holderRestoredBy = Set.copyOf(holderRestoredBy);
    }
}
