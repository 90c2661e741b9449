package dev.paranoid.mybatis.accepted;

import dev.paranoid.application.failure.Misuse;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.message.AcceptedRequests;
import java.util.List;

/** Where nothing was said to use messages: no request waits for an answer by one. */
public final class UnusedAcceptedRequests implements AcceptedRequests {

    @Override
    public void keep(List<Accepted> accepted) {
        throw new Misuse("The tables for messages do not exist. Set paranoid.schema.features=messages");
    }

    @Override
    public List<Accepted> waitingFor(JobId job) {
        return List.of();
    }

    @Override
    public List<JobId> overdue() {
        return List.of();
    }

    @Override
    public void forget(List<Accepted> accepted) {
        if (!accepted.isEmpty()) {
            throw new IllegalStateException("These requests were never accepted: " + accepted);
        }
    }
}
