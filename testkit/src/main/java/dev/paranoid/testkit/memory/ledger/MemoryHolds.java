package dev.paranoid.testkit.memory.ledger;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.Page;
import dev.paranoid.application.port.hold.HeldTypes;
import dev.paranoid.application.port.hold.HoldLedger;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.Hold.Release;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.hold.HoldTarget.OfDeletion;
import dev.paranoid.domain.hold.HoldTarget.OfType;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.MemoryTransactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One hold after the other. One transaction runs at a time, so nobody has to be kept out. */
public final class MemoryHolds implements HoldLedger {

    private final Memory memory;
    private final MemoryTransactions transactions;

    public MemoryHolds(Memory memory, MemoryTransactions transactions) {
        this.memory = memory;
        this.transactions = transactions;
    }

    @Override
    public HeldTypes guard() {
        transactions.required();
        Map<HoldKind, Set<String>> types = new EnumMap<>(HoldKind.class);
        open(hold -> true)
                .forEach(hold -> types.computeIfAbsent(hold.kind(), kind -> new HashSet<>())
                        .add(hold.target().type()));
        return new HeldTypes(memory.holds().size(), types);
    }

    @Override
    public HeldTypes look() {
        return guard();
    }

    @Override
    public void guardExclusively() {
        transactions.required();
    }

    @Override
    public List<Hold> place(List<Entry> entries) {
        transactions.required();
        return entries.stream().map(this::place).toList();
    }

    private Hold place(Entry entry) {
        Hold hold = new Hold(
                memory.nextHold(),
                entry.kind(),
                entry.target(),
                entry.reason(),
                entry.caseId(),
                entry.at(),
                entry.actor(),
                entry.from(),
                entry.until(),
                Optional.empty());
        memory.holds().put(hold.id(), hold);
        return hold;
    }

    @Override
    public Map<HoldId, Hold> find(Collection<HoldId> ids) {
        return transactions.read(() -> {
            Map<HoldId, Hold> found = new HashMap<>(memory.holds());
            found.keySet().retainAll(Set.copyOf(ids));
            return found;
        });
    }

    @Override
    public void release(Collection<Hold> holds, Release how) {
        transactions.required();
        holds.forEach(hold -> memory.holds().put(hold.id(), hold.released(how)));
    }

    private List<Hold> open(Predicate<Hold> which) {
        transactions.required();
        return memory.holds().values().stream()
                .filter(hold -> hold.release().isEmpty() && which.test(hold))
                .toList();
    }

    @Override
    public List<Hold> onRows(EntityType type, Collection<RowKey> keys, Lock lock) {
        Set<RowKey> wanted = Set.copyOf(keys);
        return open(hold -> hold.target()
                .row()
                .filter(row -> row.type().equals(type.name()) && wanted.contains(RowKey.of(row)))
                .isPresent());
    }

    @Override
    public List<Hold> onDeletions(Collection<DeletionId> deletions, Lock lock) {
        return open(hold -> hold.target() instanceof OfDeletion of && deletions.contains(of.deletion()));
    }

    @Override
    public List<Hold> onTypes(Collection<String> types, Lock lock) {
        return open(hold -> hold.target() instanceof OfType of && types.contains(of.type()));
    }

    @Override
    public Optional<Instant> nextFrom(Instant after) {
        return open(hold -> hold.from().isAfter(after)).stream().map(Hold::from).min(Instant::compareTo);
    }

    @Override
    public Page<Hold> list(HoldQuery query, Set<String> without) {
        return transactions.read(() -> {
            List<Hold> newest = new ArrayList<>(memory.holds().values());
            Collections.reverse(newest);
            List<Hold> all = newest.stream()
                    .filter(hold -> matches(query, hold)
                            && !without.contains(hold.target().type()))
                    .toList();
            List<Hold> page = all.stream().limit(query.limit()).toList();
            return new Page<>(
                    page,
                    page.size() < all.size()
                            ? Optional.of(page.get(page.size() - 1).id().toString())
                            : Optional.empty());
        });
    }

    private static boolean matches(HoldQuery query, Hold hold) {
        return query.type().map(hold.target().type()::equals).orElse(true)
                && query.id()
                        .map(id -> hold.target()
                                .row()
                                .filter(row -> row.id().equals(id))
                                .isPresent())
                        .orElse(true)
                && query.deletion()
                        .map(id -> hold.target() instanceof OfDeletion of
                                && of.deletion().equals(id))
                        .orElse(true)
                && query.caseId()
                        .map(name -> hold.caseId().equals(Optional.of(name)))
                        .orElse(true)
                && query.released()
                        .map(released -> released == hold.release().isPresent())
                        .orElse(true)
                && query.after().map(after -> hold.id().compareTo(after) < 0).orElse(true);
    }
}
