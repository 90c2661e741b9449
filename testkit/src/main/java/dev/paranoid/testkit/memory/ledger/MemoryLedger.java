package dev.paranoid.testkit.memory.ledger;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Page;
import dev.paranoid.application.caller.Asker;
import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.Memory.Origin;
import dev.paranoid.testkit.memory.state.MemoryTransactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One deletion after the other. */
public final class MemoryLedger implements DeletionLedger {

    private final Memory memory;
    private final MemoryTransactions transactions;

    public MemoryLedger(Memory memory, MemoryTransactions transactions) {
        this.memory = memory;
        this.transactions = transactions;
    }

    @Override
    public List<Deletion> open(List<Entry> entries) {
        transactions.required();
        requireNoneActive(entries);
        return entries.stream().map(this::open).toList();
    }

    private void requireNoneActive(List<Entry> entries) {
        List<EntityRef> hidden =
                entries.stream().filter(Entry::hides).map(Entry::root).toList();
        if (!activeOf(hidden).isEmpty()) {
            throw new AlreadyActive(new IllegalStateException("One of " + hidden + " has an active deletion"));
        }
    }

    private Deletion open(Entry entry) {
        Deletion deletion = new Deletion(
                memory.nextDeletion(),
                entry.root(),
                entry.mode(),
                entry.hides() ? DeletionState.ACTIVE : DeletionState.PURGED,
                entry.at(),
                entry.actor(),
                entry.reason(),
                new TreeMap<>(entry.took()),
                entry.purgeAt(),
                Optional.empty());
        memory.ledger().put(deletion.id(), deletion);
        memory.origins().put(deletion.id(), new Origin(entry.source(), entry.asker()));
        transactions.lock(deletion.id());
        return deletion;
    }

    @Override
    public void recordTook(Map<DeletionId, Map<String, Long>> took) {
        transactions.required();
        took.forEach((id, counts) -> memory.ledger().put(id, get(id).having(counts)));
    }

    @Override
    public Map<EntityRef, Deletion> activeOf(Collection<EntityRef> roots) {
        transactions.required();
        Map<EntityRef, Deletion> active = new HashMap<>();
        memory.ledger().values().stream()
                .filter(deletion -> deletion.state().holds() && roots.contains(deletion.root()))
                .forEach(deletion -> active.put(deletion.root(), deletion));
        return active;
    }

    @Override
    public Map<EntityRef, Deletion> purgedOf(Collection<EntityRef> roots) {
        transactions.required();
        Map<EntityRef, Deletion> purged = new HashMap<>();
        memory.ledger().values().stream()
                .filter(deletion -> deletion.mode() == DeletionMode.HARD
                        && deletion.state() == DeletionState.PURGED
                        && roots.contains(deletion.root()))
                .forEach(deletion -> purged.put(deletion.root(), deletion));
        return purged;
    }

    @Override
    public Map<DeletionId, Deletion> find(Collection<DeletionId> ids) {
        return transactions.read(() -> {
            Map<DeletionId, Deletion> found = new HashMap<>();
            ids.forEach(id -> Optional.ofNullable(memory.ledger().get(id)).ifPresent(each -> found.put(id, each)));
            return found;
        });
    }

    @Override
    public Set<DeletionId> openedFor(Asker asker, Collection<DeletionId> ids) {
        return transactions.read(() -> ids.stream()
                .filter(id -> Optional.ofNullable(memory.origins().get(id))
                        .filter(origin -> origin.asker().equals(asker))
                        .isPresent())
                .collect(Collectors.toSet()));
    }

    @Override
    public Map<DeletionId, Deletion> lock(Collection<DeletionId> ids, Lock lock) {
        transactions.required();
        if (lock != Lock.NONE) {
            ids.forEach(transactions::lock);
        }
        return find(ids);
    }

    @Override
    public void close(Collection<Closing> closings, DeletionState state, Instant at) {
        transactions.required();
        closings.forEach(closing -> memory.ledger()
                .computeIfPresent(
                        closing.deletion(),
                        (same, deletion) -> deletion.state().holds()
                                        || (state == DeletionState.REFUSED && deletion.mode() == DeletionMode.HARD)
                                ? closed(deletion, closing, state, at)
                                : deletion));
    }

    private Deletion closed(Deletion deletion, Closing closing, DeletionState state, Instant at) {
        memory.closings()
                .put(
                        closing.deletion(),
                        new Memory.Closed(closing, at.isBefore(deletion.deletedAt()) ? deletion.deletedAt() : at));
        return deletion.in(state);
    }

    @Override
    public void keepUntil(DeletionId id, Instant purgeAt) {
        transactions.required();
        memory.ledger()
                .computeIfPresent(
                        id, (same, deletion) -> deletion.state().holds() ? deletion.keptUntil(purgeAt) : deletion);
    }

    @Override
    public void schedule(Map<DeletionId, Instant> times) {
        transactions.required();
        times.forEach((id, time) -> memory.ledger()
                .computeIfPresent(
                        id, (same, deletion) -> deletion.state().holds() ? deletion.removedAt(time) : deletion));
    }

    @Override
    public void reopen(Collection<DeletionId> ids) {
        transactions.required();
        ids.forEach(id -> memory.ledger()
                .computeIfPresent(
                        id,
                        (same, deletion) -> deletion.state() == DeletionState.LIFTED ? reopened(deletion) : deletion));
    }

    private Deletion reopened(Deletion deletion) {
        memory.closings().remove(deletion.id());
        return deletion.in(DeletionState.ACTIVE);
    }

    @Override
    public Page<Deletion> list(DeletionQuery query, Set<String> without) {
        return transactions.read(() -> {
            List<Deletion> newest = new ArrayList<>(memory.ledger().values());
            Collections.reverse(newest);
            List<Deletion> all = newest.stream()
                    .filter(each -> matches(query, each)
                            && !without.contains(each.root().type()))
                    .toList();
            List<Deletion> page = all.stream().limit(query.limit()).toList();
            return new Page<>(page, next(all, page));
        });
    }

    private static Optional<String> next(List<Deletion> all, List<Deletion> page) {
        return page.size() < all.size()
                ? Optional.of(page.get(page.size() - 1).id().toString())
                : Optional.empty();
    }

    private static boolean matches(DeletionQuery query, Deletion deletion) {
        return query.type().map(deletion.root().type()::equals).orElse(true)
                && query.id().map(deletion.root().id()::equals).orElse(true)
                && query.state().map(deletion.state()::equals).orElse(true)
                && query.actor().map(deletion.actor()::equals).orElse(true)
                && query.since()
                        .map(since -> !deletion.deletedAt().isBefore(since))
                        .orElse(true)
                && query.until().map(deletion.deletedAt()::isBefore).orElse(true)
                && query.after()
                        .map(after -> deletion.id().compareTo(after) < 0)
                        .orElse(true);
    }

    private Deletion get(DeletionId id) {
        return Optional.ofNullable(memory.ledger().get(id))
                .orElseThrow(() -> new IllegalStateException("There is no deletion " + id));
    }

    @Override
    public void ask(Collection<Ask> asks) {
        transactions.required();
        memory.asks().addAll(asks);
    }

    @Override
    public Map<RequestKey, Set<DeletionId>> askedBy(Collection<RequestKey> requests) {
        transactions.required();
        Map<RequestKey, Set<DeletionId>> asked = new HashMap<>();
        memory.asks()
                .forEach(ask -> ask.request()
                        .filter(requests::contains)
                        .ifPresent(request -> asked.computeIfAbsent(request, same -> new HashSet<>())
                                .add(ask.deletion())));
        return asked;
    }

    @Override
    public Set<DeletionId> asked(Collection<DeletionId> ids) {
        transactions.required();
        Set<DeletionId> asked = new HashSet<>();
        memory.asks().forEach(ask -> asked.add(ask.deletion()));
        asked.retainAll(ids);
        return asked;
    }

    @Override
    public void withdraw(Collection<RequestKey> requests) {
        transactions.required();
        memory.asks().removeIf(ask -> ask.request().filter(requests::contains).isPresent());
    }
}
