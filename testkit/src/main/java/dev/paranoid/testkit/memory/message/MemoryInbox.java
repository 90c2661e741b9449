package dev.paranoid.testkit.memory.message;

import dev.paranoid.application.port.message.Inbox;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.MemoryTransactions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request after the other. */
public final class MemoryInbox implements Inbox {

    private final Memory memory;
    private final MemoryTransactions transactions;

    public MemoryInbox(Memory memory, MemoryTransactions transactions) {
        this.memory = memory;
        this.transactions = transactions;
    }

    @Override
    public Map<RequestKey, Entry> lock(Collection<RequestKey> keys, Instant at) {
        transactions.required();
        Map<RequestKey, Entry> entries = new HashMap<>();
        keys.forEach(key -> entries.put(
                key,
                memory.inbox()
                        .computeIfAbsent(key, same -> new Entry(same, Optional.empty(), false, 0, Optional.empty()))));
        return entries;
    }

    @Override
    public Optional<Entry> lockNow(RequestKey key, Instant at) {
        return Optional.ofNullable(lock(List.of(key), at).get(key));
    }

    @Override
    public void write(List<Entry> entries) {
        transactions.required();
        entries.forEach(entry -> memory.inbox().put(entry.key(), entry));
    }
}
