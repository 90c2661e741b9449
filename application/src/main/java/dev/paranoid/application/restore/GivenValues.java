package dev.paranoid.application.restore;

import dev.paranoid.application.NewValue;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.application.port.row.Unmatchable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives rows that a restore brings back other values than they had, before it is decided what becomes of them. */
final class GivenValues {

    private final Context context;

    GivenValues(Context context) {
        this.context = context;
    }

    /**
     * Gives what the items of that call ask for.
     *
     * @param goesOn whether the rest goes on in the background, where it may be refused after this was committed
     * @throws Unmatchable where a row is not hidden by what the call lifts, a column cannot have the value, or it goes on
     */
    void give(RestoreCall call, Set<DeletionId> lifted, boolean goesOn) {
        List<NewValue> values = call.values();
        if (values.isEmpty()) {
            return;
        }
        if (goesOn) {
            throw new Unmatchable(
                    "A restore in the background cannot give rows other values. Restore without 'values': a row "
                            + "whose value was taken stays hidden by a deletion of its own. Restore that deletion with "
                            + "another value.");
        }
        Map<EntityRef, StoredEntity> rows =
                context.load(values.stream().map(NewValue::row).collect(Collectors.toSet()), Lock.EXCLUSIVE);
        values.forEach(value -> requireHeld(value.row(), Optional.ofNullable(rows.get(value.row())), lifted));
        values.stream()
                .collect(Collectors.groupingBy(value -> context.type(value.row())))
                .forEach((type, given) -> context.store().give(type, given));
    }

    private static void requireHeld(EntityRef row, Optional<StoredEntity> stored, Collection<DeletionId> lifted) {
        if (stored.flatMap(StoredEntity::holder).filter(lifted::contains).isEmpty()) {
            throw new Unmatchable(row + " is not among the rows that this restore brings back.");
        }
    }
}
