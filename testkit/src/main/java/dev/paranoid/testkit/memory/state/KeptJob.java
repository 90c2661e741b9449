package dev.paranoid.testkit.memory.state;

import dev.paranoid.application.port.job.Job;
import java.time.Instant;

/**
 * A job as it is kept.
 *
 * @param job with its last state
 * @param fence the latest claim
 * @param ended whether it has ended
 */
public record KeptJob(Job job, long fence, boolean ended, Instant startedAt, Instant updatedAt) {

    /** {@return the same with another state} */
    public KeptJob with(Job other, boolean done, Instant now) {
        return new KeptJob(other, fence, done, startedAt, now);
    }
}
