package dev.paranoid.testkit.memory;

import dev.paranoid.application.port.Mark;
import dev.paranoid.domain.EntityRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** From a row up along cascading and restricting relations, as long as rows are hidden. */
final class Climb {

    private final Memory memory;

    Climb(Memory memory) {
        this.memory = memory;
    }

    /** The marks of the hidden ancestors. */
    Set<Mark> from(MemoryRow row) {
        TreeMap<EntityRef, MemoryRow> ancestors = new TreeMap<>();
        Deque<MemoryRow> open = new ArrayDeque<>(memory.hiddenParents(row));
        while (!open.isEmpty()) {
            MemoryRow parent = open.remove();
            if (ancestors.put(parent.ref(), parent) == null) {
                open.addAll(memory.hiddenParents(parent));
            }
        }
        Set<Mark> marks = new HashSet<>();
        ancestors.values().forEach(each -> marks.add(new Mark(each.holder(), each.ref())));
        return marks;
    }
}
