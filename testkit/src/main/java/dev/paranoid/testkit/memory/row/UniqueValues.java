package dev.paranoid.testkit.memory.row;

import dev.paranoid.application.port.row.Clash;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.ValueTaken;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.MemoryRow;
import dev.paranoid.testkit.schema.TestTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Values of unique keys: which rows have one in common. */
record UniqueValues(Memory memory) {

    private Stream<MemoryRow> others(MemoryRow row) {
        return memory.schema().table(row.type()).unique().stream()
                .flatMap(column -> Optional.ofNullable(row.columns().get(column)).stream()
                        .flatMap(value -> memory.rows(row.type()).stream()
                                .filter(other -> !other.ref().equals(row.ref())
                                        && value.equals(other.columns().get(column)))));
    }

    /**
     * Requires that no live row has the value of this one.
     *
     * @throws ValueTaken if one has
     */
    void requireFree(MemoryRow row) {
        others(row).filter(MemoryRow::live).findFirst().ifPresent(other -> {
            TestTable table = memory.schema().table(row.type());
            throw new ValueTaken(
                    new Conflict(
                            row.type().name(),
                            table.table(),
                            table.uniqueKey().orElseThrow(),
                            Optional.of(row.ref().id()),
                            Optional.of(other.ref().id())),
                    null);
        });
    }

    List<Clash> clashes(EntityType type, Collection<RowKey> keys, Collection<DeletionId> heldBy) {
        TestTable table = memory.schema().table(type);
        Set<RowKey> seen = new HashSet<>();
        List<Clash> clashes = new ArrayList<>();
        for (RowKey key : keys) {
            others(memory.get(key.in(type)))
                    .filter(other -> other.live()
                            || seen.contains(RowKey.of(other.ref()))
                            || (!keys.contains(RowKey.of(other.ref()))
                                    && other.holder().filter(heldBy::contains).isPresent()))
                    .forEach(other -> clashes.add(new Clash(
                            table.uniqueKey().orElseThrow(),
                            table.table(),
                            key,
                            RowKey.of(other.ref()),
                            other.deletedAt().map(since -> new Mark(other.holder(), since)))));
            seen.add(key);
        }
        return clashes;
    }
}
