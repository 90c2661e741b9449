package dev.paranoid.testkit.memory;

import dev.paranoid.application.port.Freed;
import dev.paranoid.application.port.Freed.HandedOver;
import dev.paranoid.application.port.Mark;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.testkit.memory.Memory.Remembered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The design's "lift(D)", for many deletions at once. A member with a parent that stays hidden stays hidden as well and
 * takes that parent's mark, from outside in; what is left becomes live.
 *
 * <p>Choices: a parent that others hid gives its mark only where there is none that a deletion hides, for a deletion ends
 * sometime; of several others, the one along the first relation by name gives its mark; where two parents that
 * become live both claim the foreign key of one child, the one that was hidden last gets it.
 */
final class Free {

    private final Memory memory;
    private final Set<DeletionId> closing;
    private final Map<EntityRef, DeletionId> members = new HashMap<>();
    private final Counts restored = new Counts();
    private final Counts handedOver = new Counts();
    private final Map<DeletionId, Map<Optional<DeletionId>, Set<EntityRef>>> bearers = new HashMap<>();

    Free(Memory memory, Set<DeletionId> closing) {
        this.memory = memory;
        this.closing = closing;
    }

    Freed free() {
        memory.rows()
                .forEach(row ->
                        row.holder().filter(closing::contains).ifPresent(holder -> members.put(row.ref(), holder)));
        List<MemoryRow> waiting = memory.choice(
                members.keySet().stream().sorted().map(memory::get).toList());
        untilNothingChanges(() -> waiting.removeIf(member -> handOver(member, true)));
        untilNothingChanges(() -> waiting.removeIf(member -> handOver(member, false)));
        Freed freed =
                new Freed(restored.byDeletion(), new HashMap<>(), new Clashes(memory, closing, members).among(waiting));
        waiting.forEach(this::free);
        putBack(waiting.stream().map(MemoryRow::ref).toList());
        handedOver
                .byDeletion()
                .forEach((from, rows) -> freed.handedOver().put(from, new HandedOver(rows, marks(from))));
        return freed;
    }

    private static void untilNothingChanges(BooleanSupplier round) {
        boolean changed;
        do {
            changed = round.getAsBoolean();
        } while (changed);
    }

    /** Whether this member has a parent that stays hidden, by a deletion or by whatever, so that it did take its mark. */
    private boolean handOver(MemoryRow member, boolean byDeletion) {
        Optional<MemoryRow> hidden = memory.hiddenParents(member).stream()
                .filter(parent -> parent.holder().filter(closing::contains).isEmpty())
                .filter(parent -> !byDeletion || parent.holder().isPresent())
                .findFirst();
        hidden.ifPresent(parent -> take(member, parent));
        return hidden.isPresent();
    }

    private void take(MemoryRow member, MemoryRow parent) {
        DeletionId from = member.holder().orElseThrow();
        memory.put(member.marked(
                parent.holder().map(DeletionId::value).orElse(null),
                parent.deletedAt().orElseThrow()));
        handedOver.add(from, member.ref().type());
        bearers.computeIfAbsent(from, id -> new HashMap<>())
                .computeIfAbsent(parent.holder(), id -> new HashSet<>())
                .add(member.ref());
    }

    private void free(MemoryRow member) {
        memory.put(member.marked(null, null));
        restored.add(member.holder().orElseThrow(), member.ref().type());
    }

    private void putBack(List<EntityRef> parents) {
        List<Remembered> claims = new ArrayList<>(memory.remembered());
        Collections.reverse(claims);
        for (Remembered claim : memory.choice(claims)) {
            if (parents.contains(claim.parent())) {
                MemoryRow child = memory.get(claim.child());
                if (child.parent(claim.relation()).isEmpty()) {
                    memory.put(
                            child.with(claim.relation().column(), claim.parent().id()));
                }
                memory.remembered().remove(claim);
            }
        }
    }

    /** One a holder; of those left by others, one a row. */
    private Set<Mark> marks(DeletionId from) {
        Set<Mark> marks = new HashSet<>();
        bearers.getOrDefault(from, Map.of()).forEach((holder, rows) -> {
            if (holder.isPresent()) {
                marks.add(new Mark(holder, Collections.min(rows)));
            } else {
                rows.forEach(row -> marks.add(new Mark(holder, row)));
            }
        });
        return marks;
    }
}
