package dev.paranoid.testkit.memory.row;

import dev.paranoid.application.NewValue;
import dev.paranoid.application.port.row.Clash;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StillReferenced;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.application.port.row.Unmatchable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.HeldByForeignKey;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.MemoryRow;
import dev.paranoid.testkit.memory.state.MemoryTransactions;
import dev.paranoid.testkit.schema.TestTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rows, one by one. */
public final class MemoryStore implements EntityStore {

    private final Memory memory;
    private final MemoryTransactions transactions;
    private final UniqueValues unique;
    private final RememberedParents remembered;
    private final RefusedRows refused = new RefusedRows();

    public MemoryStore(Memory memory, MemoryTransactions transactions) {
        this.memory = memory;
        this.transactions = transactions;
        this.unique = new UniqueValues(memory);
        this.remembered = new RememberedParents(memory);
    }

    @Override
    public Optional<String> canonicalId(EntityType type, String id) {
        return type.identified() ? memory.schema().table(type).idForm().canonical(id) : Optional.empty();
    }

    @Override
    public boolean unique(EntityType type) {
        return memory.schema().table(type).unique().isPresent();
    }

    @Override
    public Map<RowKey, StoredEntity> load(EntityType type, Collection<RowKey> keys, Lock lock) {
        transactions.required();
        Map<RowKey, StoredEntity> loaded = new HashMap<>();
        keys.forEach(key -> memory.find(key.in(type)).ifPresent(row -> loaded.put(key, stored(row, lock))));
        return loaded;
    }

    private StoredEntity stored(MemoryRow row, Lock lock) {
        if (lock == Lock.EXCLUSIVE) {
            transactions.lock(row.ref());
        }
        return new StoredEntity(row.ref(), row.deletedAt().map(since -> new Mark(row.holder(), since)), parents(row));
    }

    private Map<String, RowKey> parents(MemoryRow row) {
        Map<String, RowKey> parents = new HashMap<>();
        memory.graph()
                .above(row.type())
                .forEach(relation ->
                        row.parent(relation).ifPresent(parent -> parents.put(relation.name(), RowKey.of(parent))));
        return parents;
    }

    @Override
    public List<StoredEntity> children(Children wanted, Lock lock) {
        transactions.required();
        List<MemoryRow> found = new ArrayList<>();
        for (int i = 0; i < wanted.parents().size(); i++) {
            Optional<RowKey> after = i == 0 ? wanted.after() : Optional.empty();
            below(wanted.relation(), wanted.parents().get(i))
                    .filter(row -> !wanted.liveOnly() || row.live())
                    .filter(row -> after.isEmpty() || behind(row, after.get()))
                    .forEach(found::add);
        }
        return limited(found, wanted.limit(), wanted.ordered(), lock);
    }

    private Stream<MemoryRow> below(Relation relation, RowKey parent) {
        return memory.children(relation, parent.in(relation.parent())).stream();
    }

    private boolean behind(MemoryRow row, RowKey key) {
        return memory.schema().table(row.type()).idForm().compare(row.ref().id(), key.text()) > 0;
    }

    private List<StoredEntity> limited(List<MemoryRow> rows, long limit, boolean ordered, Lock lock) {
        List<MemoryRow> order = ordered ? rows : memory.choice(rows);
        return order.stream().limit(limit).map(row -> stored(row, lock)).toList();
    }

    @Override
    public List<Map<String, RowKey>> links(Relation relation, Collection<RowKey> parents, Lock lock, long limit) {
        transactions.required();
        return linked(relation, parents).limit(limit).map(this::parents).toList();
    }

    @Override
    public List<StoredEntity> members(EntityType type, Collection<DeletionId> holders, Lock lock, long limit) {
        transactions.required();
        return limited(
                memory.rows(type).stream()
                        .filter(row -> row.holder().filter(holders::contains).isPresent())
                        .toList(),
                limit,
                false,
                lock);
    }

    @Override
    public List<StoredEntity> membersAfter(
            EntityType type, DeletionId holder, Optional<RowKey> after, Lock lock, long limit) {
        transactions.required();
        return limited(
                memory.rows(type).stream()
                        .filter(row -> row.holder().equals(Optional.of(holder)))
                        .filter(row -> after.isEmpty() || behind(row, after.get()))
                        .toList(),
                limit,
                true,
                lock);
    }

    @Override
    public void mark(EntityType type, Map<RowKey, Mark> marks) {
        transactions.required();
        marks.forEach((key, mark) -> {
            MemoryRow row = locked(key.in(type));
            put(row.marked(mark.holder().map(DeletionId::value).orElse(null), mark.since()));
        });
    }

    private MemoryRow locked(EntityRef ref) {
        if (!transactions.locked(ref)) {
            throw new IllegalStateException(ref + " is not locked");
        }
        return memory.get(ref);
    }

    @Override
    public void free(EntityType type, Collection<RowKey> keys) {
        transactions.required();
        for (RowKey key : keys) {
            MemoryRow row = locked(key.in(type));
            unique.requireFree(row);
            put(row.marked(null, null));
        }
    }

    @Override
    public void give(EntityType type, Collection<NewValue> values) {
        transactions.required();
        TestTable table = memory.schema().table(type);
        for (NewValue value : values) {
            if (!table.unique().equals(Optional.of(value.column()))) {
                throw new Unmatchable(
                        "'" + value.column() + "' is no column of a unique key of '" + type.name() + "'.");
            }
            put(locked(value.row()).with(value.column(), value.value()));
        }
    }

    @Override
    public List<Clash> clashes(EntityType type, Collection<RowKey> keys, Collection<DeletionId> heldBy) {
        transactions.required();
        return unique.clashes(type, keys, heldBy);
    }

    @Override
    public void detach(Relation relation, Collection<StoredEntity> children) {
        transactions.required();
        children.forEach(child -> {
            EntityRef parent = child.parent(relation).orElseThrow().in(relation.parent());
            put(locked(child.ref()).with(relation.column(), null));
            remembered.add(relation, child.ref(), parent);
        });
    }

    @Override
    public List<Remembered> remembered(Relation relation, Collection<RowKey> parents, long limit) {
        transactions.required();
        return remembered.of(relation, parents, limit);
    }

    @Override
    public void putBack(Relation relation, Collection<Remembered> children) {
        transactions.required();
        children.forEach(each -> remembered.removed(relation, each.child()).ifPresent(parent -> {
            MemoryRow child = memory.get(each.child().in(relation.child()));
            if (child.parent(relation).isEmpty()) {
                put(child.with(relation.column(), parent.id()));
            }
        }));
    }

    @Override
    public void forget(Relation relation, Collection<Remembered> children) {
        transactions.required();
        children.forEach(each -> remembered.removed(relation, each.child()));
    }

    @Override
    public void unlink(Relation relation, Collection<RowKey> children) {
        transactions.required();
        children.forEach(key -> put(locked(key.in(relation.child())).with(relation.column(), null)));
    }

    @Override
    public long unlinkLinks(Relation relation, Collection<RowKey> parents, long limit) {
        transactions.required();
        List<MemoryRow> links = linked(relation, parents).limit(limit).toList();
        links.forEach(link -> memory.put(link.with(relation.column(), null)));
        return links.size();
    }

    /** No foreign key is here but those of the relations. */
    @Override
    public boolean referredByOthers(EntityType type) {
        return false;
    }

    @Override
    public Optional<HeldByForeignKey> heldByOthers(EntityType type, Collection<RowKey> keys) {
        return Optional.empty();
    }

    @Override
    public void remove(EntityType type, Collection<RowKey> keys) {
        transactions.required();
        Set<EntityRef> going = new HashSet<>();
        keys.forEach(key -> going.add(key.in(type)));
        for (Relation relation : memory.graph().below(type)) {
            keys.stream()
                    .flatMap(key -> below(relation, key))
                    .filter(child -> !going.contains(child.ref()))
                    .findFirst()
                    .ifPresent(child -> {
                        throw new StillReferenced(new IllegalStateException(child.ref() + " refers to " + type));
                    });
        }
        going.forEach(row -> remove(locked(row).ref()));
        remembered.removeAllOf(going);
    }

    @Override
    public long removeLinks(Relation relation, Collection<RowKey> parents, long limit) {
        transactions.required();
        return removed(linked(relation, parents).limit(limit));
    }

    @Override
    public long removeLinks(Relation relation, Collection<RowKey> parents, List<Map<String, RowKey>> links) {
        transactions.required();
        List<Map<String, RowKey>> going = new ArrayList<>(links);
        return removed(linked(relation, parents).filter(row -> going.remove(parents(row))));
    }

    private long removed(Stream<MemoryRow> rows) {
        List<EntityRef> going = rows.map(MemoryRow::ref).distinct().toList();
        going.forEach(this::remove);
        return going.size();
    }

    private Stream<MemoryRow> linked(Relation relation, Collection<RowKey> parents) {
        return parents.stream().flatMap(parent -> below(relation, parent));
    }

    /** {@return rows that nothing changes or removes, as where a trigger of a database says so} */
    public RefusedRows refusedRows() {
        return refused;
    }

    private void put(MemoryRow row) {
        if (!memory.find(row.ref()).equals(Optional.of(row))) {
            refused.requireNot(row.ref());
        }
        memory.put(row);
    }

    private void remove(EntityRef row) {
        refused.requireNot(row);
        memory.remove(row);
    }
}
