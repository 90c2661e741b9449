package dev.paranoid.testkit.memory.message;

import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.message.AcceptedRequests;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Accepted requests. It knows no transactions: what is kept stays, whatever becomes of the rest. */
public final class MemoryAcceptedRequests implements AcceptedRequests {

    private final Map<String, Accepted> kept = new LinkedHashMap<>();
    private final Supplier<List<JobId>> open;

    /**
     * Accepted requests.
     *
     * @param open jobs that have not ended
     */
    public MemoryAcceptedRequests(Supplier<List<JobId>> open) {
        this.open = open;
    }

    @Override
    public synchronized void keep(List<Accepted> accepted) {
        accepted.forEach(each -> kept.put(each.draft().id(), each));
    }

    @Override
    public synchronized List<Accepted> waitingFor(JobId job) {
        return kept.values().stream()
                .filter(each -> each.outcome().awaited().contains(job.value()))
                .toList();
    }

    @Override
    public synchronized List<JobId> overdue() {
        Set<Long> running = open.get().stream().map(JobId::value).collect(Collectors.toSet());
        return kept.values().stream()
                .map(each -> each.outcome().awaited())
                .filter(jobs -> Collections.disjoint(jobs, running))
                .flatMap(Collection::stream)
                .distinct()
                .sorted()
                .map(JobId::new)
                .toList();
    }

    @Override
    public synchronized void forget(List<Accepted> accepted) {
        accepted.forEach(each -> kept.remove(each.draft().id()));
    }
}
