package dev.paranoid.application.port.purge;

import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which deletions have expired, which of them cannot go, and the runs of the job. All methods expect a transaction; empty
 * collections are allowed and do nothing. Times are UTC.
 */
public interface PurgeLedger {

    /**
     * {@return active deletions that nothing is being done to, and whose time is over, the first to expire first} Those that are
     * blocked until later are left out.
     *
     * @param now the time
     * @param after only deletions behind this one in that order
     * @param limit how many at most
     */
    List<Deletion> due(Instant now, Optional<Deletion> after, int limit);

    /**
     * {@return how many active deletions have expired, blocked ones too; counted without limit}
     *
     * @param now the time
     */
    long eligible(Instant now);

    /**
     * {@return how many of these are noted as blocked, whenever they are to be tried again, or are being removed}
     *
     * @param now the time
     */
    long keptBack(Instant now);

    /** {@return how many deletions are active} */
    long active();

    /**
     * Notes why these cannot go, and when to try again. What was noted before is replaced, but for when it was noted first.
     *
     * @param blocked each deletion once; a long detail may be cut
     */
    void block(Collection<Blocked> blocked);

    /**
     * Notes that a run has begun to remove these in the background, and when to try again those that are refused there.
     *
     * @param run id of the run
     * @param removals each deletion once, with when to try it again
     */
    void underway(long run, Collection<Blocked> removals);

    /**
     * Notes that a removal in the background was refused, whose run counts it as blocked from now on. When to try again was
     * noted before; at once, where it was not.
     *
     * @param removal code and detail of the refusal; when to try again, where nothing was noted before
     */
    void refused(Blocked removal);

    /**
     * Forgets that these were blocked; those that were not are left out.
     *
     * @param deletions any number
     */
    void unblock(Collection<DeletionId> deletions);

    /**
     * {@return deletions that are blocked and active, the first to be tried again first; not what is being removed}
     *
     * @param limit how many at most
     */
    List<Blocked> blocked(int limit);

    /** {@return the last run that was not stopped before it began, ended or not} */
    Optional<Run> last();

    /** {@return the last run, whatever became of it} */
    Optional<Run> latest();

    /**
     * {@return the run, which begins, with an id} It may have been stopped before it began: then it ends at once.
     *
     * @param run without an id
     */
    Run begin(Run run);

    /**
     * Adds to what a run has done.
     *
     * @param run id of the run
     * @param removed how many more were removed, or begun to be removed in the background
     * @param blocked how many more could not go
     */
    void count(long run, long removed, long blocked);

    /**
     * {@return the run, which has ended}
     *
     * @param run id of the run
     * @param now the time
     * @param after deletions that have expired now
     * @param stopped why it stopped itself
     */
    Run end(long run, Instant now, long after, Optional<String> stopped);

    /**
     * A deletion that could not go.
     *
     * @param deletion which
     * @param code the code of the refusal
     * @param detail the same for a person
     * @param since when it was found to be blocked
     * @param again when to try again
     */
    record Blocked(DeletionId deletion, String code, String detail, Instant since, Instant again) {}

    /**
     * A run of the job.
     *
     * @param id allotted by the ledger; 0 before
     * @param started when it began
     * @param ended when it ended; empty while it runs, or where its node died
     * @param before deletions that had expired when it began
     * @param removed deletions that it removed, or began to remove in the background
     * @param blocked deletions that could not go
     * @param after deletions that had expired when it ended
     * @param stopped why it stopped itself before it had come to the end
     */
    record Run(
            long id,
            Instant started,
            Optional<Instant> ended,
            long before,
            long removed,
            long blocked,
            long after,
            Optional<String> stopped) {}
}
