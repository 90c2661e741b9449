package dev.paranoid.testkit.memory;

import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.EntityStore;
import dev.paranoid.application.port.Freed;
import dev.paranoid.application.port.Hidden;
import dev.paranoid.application.port.Mark;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Reach;
import dev.paranoid.application.port.Removed;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.plan.CascadePlan;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The rows. Plans are not looked at: what happens follows from the graph and the rows alone. */
final class MemoryStore implements EntityStore {

    private final Memory memory;
    private final MemoryTransactions transactions;
    private final Map<EntityRef, String> refused = new ConcurrentHashMap<>();

    MemoryStore(Memory memory, MemoryTransactions transactions) {
        this.memory = memory;
        this.transactions = transactions;
    }

    @Override
    public Optional<String> canonicalId(EntityType type, String id) {
        return type.identified() ? memory.schema().table(type).idForm().canonical(id) : Optional.empty();
    }

    @Override
    public Map<EntityRef, StoredEntity> lock(Collection<EntityRef> rows) {
        transactions.required();
        Map<EntityRef, StoredEntity> found = new HashMap<>();
        for (EntityRef ref : rows) {
            memory.find(ref).ifPresent(row -> {
                transactions.lock(ref);
                found.put(ref, new StoredEntity(ref, row.deletedAt(), row.holder()));
            });
        }
        return found;
    }

    @Override
    public Hidden hide(CascadePlan plan, List<Opening> openings, Instant at) {
        requireLocked(openings);
        return guarded(() -> new Hide(memory).hide(openings, at));
    }

    @Override
    public Map<DeletionId, Map<String, Long>> takeAlong(
            CascadePlan plan, Set<DeletionId> deletions, Set<DeletionId> from, Instant at) {
        transactions.required();
        return guarded(() -> new TakeAlong(memory, deletions, from).take(at));
    }

    @Override
    public Freed free(CascadePlan plan, Set<DeletionId> deletions) {
        transactions.required();
        return guarded(() -> new Free(memory, deletions).free());
    }

    @Override
    public Removed remove(CascadePlan plan, List<Opening> openings) {
        requireLocked(openings);
        return guarded(() -> new Remove(memory).remove(openings));
    }

    @Override
    public Map<EntityRef, Set<Mark>> inTheWay(Collection<EntityRef> rows) {
        transactions.required();
        Map<EntityRef, Set<Mark>> marks = new HashMap<>();
        for (EntityRef row : rows) {
            Set<Mark> above = memory.find(row).map(new Climb(memory)::from).orElse(Set.of());
            if (!above.isEmpty()) {
                marks.put(row, above);
            }
        }
        return marks;
    }

    @Override
    public Reach preview(DeletionMode mode, CascadePlan plan, EntityRef root, int limit) {
        transactions.required();
        return memory.find(root)
                .map(row -> new Look(memory.copy(), row, limit).at(mode))
                .orElseGet(() -> new Reach(Map.of(), Map.of(), List.of(), true));
    }

    void refuse(EntityRef row, String words) {
        refused.put(row, words);
    }

    /** A trigger sees each row before and after. */
    private <T> T guarded(Supplier<T> change) {
        Map<EntityRef, Optional<MemoryRow>> before = new HashMap<>();
        refused.keySet().forEach(row -> before.put(row, memory.find(row)));
        T result = change.get();
        before.forEach((row, was) -> {
            if (!memory.find(row).equals(was)) {
                throw new DatabaseRefused(String.valueOf(refused.get(row)), null);
            }
        });
        return result;
    }

    private void requireLocked(List<Opening> openings) {
        transactions.required();
        openings.stream()
                .filter(opening -> !transactions.locked(opening.root()))
                .findFirst()
                .ifPresent(opening -> {
                    throw new IllegalStateException(opening.root() + " is not locked");
                });
    }
}
