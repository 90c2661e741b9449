package dev.paranoid.application.engine;

import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Parents of members that are no members themselves: how they are marked, and what the deletions are that hide them. */
final class ParentsOutside {

    private final EntityStore store;
    private final DeletionLedger ledger;
    private final EntityGraph graph;
    private final Lock lock;
    private final Map<EntityRef, Optional<Mark>> marks = new HashMap<>();
    private final Set<DeletionId> active = new HashSet<>();
    private final Set<DeletionId> pending = new HashSet<>();

    /** Parents that are locked so, live ones too, and the entries of those who hide them. */
    ParentsOutside(EntityStore store, DeletionLedger ledger, EntityGraph graph, Lock lock) {
        this.store = store;
        this.ledger = ledger;
        this.graph = graph;
        this.lock = lock;
    }

    /** Locks and reads them; what is closing hides nothing. */
    void load(Map<EntityRef, StoredEntity> members, Set<DeletionId> closing) {
        Map<String, Set<RowKey>> wanted = new TreeMap<>();
        members.values()
                .forEach(member -> of(member).forEach(parent -> {
                    if (!members.containsKey(parent)) {
                        wanted.computeIfAbsent(parent.type(), any -> new HashSet<>())
                                .add(RowKey.of(parent));
                    }
                }));
        Set<DeletionId> holders = new HashSet<>();
        graph.types().stream()
                .filter(type -> wanted.containsKey(type.name()))
                .forEach(type -> store.load(type, wanted.getOrDefault(type.name(), Set.of()), lock)
                        .values()
                        .forEach(parent -> {
                            marks.put(parent.ref(), parent.mark());
                            parent.holder().ifPresent(holders::add);
                        }));
        holders.removeAll(closing);
        ledger.lock(holders, lock).values().forEach(deletion -> {
            if (deletion.hides()) {
                active.add(deletion.id());
            } else if (deletion.resolving()) {
                pending.add(deletion.id());
            }
        });
    }

    /** {@return the parents of a row whose being hidden means that it is} */
    List<EntityRef> of(StoredEntity row) {
        return graph.above(graph.type(row.ref().type())).stream()
                .filter(Relation::reaches)
                .flatMap(relation -> row.parent(relation).map(key -> key.in(relation.parent())).stream())
                .toList();
    }

    /** {@return the deletions that hold this member, and those above it that are members as well} */
    Set<DeletionId> holders(Map<EntityRef, StoredEntity> members, EntityRef row) {
        Set<DeletionId> holders = new HashSet<>();
        Set<EntityRef> seen = new HashSet<>();
        Deque<EntityRef> open = new ArrayDeque<>(List.of(row));
        while (!open.isEmpty()) {
            StoredEntity member = members.get(open.remove());
            if (member != null && seen.add(member.ref())) {
                member.holder().ifPresent(holders::add);
                open.addAll(of(member));
            }
        }
        return holders;
    }

    /** {@return how that parent is marked; empty where it is live or a member} */
    Optional<Mark> mark(EntityRef parent) {
        return marks.getOrDefault(parent, Optional.empty());
    }

    /** {@return whether that deletion is active} */
    boolean active(DeletionId deletion) {
        return active.contains(deletion);
    }

    /** That deletion has been opened meanwhile. */
    void opened(DeletionId deletion) {
        active.add(deletion);
    }

    /** {@return deletions that are closed as well, and are giving up what they hold elsewhere} */
    Set<DeletionId> pending() {
        return pending;
    }
}
