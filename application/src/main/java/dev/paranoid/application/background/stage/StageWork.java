package dev.paranoid.application.background.stage;

import dev.paranoid.application.port.job.Job;
import java.util.Optional;

/** What to do next in a stage of a job. */
public interface StageWork {

    /**
     * {@return the state after one slice more, or empty when the job has ended} It is the same where the slice has changed rows that are
     * not counted, and more such are left: each slice changes rows or moves on.
     *
     * @param job which is locked, in that stage
     * @param rows how many rows the slice is to have, of each kind
     */
    Optional<Job.State> advance(Job job, int rows);
}
