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

    /**
     * Notes that the look begins now.
     *
     * @param job which looks
     * @param held on which types there are holds now
     * @param nextFrom when the next hold begins to be in force, if one waits for its time
     */
    public void begin(Job job, HeldTypes held, Optional<Instant> nextFrom) {
        seen.put(job.id(), new Seen(held.placed(), nextFrom));
    }

    /**
     * {@return whether this node has begun to look, and no hold has come into force since}
     *
     * @param job which has looked
     * @param held on which types there are holds now
     * @param now the time of the transaction
     */
    public boolean still(Job job, HeldTypes held, Instant now) {
        return Optional.ofNullable(seen.get(job.id()))
                .filter(then -> then.placed() == held.placed()
                        && then.nextFrom().map(now::isBefore).orElse(true))
                .isPresent();
    }

    /**
     * Forgets a job that has ended.
     *
     * @param job which has ended, or not been seen here
     */
    public void forget(JobId job) {
        seen.remove(job);
    }
}
