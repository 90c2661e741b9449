package dev.paranoid.testkit.memory;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Children that restrict, by the deletion that met them and by relation. */
final class Blockers {

    private static final int SAMPLE = 10;

    private final Memory memory;
    private final Map<DeletionId, Map<Relation, List<MemoryRow>>> rows = new HashMap<>();

    Blockers(Memory memory) {
        this.memory = memory;
    }

    void add(DeletionId deletion, Relation relation, MemoryRow child) {
        rows.computeIfAbsent(deletion, id -> new TreeMap<>(Comparator.comparing(Relation::name)))
                .computeIfAbsent(relation, any -> new ArrayList<>())
                .add(child);
    }

    /** One a relation, by name of the relation. */
    Map<DeletionId, List<Blocker>> byDeletion() {
        Map<DeletionId, List<Blocker>> blockers = new HashMap<>();
        rows.forEach((deletion, byRelation) -> {
            List<Blocker> each = new ArrayList<>();
            byRelation.forEach((relation, children) -> each.add(blocker(relation, children)));
            blockers.put(deletion, each);
        });
        return blockers;
    }

    private Blocker blocker(Relation relation, List<MemoryRow> children) {
        String type = relation.child().name();
        return new Blocker(type, relation.name(), children.size(), sample(relation, children));
    }

    private List<String> sample(Relation relation, List<MemoryRow> children) {
        return relation.child().identified()
                ? children.stream()
                        .map(child -> child.ref().id())
                        .sorted(memory.schema().table(relation.child()).idForm()::compare)
                        .limit(SAMPLE)
                        .toList()
                : List.of();
    }
}
