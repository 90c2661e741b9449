package dev.paranoid.testkit.memory;

import dev.paranoid.application.port.Hidden;
import dev.paranoid.application.port.Opening;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.memory.Memory.Remembered;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The design's "delete(root)", for many roots at once: all of them are marked first, then marks flow along cascading
 * relations into live children. Then live children under restricting relations are looked for, and then the children that
 * are set to null lose their foreign key.
 */
final class Hide {

    private final Memory memory;
    private final Map<EntityRef, DeletionId> parents = new LinkedHashMap<>();
    private final Counts took = new Counts();
    private final Blockers blockers;
    private final Map<String, Long> detached = new TreeMap<>();

    Hide(Memory memory) {
        this.memory = memory;
        this.blockers = new Blockers(memory);
    }

    Hidden hide(List<Opening> openings, Instant at) {
        Deque<EntityRef> open = new ArrayDeque<>();
        for (Opening opening : memory.choice(openings)) {
            mark(memory.get(opening.root()), opening.deletion(), at);
            if (opening.walks()) {
                open.add(opening.root());
                parents.put(opening.root(), opening.deletion());
            }
        }
        while (!open.isEmpty()) {
            open.addAll(markChildren(open.remove(), at));
        }
        parents.forEach(this::block);
        parents.keySet().forEach(this::detach);
        return new Hidden(took.byDeletion(), blockers.byDeletion());
    }

    /** Children whose foreign key was set to null, by name of the type. */
    Map<String, Long> detached() {
        return detached;
    }

    private void mark(MemoryRow row, DeletionId deletion, Instant at) {
        memory.put(row.marked(deletion.value(), at));
        took.add(deletion, row.ref().type());
    }

    private List<EntityRef> markChildren(EntityRef parent, Instant at) {
        DeletionId deletion = memory.get(parent).holder().orElseThrow();
        List<MemoryRow> children = below(parent).stream()
                .filter(Relation::hides)
                .flatMap(relation -> memory.children(relation, parent).stream())
                .filter(MemoryRow::live)
                .distinct()
                .toList();
        children.forEach(child -> mark(child, deletion, at));
        children.forEach(child -> parents.put(child.ref(), deletion));
        return children.stream().map(MemoryRow::ref).toList();
    }

    private void block(EntityRef parent, DeletionId deletion) {
        below(parent).stream()
                .filter(Relation::restrictsHiding)
                .forEach(relation -> memory.children(relation, parent).stream()
                        .filter(MemoryRow::live)
                        .forEach(child -> blockers.add(deletion, relation, child)));
    }

    private void detach(EntityRef parent) {
        for (Relation relation : below(parent)) {
            if (relation.detaches()) {
                memory.children(relation, parent).forEach(child -> detach(parent, relation, child));
            }
        }
    }

    private void detach(EntityRef parent, Relation relation, MemoryRow child) {
        memory.put(child.with(relation.column(), null));
        Remembered remembered = new Remembered(parent, relation, child.ref());
        memory.remembered().remove(remembered);
        memory.remembered().add(remembered);
        detached.merge(child.ref().type(), 1L, Long::sum);
    }

    private List<Relation> below(EntityRef parent) {
        return memory.graph().below(memory.get(parent).type());
    }
}
