package dev.paranoid.application.engine;

import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Members that cannot be decided on yet: a row above them, outside, is held by a deletion that is closed and gives it up elsewhere. */
final class WaitingMembers {

    private final ParentsOutside outside;
    private final TakenMarks taken;
    private final Set<EntityRef> rows = new HashSet<>();

    WaitingMembers(ParentsOutside outside, TakenMarks taken) {
        this.outside = outside;
        this.taken = taken;
    }

    /** Finds those below rows outside that one of these deletions holds, but for those that an active one has taken. */
    void find(Collection<StoredEntity> members, Set<DeletionId> holders) {
        if (holders.isEmpty()) {
            return;
        }
        Map<EntityRef, List<EntityRef>> children = new HashMap<>();
        members.stream()
                .filter(member -> taken.of(member.ref()).flatMap(Mark::holder).isEmpty())
                .forEach(member -> outside.of(member)
                        .forEach(parent -> children.computeIfAbsent(parent, any -> new ArrayList<>())
                                .add(member.ref())));
        Deque<EntityRef> open = new ArrayDeque<>();
        children.forEach((parent, below) -> outside.mark(parent)
                .flatMap(Mark::holder)
                .filter(holders::contains)
                .ifPresent(holder -> open.addAll(below)));
        while (!open.isEmpty()) {
            EntityRef row = open.remove();
            if (rows.add(row)) {
                taken.giveBack(row);
                open.addAll(children.getOrDefault(row, List.of()));
            }
        }
    }

    /** {@return whether that one waits} */
    boolean has(EntityRef member) {
        return rows.contains(member);
    }

    /** {@return whether none does} */
    boolean none() {
        return rows.isEmpty();
    }
}
