package dev.paranoid.testkit.memory;

import dev.paranoid.application.port.Hidden;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Reach;
import dev.paranoid.application.port.Removed;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a delete would do: it is done, to a copy. Everything is counted; what is above the limit is cut off there. */
final class Look {

    private final Memory copy;
    private final MemoryRow root;
    private final int limit;
    private final DeletionId deletion;

    Look(Memory copy, MemoryRow root, int limit) {
        this.copy = copy;
        this.root = root;
        this.limit = limit;
        this.deletion = copy.nextDeletion();
    }

    Reach at(DeletionMode mode) {
        return mode == DeletionMode.SOFT ? hide() : remove();
    }

    private Reach hide() {
        Hide hide = new Hide(copy);
        boolean walks = root.holder().isEmpty();
        Hidden hidden = hide.hide(List.of(new Opening(deletion, root.ref(), walks)), Instant.EPOCH);
        Map<String, Taken> takes = new HashMap<>();
        hidden.took().getOrDefault(deletion, Map.of()).forEach((type, rows) -> takes.put(type, taken(type, rows)));
        return cut(takes, hide.detached(), hidden.blockers().getOrDefault(deletion, List.of()));
    }

    /** All are live, but perhaps the root. */
    private Taken taken(String type, long rows) {
        boolean one = root.hidden() && type.equals(root.ref().type());
        return new Taken(rows, one ? rows - 1 : rows, one ? root.deletedAt() : Optional.empty());
    }

    private Reach remove() {
        Remove remove = new Remove(copy);
        Removed removed = remove.remove(List.of(new Opening(deletion, root.ref(), true)));
        return cut(
                removed.took().getOrDefault(deletion, Map.of()),
                remove.detached(),
                removed.blockers().getOrDefault(deletion, List.of()));
    }

    private Reach cut(Map<String, Taken> takes, Map<String, Long> detaches, List<Blocker> blockers) {
        boolean complete = takes.values().stream().allMatch(taken -> taken.rows() <= limit)
                && detaches.values().stream().allMatch(count -> count <= limit)
                && blockers.stream().allMatch(blocker -> blocker.count() <= limit);
        Map<String, Taken> cutTakes = new HashMap<>();
        takes.forEach((type, taken) -> cutTakes.put(
                type, new Taken(Math.min(taken.rows(), limit), Math.min(taken.live(), limit), taken.hiddenSince())));
        Map<String, Long> cutDetaches = new HashMap<>();
        detaches.forEach((type, count) -> cutDetaches.put(type, Math.min(count, limit)));
        return new Reach(cutTakes, cutDetaches, blockers.stream().map(this::cut).toList(), complete);
    }

    private Blocker cut(Blocker blocker) {
        return new Blocker(blocker.type(), blocker.relation(), Math.min(blocker.count(), limit), blocker.sample());
    }
}
