package dev.paranoid.testkit.memory;

import dev.paranoid.application.port.job.Frontier;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The frontier in memory. */
final class MemoryFrontier implements Frontier {

    private final Memory memory;
    private final MemoryTransactions transactions;

    MemoryFrontier(Memory memory, MemoryTransactions transactions) {
        this.memory = memory;
        this.transactions = transactions;
    }

    @Override
    public void add(EntityType type, Collection<RowKey> keys) {
        transactions.required();
        keys.forEach(key -> memory.frontier().add(key.in(type)));
    }

    @Override
    public List<RowKey> next(EntityType type, Optional<RowKey> after, int limit) {
        transactions.required();
        return memory.frontier().stream()
                .filter(row -> row.type().equals(type.name()))
                .map(RowKey::of)
                .filter(key -> after.isEmpty() || key.compareTo(after.get()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(EntityType type, Collection<RowKey> keys) {
        transactions.required();
        keys.forEach(key -> memory.frontier().remove(new EntityRef(type.name(), key.text())));
    }
}
