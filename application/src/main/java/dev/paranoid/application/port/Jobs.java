package dev.paranoid.application.port;

import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Work in the background, and whose turn it is. All methods but {@link #find} expect a transaction. A deletion belongs to at
 * most one job that runs; the last that took it has it.
 */
public interface Jobs {

    /** Opens a job for its deletions, takes them out of any other, and sees to it that somebody works on it. */
    JobId start(Job.State state);

    /** {@return a number that makes all earlier ones worthless: whoever works has the latest} */
    long claim(JobId job);

    /** {@return the job, locked; empty if it has ended, or somebody else has claimed it since} */
    Optional<Job> lock(JobId job, long claim);

    /** {@return the deletions that are in this job still, their entries locked} */
    Map<DeletionId, Deletion> deletions(JobId job);

    /** Notes how far it has come. */
    void save(Job job);

    /** Takes deletions out of their job: they are settled now. */
    void settle(Collection<DeletionId> deletions);

    /** Makes entries active again that were closed, but for those whose root is the root of another by now. */
    Set<DeletionId> reopen(Collection<DeletionId> deletions);

    /** Closes entries that were refused, whatever state they are in. */
    void refuse(Collection<DeletionId> deletions, DeletionState state);

    /** Ends it; its last state stays. */
    void end(Job job);

    /** {@return the deletions whose rows something of that kind is being done to, as they are committed now} */
    Set<DeletionId> inProgress(Set<Activity> activities);

    /**
     * Locks out others until the transaction ends: what detaches or puts back goes on side by side, what removes what others
     * detach stands alone.
     */
    void takeTurn(boolean alone);

    /** {@return the job that has or had this deletion last, as it is committed now} */
    Optional<Job> find(DeletionId deletion);

    /** {@return the job that has or had this deletion last, with its times, as it is committed now} */
    Optional<Watched> watch(DeletionId deletion);

    /**
     * A job, seen from outside.
     *
     * @param job as its last chunk left it
     * @param startedAt when it began
     * @param updatedAt when its last chunk was committed
     * @param ended whether it has ended
     */
    record Watched(Job job, Instant startedAt, Instant updatedAt, boolean ended) {}

    /**
     * Sees to it that what is below rows that these deletions hold is walked once more, since rows came to them that may
     * have something live below. Work in progress on them learns of it by {@link Job#again}: where it hides, it walks again
     * itself; where it frees, whoever it hands such rows over to does.
     *
     * @return those that are settled, and so need a job of their own
     */
    Set<DeletionId> again(Collection<DeletionId> deletions);
}
