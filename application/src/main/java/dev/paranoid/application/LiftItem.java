package dev.paranoid.application;

import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One hidden row that is to be restored, or a deletion whose root is gone.
 *
 * @param row as it was loaded; of a root that is gone only the holder is known
 * @param own the deletion of which it is the root; one without id where others hid the row
 * @param inTheWay other deletions that reach it
 */
record LiftItem(StoredEntity row, Optional<HiddenBy> own, Set<HiddenBy> inTheWay) {

    /** A deletion whose root is gone: nothing is above it. */
    static LiftItem orphaned(EntityRef root, DeletionId deletion) {
        return new LiftItem(
                new StoredEntity(root, Optional.empty(), Optional.of(deletion)),
                Optional.of(new HiddenBy(Optional.of(deletion), root)),
                Set.of());
    }

    /** Whether the row is gone. */
    boolean orphaned() {
        return row.holder().isPresent() && !row.hidden();
    }

    EntityRef ref() {
        return row.ref();
    }

    /** The deletions that this item lifts. */
    Set<HiddenBy> lifts(Parents parents) {
        Set<HiddenBy> lifts = new HashSet<>(parents == Parents.RESTORE ? inTheWay : Set.of());
        own.ifPresent(lifts::add);
        return lifts;
    }

    /** Whether it can be carried out, given all that the call would lift. */
    boolean allowed(Parents parents, Set<HiddenBy> lifted) {
        return switch (parents) {
            case REFUSE -> own.isPresent() && lifted.containsAll(inTheWay);
            case LIFT -> own.isPresent();
            case RESTORE -> true;
        };
    }
}
