package dev.paranoid.testkit.memory;

import dev.paranoid.application.port.AcceptedRequests;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Accepted requests. It knows no transactions: what is kept stays, whatever becomes of the rest. */
public final class MemoryAcceptedRequests implements AcceptedRequests {

    private final Map<String, Accepted> kept = new LinkedHashMap<>();
    private final Map<String, Set<DeletionId>> awaited = new HashMap<>();

    @Override
    public synchronized void keep(List<Accepted> accepted) {
        accepted.forEach(each -> {
            kept.put(each.draft().id(), each);
            keepWaiting(each, each.outcome().awaited());
        });
    }

    @Override
    public synchronized List<Accepted> waitingFor(Collection<DeletionId> deletions) {
        return awaited.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(deletions::contains))
                .map(entry -> kept.get(entry.getKey()))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public synchronized void keepWaiting(Accepted accepted, Collection<DeletionId> deletions) {
        awaited.computeIfAbsent(accepted.draft().id(), id -> new HashSet<>()).addAll(deletions);
    }

    @Override
    public synchronized void forget(List<Accepted> accepted) {
        accepted.forEach(each -> {
            kept.remove(each.draft().id());
            awaited.remove(each.draft().id());
        });
    }
}
