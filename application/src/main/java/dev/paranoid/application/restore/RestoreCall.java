package dev.paranoid.application.restore;

import dev.paranoid.application.NewValue;
import dev.paranoid.application.Parents;
import dev.paranoid.application.call.Asked;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Items that are carried out together. */
record RestoreCall(Map<EntityRef, Asked> by, Parents parents, List<RestoreItem> items, RestoreItems loaded) {

    Caller caller(RestoreItem item) {
        return Objects.requireNonNull(by.get(item.ref())).caller();
    }

    /** Who has that deletion lifted: of several, the first. */
    Caller caller(HiddenBy lifted) {
        return items.stream()
                .filter(item -> item.lifts(parents).contains(lifted))
                .findFirst()
                .map(this::caller)
                .orElseThrow();
    }

    /** What rows are to come back with. */
    List<NewValue> values() {
        return items.stream()
                .flatMap(item -> Objects.requireNonNull(by.get(item.ref())).values().stream())
                .toList();
    }

    Set<HiddenBy> lifted() {
        return RestoreSelection.lifted(parents, items);
    }

    /** Rows that will be handed over: what is live below such a one, because others hid it, goes with it. */
    Set<EntityRef> staying() {
        Set<EntityRef> staying = new HashSet<>();
        items.stream()
                .filter(item -> parents == Parents.LIFT && !item.inTheWay().isEmpty())
                .forEach(item -> staying.add(item.ref()));
        return staying;
    }

    /** {@return which of these deletions each item lifts} */
    Map<EntityRef, Set<DeletionId>> ids(Map<HiddenBy, Deletion> deletions) {
        Map<EntityRef, Set<DeletionId>> ids = new HashMap<>();
        items.forEach(item -> {
            Set<DeletionId> lifted = new HashSet<>();
            item.lifts(parents)
                    .forEach(by ->
                            Optional.ofNullable(deletions.get(by)).ifPresent(deletion -> lifted.add(deletion.id())));
            ids.put(item.ref(), lifted);
        });
        return ids;
    }
}
