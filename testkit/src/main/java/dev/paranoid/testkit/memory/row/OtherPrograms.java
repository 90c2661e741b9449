package dev.paranoid.testkit.memory.row;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.MemoryRow;
import dev.paranoid.testkit.schema.TestTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What applications do that know nothing of Paranoid: insert, update, look; with the constraints of a database. */
public final class OtherPrograms {

    private final Memory memory;

    public OtherPrograms(Memory memory) {
        this.memory = memory;
    }

    public void insert(List<NewRow> rows) {
        List<MemoryRow> made = rows.stream().map(this::row).toList();
        made.forEach(row -> {
            require(memory.find(row.ref()).isEmpty(), row.ref() + " exists");
            memory.put(row);
        });
        made.forEach(this::check);
    }

    public void update(EntityRef ref, String column, @Nullable Object value) {
        MemoryRow row = memory.find(ref).orElseThrow(() -> new IllegalArgumentException("There is no row " + ref));
        require(row.columns().containsKey(column) && !column.equals(TestTable.ID), "No column '" + column + "'");
        memory.put(row.with(column, value));
        check(memory.get(ref));
    }

    public void remove(EntityRef ref) {
        MemoryRow row = memory.get(ref);
        memory.graph()
                .below(row.type())
                .forEach(relation ->
                        require(memory.children(relation, ref).isEmpty(), "A " + relation + " refers to " + ref));
        memory.remove(ref);
    }

    public Snapshot snapshot() {
        TreeMap<EntityRef, Map<String, @Nullable Object>> rows = new TreeMap<>();
        TreeMap<String, List<Map<String, @Nullable Object>>> links = new TreeMap<>();
        for (MemoryRow row : memory.rows()) {
            if (row.type().identified()) {
                rows.put(row.ref(), row.columns());
            } else {
                links.computeIfAbsent(row.ref().type(), type -> new ArrayList<>())
                        .add(row.columns());
            }
        }
        TreeMap<DeletionId, Deletion> deletions = new TreeMap<>(memory.ledger());
        deletions.values().removeIf(deletion -> deletion.state() == DeletionState.REFUSED);
        return new Snapshot(rows, links, deletions);
    }

    private MemoryRow row(NewRow row) {
        EntityType type = memory.graph().type(row.type());
        List<String> names = memory.schema().columns(type);
        require(names.containsAll(row.columns().keySet()), "No such columns in " + row + ": it has " + names);
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        names.forEach(name -> columns.put(name, row.columns().get(name)));
        return new MemoryRow(type, type.identified() ? ref(type, row) : memory.nextLink(type), columns);
    }

    private EntityRef ref(EntityType type, NewRow row) {
        String id = String.valueOf(row.columns().get(TestTable.ID));
        require(
                memory.schema()
                        .table(type)
                        .idForm()
                        .canonical(id)
                        .filter(id::equals)
                        .isPresent(),
                "'" + id + "' is no canonical id of " + type.name());
        return new EntityRef(type.name(), id);
    }

    private void check(MemoryRow row) {
        for (Relation relation : memory.graph().above(row.type())) {
            require(row.parent(relation).isPresent() || relation.nullable(), row + " needs a " + relation);
            require(
                    row.parent(relation).flatMap(memory::find).isPresent()
                            == row.parent(relation).isPresent(),
                    row + " has no parent");
        }
        memory.schema().table(row.type()).unique().ifPresent(column -> unique(row, column));
    }

    private void unique(MemoryRow row, String column) {
        Object value = row.columns().get(column);
        require(
                value == null
                        || !row.live()
                        || memory.rows(row.type()).stream()
                                        .filter(MemoryRow::live)
                                        .filter(other ->
                                                value.equals(other.columns().get(column)))
                                        .count()
                                == 1,
                "There is another live row with the " + column + " of " + row);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
