package dev.paranoid.application;

import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.Job;
import java.util.Optional;

/** What to do next in a job of some kind. */
interface JobWork {

    /** {@return the job after one step more, or empty when it has ended and its state is saved} */
    Optional<Job> advance(Job job, Chunk chunk);

    /**
     * {@return the same in place of one step, which the database refused and which was rolled back}
     *
     * @throws DatabaseRefused the same, where nobody can be told
     */
    Optional<Job> refused(Job job, Chunk chunk, DatabaseRefused refused);
}
