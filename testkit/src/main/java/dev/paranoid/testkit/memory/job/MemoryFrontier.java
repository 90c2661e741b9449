package dev.paranoid.testkit.memory.job;

import dev.paranoid.application.port.job.Frontier;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.MemoryTransactions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The frontier in memory. */
public final class MemoryFrontier implements Frontier {

    private final Memory memory;
    private final MemoryTransactions transactions;

    public MemoryFrontier(Memory memory, MemoryTransactions transactions) {
        this.memory = memory;
        this.transactions = transactions;
    }

    @Override
    public void add(EntityType type, Collection<RowKey> keys) {
        transactions.required();
        keys.forEach(key -> memory.frontier().merge(key.in(type), 1L, Long::sum));
    }

    @Override
    public List<Added> next(EntityType type, Optional<RowKey> after, int limit) {
        transactions.required();
        return memory.frontier().entrySet().stream()
                .filter(entry -> entry.getKey().type().equals(type.name()))
                .map(entry -> new Added(RowKey.of(entry.getKey()), entry.getValue()))
                .filter(added -> after.isEmpty() || added.row().compareTo(after.get()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(EntityType type, Collection<RowKey> keys) {
        transactions.required();
        keys.forEach(key -> memory.frontier().remove(new EntityRef(type.name(), key.text())));
    }

    @Override
    public void removeUnchanged(EntityType type, Added read) {
        transactions.required();
        memory.frontier().remove(read.row().in(type), read.times());
    }
}
