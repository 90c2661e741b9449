package dev.paranoid.application.port.purge;

import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which deletions have expired, which of them cannot go, and the runs of the job. All methods expect a transaction. */
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

    /** {@return how many active deletions have expired, blocked ones too} */
    long eligible(Instant now);

    /** {@return how many deletions are active} */
    long active();

    /** Notes why these cannot go, and when to try again. What was noted before is replaced. */
    void block(Collection<Blocked> blocked);

    /** Forgets that these were blocked. */
    void unblock(Collection<DeletionId> deletions);

    /** {@return deletions that are blocked and active, the first to be tried again first} */
    List<Blocked> blocked(int limit);

    /** {@return the last run that was not stopped before it began, ended or not} */
    Optional<Run> last();

    /** {@return the run, which begins, with an id} */
    Run begin(Run run);

    /** Notes how it went. */
    void write(Run run);

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
