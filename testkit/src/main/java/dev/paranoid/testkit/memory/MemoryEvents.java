package dev.paranoid.testkit.memory;

import dev.paranoid.application.port.DeletionEvents;
import java.util.List;
import java.util.function.Supplier;

/** Tells whoever follows. */
final class MemoryEvents implements DeletionEvents {

    private final MemoryTransactions transactions;
    private final Supplier<DeletionEvents> follower;

    MemoryEvents(MemoryTransactions transactions, Supplier<DeletionEvents> follower) {
        this.transactions = transactions;
        this.follower = follower;
    }

    @Override
    public void publish(List<Event> events) {
        transactions.required();
        follower.get().publish(events);
    }
}
