package dev.paranoid.testkit.memory;

import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Removed;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The design's hard delete, for many roots at once: all that the cascading relations reach from the roots, hidden or not,
 * is collected; children under restricting relations that are not collected stand in the way; children that are set to
 * null lose their foreign key for good; what is collected is removed, and what it remembered is forgotten.
 *
 * <p>Choices: rows that cannot be hidden count as live, and a row that others hid counts as hidden since its own time.
 */
final class Remove {

    private final Memory memory;
    private final Map<EntityRef, DeletionId> collected = new LinkedHashMap<>();
    private final Map<DeletionId, Map<String, Taken>> took = new HashMap<>();
    private final Blockers blockers;
    private final Map<String, Long> detached = new TreeMap<>();

    Remove(Memory memory) {
        this.memory = memory;
        this.blockers = new Blockers(memory);
    }

    Removed remove(List<Opening> openings) {
        collect(openings);
        collected.forEach((ref, deletion) -> count(memory.get(ref), deletion));
        fromCollected(
                OnDelete.RESTRICT, (relation, child) -> blockers.add(collectorOf(child, relation), relation, child));
        fromCollected(OnDelete.SET_NULL, this::unlink);
        Set<DeletionId> orphaned = orphaned();
        collected.keySet().forEach(memory::remove);
        memory.remembered()
                .removeIf(each -> collected.containsKey(each.parent()) || collected.containsKey(each.child()));
        return new Removed(took, blockers.byDeletion(), orphaned);
    }

    /** Children that stay, whose foreign key was set to null, by name of the type. */
    Map<String, Long> detached() {
        return detached;
    }

    private void collect(List<Opening> openings) {
        Deque<EntityRef> open = new ArrayDeque<>();
        openings.forEach(opening -> collected.put(opening.root(), opening.deletion()));
        memory.choice(openings).forEach(opening -> open.add(opening.root()));
        while (!open.isEmpty()) {
            EntityRef parent = open.remove();
            children(parent, OnDelete.CASCADE, (relation, child) -> {
                if (collected.putIfAbsent(child.ref(), collectorOf(child, relation)) == null) {
                    open.add(child.ref());
                }
            });
        }
    }

    private void count(MemoryRow row, DeletionId deletion) {
        Taken one = new Taken(1, row.live() ? 1 : 0, hiddenSince(row));
        took.computeIfAbsent(deletion, id -> new HashMap<>()).merge(row.ref().type(), one, Remove::sum);
    }

    private Optional<Instant> hiddenSince(MemoryRow row) {
        return row.holder()
                .flatMap(holder -> Optional.ofNullable(memory.ledger().get(holder)))
                .map(Deletion::deletedAt)
                .or(row::deletedAt);
    }

    private static Taken sum(Taken one, Taken other) {
        Optional<Instant> last = one.hiddenSince().isPresent()
                        && other.hiddenSince()
                                .filter(since -> since.isAfter(one.hiddenSince().get()))
                                .isEmpty()
                ? one.hiddenSince()
                : other.hiddenSince();
        return new Taken(one.rows() + other.rows(), one.live() + other.live(), last);
    }

    /** Children of collected rows that are not collected themselves. */
    private void fromCollected(OnDelete action, BiConsumer<Relation, MemoryRow> each) {
        collected
                .keySet()
                .forEach(parent -> children(parent, action, (relation, child) -> {
                    if (!collected.containsKey(child.ref())) {
                        each.accept(relation, child);
                    }
                }));
    }

    private void children(EntityRef parent, OnDelete action, BiConsumer<Relation, MemoryRow> each) {
        memory.graph().below(memory.get(parent).type()).stream()
                .filter(relation -> relation.onHardDelete() == action)
                .forEach(relation -> memory.children(relation, parent).forEach(child -> each.accept(relation, child)));
    }

    private DeletionId collectorOf(MemoryRow child, Relation relation) {
        DeletionId collector = collected.get(child.parent(relation).orElseThrow());
        if (collector == null) {
            throw new IllegalStateException("Nobody collected the parent of " + child.ref());
        }
        return collector;
    }

    private void unlink(Relation relation, MemoryRow child) {
        memory.put(memory.get(child.ref()).with(relation.column(), null));
        detached.merge(child.ref().type(), 1L, Long::sum);
    }

    private Set<DeletionId> orphaned() {
        return memory.ledger().values().stream()
                .filter(deletion -> deletion.state().holds() && collected.containsKey(deletion.root()))
                .map(Deletion::id)
                .collect(Collectors.toSet());
    }
}
