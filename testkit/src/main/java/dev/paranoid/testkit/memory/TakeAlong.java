package dev.paranoid.testkit.memory;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.Relation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Below the rows of some deletions, those that bear the marks of certain others take theirs. */
final class TakeAlong {

    private final Memory memory;
    private final Set<DeletionId> deletions;
    private final Set<DeletionId> from;

    TakeAlong(Memory memory, Set<DeletionId> deletions, Set<DeletionId> from) {
        this.memory = memory;
        this.deletions = deletions;
        this.from = from;
    }

    Map<DeletionId, Map<String, Long>> take(Instant at) {
        Deque<MemoryRow> open = new ArrayDeque<>(memory.choice(memory.rows().stream()
                .filter(row -> row.holder().filter(deletions::contains).isPresent())
                .toList()));
        Set<String> types = new HashSet<>();
        while (!open.isEmpty()) {
            MemoryRow parent = open.remove();
            memory.graph().below(parent.type()).stream()
                    .filter(Relation::reaches)
                    .flatMap(relation -> memory.children(relation, parent.ref()).stream())
                    .filter(child -> child.holder().filter(from::contains).isPresent())
                    .distinct()
                    .forEach(child -> {
                        memory.put(child.marked(parent.holder().orElseThrow().value(), at));
                        types.add(child.ref().type());
                        open.add(memory.get(child.ref()));
                    });
        }
        return counts(types);
    }

    private Map<DeletionId, Map<String, Long>> counts(Set<String> types) {
        Counts counts = new Counts();
        memory.rows().stream()
                .filter(row -> types.contains(row.ref().type()))
                .forEach(row -> row.holder()
                        .filter(deletions::contains)
                        .ifPresent(holder -> counts.add(holder, row.ref().type())));
        return counts.byDeletion();
    }
}
