package dev.paranoid.application;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps rows from being removed or changed, whatever else allows it. Every call is one transaction, and answers each item in the
 * order in which they were given; what is refused is left out. Throws {@link Unavailable} when the database is away, {@link Busy} when others hold the rows for too long.
 */
public interface Holds {

    /** Items that one call may have. */
    int MOST = 10_000;

    /**
     * Places holds. What removes rows and has decided before is waited for; all else that removes comes after.
     *
     * @param caller who asks, and what he may do
     * @param requests what is asked, in order
     * @return one answer a request; two requests for the same make two holds
     */
    List<Answer<Placed>> place(Caller caller, List<HoldRequest> requests);

    /**
     * Releases holds, each by itself.
     *
     * @param reason why, for the ledger
     * @param caller who asks, and what he may do
     * @param ids that are meant
     * @return one answer an id; a hold that was released before is answered as it is
     */
    List<Answer<Hold>> release(Caller caller, List<HoldId> ids, Optional<String> reason);

    /**
     * {@return the hold of that id, if the caller may read rows of its type}
     *
     * @param caller who asks, and what he may do
     * @param id of the hold
     */
    Optional<Hold> find(Caller caller, HoldId id);

    /**
     * {@return the holds that the query asks for and whose types the caller may read, newest first}
     *
     * @param caller who asks, and what he may do
     * @param query which are meant
     */
    Page<Hold> list(Caller caller, HoldQuery query);

    /**
     * A hold that is in the ledger.
     *
     * @param hold the hold
     * @param gone removals in the background that had removed rows before, and remove no more because of it: which rows, by
     *     deletion and name of the type
     */
    record Placed(Hold hold, Map<DeletionId, Map<String, Long>> gone) {
        public Placed {
            gone = Map.copyOf(gone);
        }
    }
}
