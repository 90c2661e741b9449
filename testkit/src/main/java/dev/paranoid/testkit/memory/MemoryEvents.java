package dev.paranoid.testkit.memory;

import dev.paranoid.application.port.DeletionEvents;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Keeps events while somebody follows. */
final class MemoryEvents implements DeletionEvents {

    private final Memory memory;
    private final MemoryTransactions transactions;
    private final BooleanSupplier followed;

    MemoryEvents(Memory memory, MemoryTransactions transactions, BooleanSupplier followed) {
        this.memory = memory;
        this.transactions = transactions;
        this.followed = followed;
    }

    @Override
    public void publish(List<Event> events) {
        transactions.required();
        if (followed.getAsBoolean()) {
            memory.events().addAll(events);
        }
    }
}
