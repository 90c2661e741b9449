package dev.paranoid.application.port.job;

import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Work in the background. All methods but {@link #next}, {@link #find}, {@link #unfinished}, {@link #watch} and {@link #busy}
 * expect a transaction. Empty collections are allowed and do nothing; jobs and deletions that do not exist are left out.
 */
public interface Jobs {

    /**
     * Opens jobs, notes in the ledger that they do that to the deletions that they are about, and sees to it that somebody
     * works on them once the transaction has committed.
     *
     * @param starts any number; their deletions, which are locked, are in the ledger already
     * @return their ids, rising, in the order given
     */
    List<JobId> start(List<Start> starts);

    /**
     * A job that begins.
     *
     * @param component of types
     * @param state how it begins
     * @param activity what it does to its deletions
     */
    record Start(String component, Job.State state, Activity activity) {}

    /**
     * {@return the first job of that component that has not ended, as it is committed now} In a transaction, with what that
     * has done.
     *
     * @param component as {@link Start} names it
     */
    Optional<JobId> next(String component);

    /**
     * {@return a number that makes all earlier ones worthless: whoever works has the latest; 0 where there is no such job}
     * Waits for who has the job locked.
     *
     * @param job which, ended or not
     */
    long claim(JobId job);

    /**
     * {@return the job, locked until the end of the transaction; empty if it has ended, or somebody else has claimed it since}
     *
     * @param job which
     * @param claim as {@link #claim} gave it
     */
    Optional<Job> lock(JobId job, long claim);

    /**
     * Notes how far it has come, in place of what was noted before, and that it has moved, though its state be the same.
     *
     * @param job which is locked, in its new state
     */
    void save(Job job);

    /**
     * Ends it; its last state stays.
     *
     * @param job which is locked, in its last state
     */
    void end(Job job);

    /**
     * Notes in the ledger that this job lets these deletions, which are closed, give up what they hold: they count as being
     * lifted, and this is their {@link #latest} job from now on.
     *
     * @param job which is locked
     * @param deletions closed ones, in any order
     */
    void resolve(JobId job, Collection<DeletionId> deletions);

    /**
     * Notes in the ledger that nothing is done to these deletions any more. Their {@link #latest} job stays the same.
     *
     * @param deletions any that are locked
     */
    void settle(Collection<DeletionId> deletions);

    /** {@return whether anything goes on in the background that may hide or remove rows, as it is committed now} */
    boolean busy();

    /**
     * {@return that job, as it is committed now; empty where there is none, or it ended so long ago that it was forgotten}
     *
     * @param job which, ended or not
     */
    Optional<Watched> find(JobId job);

    /**
     * {@return those of these jobs that have not ended, as it is committed now}
     *
     * @param jobs any number
     */
    Set<JobId> unfinished(Collection<JobId> jobs);

    /**
     * {@return for each of these deletions the job that opened it, as the running transaction sees it, where one did} The job
     * may have been forgotten since.
     *
     * @param deletions whatever their state
     */
    Map<DeletionId, JobId> opening(Collection<DeletionId> deletions);

    /**
     * {@return for each of these deletions the job that has it, or had it last, as the running transaction sees it, where one
     * did and was not forgotten}
     *
     * @param deletions whatever their state
     */
    Map<DeletionId, Job> latest(Collection<DeletionId> deletions);

    /**
     * {@return that deletion and the job that has it, or had it last, as they are committed now: one statement; empty where
     * there is no such deletion}
     *
     * @param deletion whatever its state
     */
    Optional<WatchedRoot> watch(DeletionId deletion);

    /**
     * A deletion, and the work on it.
     *
     * @param deletion as the ledger has it
     * @param job empty where nothing of it went on in the background
     */
    record WatchedRoot(Deletion deletion, Optional<Watched> job) {}

    /**
     * A job, seen from outside.
     *
     * @param job as its last chunk left it
     * @param startedAt when it began
     * @param updatedAt when its last chunk was committed
     * @param ended whether it has ended
     */
    record Watched(Job job, Instant startedAt, Instant updatedAt, boolean ended) {}
}
