package dev.paranoid.testkit.memory.ledger;

import dev.paranoid.application.port.DeletionLedger.Closing;
import dev.paranoid.application.port.history.DeletionHistory;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.history.HistoryEntry;
import dev.paranoid.domain.history.HistoryEntry.By;
import dev.paranoid.domain.history.HistoryEntry.What;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.Memory.Origin;
import dev.paranoid.testkit.memory.state.MemoryTransactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was done to deletions. */
public final class MemoryHistory implements DeletionHistory {

    private final Memory memory;
    private final MemoryTransactions transactions;

    public MemoryHistory(Memory memory, MemoryTransactions transactions) {
        this.memory = memory;
        this.transactions = transactions;
    }

    @Override
    public void add(Collection<HistoryEntry> entries) {
        transactions.required();
        memory.history().addAll(entries);
    }

    @Override
    public List<HistoryEntry> of(DeletionId id, int limit) {
        transactions.required();
        List<HistoryEntry> entries = new ArrayList<>();
        Deletion deletion = memory.ledger().get(id);
        if (deletion != null) {
            Optional<String> source =
                    Optional.ofNullable(memory.origins().get(id)).map(Origin::source);
            entries.add(HistoryEntry.of(
                    id, What.DELETED, deletion.deletedAt(), new By(deletion.actor(), source, deletion.reason())));
            List<HistoryEntry> noted = memory.history().stream()
                    .filter(entry -> entry.deletion().equals(id))
                    .toList();
            entries.addAll(noted.subList(Math.max(0, noted.size() - limit), noted.size()));
            closed(deletion).ifPresent(closed -> entries.add(closed(deletion.state(), closed)));
        }
        return entries;
    }

    @Override
    public int refusals(DeletionId id, int limit) {
        transactions.required();
        return (int) memory.history().stream()
                .filter(entry -> entry.deletion().equals(id) && entry.refused().isPresent())
                .limit(limit)
                .count();
    }

    /** A hard delete has ended when it was opened, unless it goes on in the background. */
    private Optional<Memory.Closed> closed(Deletion deletion) {
        Optional<Memory.Closed> closed = Optional.ofNullable(memory.closings().get(deletion.id()));
        return closed.isPresent() || deletion.active() || deletion.activity().isPresent()
                ? closed
                : Optional.of(new Memory.Closed(
                        new Closing(deletion.id(), deletion.actor(), Optional.empty(), Optional.empty()),
                        deletion.deletedAt()));
    }

    private static HistoryEntry closed(DeletionState state, Memory.Closed closed) {
        What what = state == DeletionState.LIFTED
                ? What.RESTORED
                : state == DeletionState.PURGED ? What.PURGED : What.REFUSED;
        HistoryEntry entry = HistoryEntry.of(
                closed.how().deletion(),
                what,
                closed.at(),
                new By(closed.how().actor(), Optional.empty(), closed.how().reason()));
        return closed.how().cause().map(entry::causedBy).orElse(entry);
    }

    @Override
    public Ended closedBefore(Instant time, Optional<DeletionId> after, int looks) {
        transactions.required();
        List<Deletion> looked = memory.ledger().values().stream()
                .filter(deletion ->
                        after.map(last -> deletion.id().compareTo(last) > 0).orElse(true))
                .limit(looks)
                .toList();
        Map<DeletionId, EntityRef> ended = new HashMap<>();
        looked.stream()
                .filter(deletion -> !deletion.active() && deletion.activity().isEmpty())
                .filter(deletion -> closed(deletion)
                        .filter(closed -> closed.at().isBefore(time))
                        .isPresent())
                .forEach(deletion -> ended.put(deletion.id(), deletion.root()));
        return new Ended(
                ended,
                looked.size() < looks
                        ? Optional.empty()
                        : Optional.of(looked.get(looked.size() - 1).id()));
    }

    @Override
    public void forget(Set<DeletionId> deletions) {
        transactions.required();
        memory.ledger()
                .values()
                .removeIf(deletion -> deletions.contains(deletion.id())
                        && !deletion.active()
                        && deletion.activity().isEmpty());
        memory.history().removeIf(entry -> deletions.contains(entry.deletion()));
        memory.closings().keySet().removeAll(deletions);
        memory.origins().keySet().removeAll(deletions);
        memory.blocked().keySet().removeAll(deletions);
        memory.asks().removeIf(ask -> deletions.contains(ask.deletion()));
    }
}
