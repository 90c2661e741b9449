package dev.paranoid.application;

import dev.paranoid.application.port.Job;
import java.util.Optional;

/** What to do next in a job of some kind. */
interface JobWork {

    /** {@return the job after one step more, or empty when it has ended and its state is saved} */
    Optional<Job> advance(Job job, Chunk chunk);
}
