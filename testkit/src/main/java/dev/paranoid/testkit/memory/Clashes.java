package dev.paranoid.testkit.memory;

import dev.paranoid.application.port.Freed.Clash;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.schema.TestTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows that cannot be live together: each that would become live with each live one and, once a pair, with each other. */
final class Clashes {

    private final Memory memory;
    private final Map<EntityRef, DeletionId> members;
    private final Map<DeletionId, Set<EntityRef>> reach = new HashMap<>();

    Clashes(Memory memory, Set<DeletionId> closing, Map<EntityRef, DeletionId> members) {
        this.memory = memory;
        this.members = members;
        closing.forEach(id -> reach.put(id, reachOf(id)));
    }

    List<Clash> among(List<MemoryRow> freed) {
        List<Clash> clashes = new ArrayList<>();
        for (int i = 0; i < freed.size(); i++) {
            MemoryRow row = freed.get(i);
            memory.rows(row.type()).stream()
                    .filter(MemoryRow::live)
                    .filter(other -> sameValue(row, other))
                    .forEach(other -> clashes.add(clash(row, other)));
            freed.subList(0, i).stream()
                    .filter(other -> sameValue(row, other))
                    .forEach(other -> clashes.add(clash(row, other)));
        }
        return clashes;
    }

    private boolean sameValue(MemoryRow one, MemoryRow other) {
        return one.type().equals(other.type())
                && memory.schema()
                        .table(one.type())
                        .unique()
                        .flatMap(column -> Optional.ofNullable(one.columns().get(column))
                                .filter(value -> value.equals(other.columns().get(column))))
                        .isPresent();
    }

    private Clash clash(MemoryRow freed, MemoryRow holder) {
        TestTable table = memory.schema().table(freed.type());
        Conflict conflict = new Conflict(
                freed.ref().type(),
                table.table(),
                table.uniqueKey().orElseThrow(),
                Optional.of(freed.ref().id()),
                Optional.of(holder.ref().id()));
        return new Clash(conflict, liftedFrom(freed), holder.live() ? Set.of() : liftedFrom(holder));
    }

    private Set<DeletionId> liftedFrom(MemoryRow row) {
        Set<DeletionId> lifted = new HashSet<>();
        Optional.ofNullable(members.get(row.ref())).ifPresent(lifted::add);
        reach.forEach((id, rows) -> {
            if (rows.contains(row.ref())) {
                lifted.add(id);
            }
        });
        return lifted;
    }

    private Set<EntityRef> reachOf(DeletionId id) {
        Set<EntityRef> reached = new HashSet<>();
        Deque<EntityRef> open = new ArrayDeque<>();
        Optional.ofNullable(memory.ledger().get(id))
                .map(Deletion::root)
                .filter(root -> memory.find(root).isPresent())
                .ifPresent(open::add);
        while (!open.isEmpty()) {
            EntityRef parent = open.remove();
            if (reached.add(parent)) {
                memory.graph().below(memory.get(parent).type()).stream()
                        .filter(Relation::reaches)
                        .flatMap(relation -> memory.children(relation, parent).stream())
                        .map(MemoryRow::ref)
                        .forEach(open::add);
            }
        }
        return reached;
    }
}
