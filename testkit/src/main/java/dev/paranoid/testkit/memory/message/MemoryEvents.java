package dev.paranoid.testkit.memory.message;

import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.testkit.Heard;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.MemoryTransactions;
import java.util.List;
import java.util.function.Supplier;

/** Tells whoever follows. */
public final class MemoryEvents implements DeletionEvents {

    private final Memory memory;
    private final MemoryTransactions transactions;
    private final Supplier<DeletionEvents> follower;

    public MemoryEvents(Memory memory, MemoryTransactions transactions, Supplier<DeletionEvents> follower) {
        this.memory = memory;
        this.transactions = transactions;
        this.follower = follower;
    }

    @Override
    public void publish(List<Event> events) {
        transactions.required();
        events.stream().map(Heard::of).forEach(memory.heard()::add);
        follower.get().publish(events);
    }
}
