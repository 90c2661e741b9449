package dev.paranoid.application.restore;

import dev.paranoid.application.Parents;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One hidden row that is to be restored, or a deletion whose root is gone.
 *
 * @param row as it was loaded; of a root that is gone only its deletion is known
 * @param own the deletion of which it is the root; one without id where others hid the row, or nothing that reaches it holds it
 * @param inTheWay other deletions that reach it
 * @param unasked those of them that have no restore which is not carried out yet
 */
record RestoreItem(StoredEntity row, Optional<HiddenBy> own, Set<HiddenBy> inTheWay, Set<HiddenBy> unasked) {

    /** A deletion whose root is gone: nothing is above it. */
    static RestoreItem rootless(EntityRef root, DeletionId deletion) {
        return new RestoreItem(
                new StoredEntity(root, Optional.of(Mark.of(deletion, Instant.EPOCH)), Map.of()),
                Optional.of(new HiddenBy(Optional.of(deletion), root)),
                Set.of(),
                Set.of());
    }

    EntityRef ref() {
        return row.ref();
    }

    /** Whether it has to wait for the restore of another deletion. */
    boolean waits(Parents parents) {
        return parents == Parents.REFUSE && !unasked.containsAll(inTheWay);
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
            case REFUSE -> own.isPresent() && lifted.containsAll(unasked);
            case LIFT -> own.isPresent();
            case RESTORE -> true;
        };
    }

    /** {@return the row's own deletion, or the one that held it, where it is lifted} */
    DeletionId named(Set<DeletionId> lifted) {
        return row.holder()
                .filter(holder -> own.flatMap(HiddenBy::deletion).isPresent() || lifted.contains(holder))
                .orElseGet(() -> lifted.stream().sorted().findFirst().orElseThrow());
    }
}
