package dev.paranoid.application.background.stage;

import dev.paranoid.application.port.hold.HeldTypes;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.JobId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which holds there were when this node began to look for what holds the rows of a job. A node that has not looked itself, because
 * it took the job over, looks again where there are any.
 */
public final class JudgedHolds {

    private final Map<JobId, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(long placed, Optional<Instant> nextFrom) {}

    /** Notes that the look begins now. */
    public void begin(Job job, HeldTypes held, Optional<Instant> nextFrom) {
        seen.put(job.id(), new Seen(held.placed(), nextFrom));
    }

    /** {@return whether no hold has come into force since} */
    public boolean still(Job job, HeldTypes held, Instant now) {
        return Optional.ofNullable(seen.get(job.id()))
                .filter(then -> then.placed() == held.placed()
                        && then.nextFrom().map(now::isBefore).orElse(true))
                .isPresent();
    }

    /** Forgets a job that has ended. */
    public void forget(JobId job) {
        seen.remove(job);
    }
}
