package dev.paranoid.testkit.memory.job;

import dev.paranoid.application.port.job.CollectedRows;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.MemoryTransactions;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What jobs have collected, in memory. */
public final class MemoryCollectedRows implements CollectedRows {

    private final Memory memory;
    private final MemoryTransactions transactions;

    public MemoryCollectedRows(Memory memory, MemoryTransactions transactions) {
        this.memory = memory;
        this.transactions = transactions;
    }

    private NavigableMap<Long, EntityRef> rows(JobId job) {
        transactions.required();
        return memory.collected().computeIfAbsent(job, any -> new TreeMap<>());
    }

    @Override
    public void add(JobId job, EntityType type, Collection<RowKey> keys) {
        NavigableMap<Long, EntityRef> rows = rows(job);
        keys.forEach(key -> {
            if (rows.containsValue(key.in(type))) {
                throw new IllegalStateException(key.in(type) + " was collected before");
            }
            rows.put(memory.nextPlace(), key.in(type));
        });
    }

    @Override
    public List<Collected> next(JobId job, long after, int limit) {
        return rows(job).tailMap(after, false).entrySet().stream()
                .limit(limit)
                .map(entry -> new Collected(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public List<RowKey> of(JobId job, EntityType type, Optional<RowKey> after, int limit) {
        return rows(job).values().stream()
                .filter(row -> row.type().equals(type.name()))
                .map(RowKey::of)
                .filter(key -> after.isEmpty() || key.compareTo(after.get()) > 0)
                .sorted()
                .limit(limit)
                .toList();
    }

    @Override
    public Set<RowKey> among(JobId job, EntityType type, Collection<RowKey> keys) {
        Set<RowKey> among = new HashSet<>(keys);
        Set<EntityRef> collected = new HashSet<>(rows(job).values());
        among.removeIf(key -> !collected.contains(key.in(type)));
        return among;
    }

    @Override
    public void remove(JobId job, EntityType type, Collection<RowKey> keys) {
        rows(job).values().removeIf(row -> row.type().equals(type.name()) && keys.contains(RowKey.of(row)));
    }

    @Override
    public int clear(JobId job, int limit) {
        List<Long> first = rows(job).keySet().stream().limit(limit).toList();
        first.forEach(rows(job)::remove);
        return first.size();
    }
}
