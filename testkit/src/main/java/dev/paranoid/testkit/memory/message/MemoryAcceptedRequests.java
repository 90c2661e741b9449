package dev.paranoid.testkit.memory.message;

import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.message.AcceptedRequests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accepted requests. It knows no transactions: what is kept stays, whatever becomes of the rest. */
public final class MemoryAcceptedRequests implements AcceptedRequests {

    private final Map<String, Accepted> kept = new LinkedHashMap<>();

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
    public synchronized void forget(List<Accepted> accepted) {
        accepted.forEach(each -> kept.remove(each.draft().id()));
    }
}
