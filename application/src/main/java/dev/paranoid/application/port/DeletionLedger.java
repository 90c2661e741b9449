package dev.paranoid.application.port;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Page;
import dev.paranoid.application.caller.Asker;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One entry a deletion. A root has at most one that is active. All methods but {@link #find}, {@link #openedFor} and {@link #list}
 * expect a transaction in which the roots concerned are locked, and take a number of statements that does not depend on how many are
 * given; empty collections are allowed and do nothing.
 */
public interface DeletionLedger {

    /**
     * Opens entries and allots their ids, rising in the order given: active for a soft delete and for a hard one that can be
     * undone, purged for any other.
     *
     * @param entries any number
     * @return the deletions, in the order given
     * @throws AlreadyActive if a root has an active deletion; nothing is opened then
     */
    List<Deletion> open(List<Entry> entries);

    /**
     * Notes what each of these has taken; called once for each that was opened without.
     *
     * @param took by deletion, how many rows, by name of the type
     */
    void recordTook(Map<DeletionId, Map<String, Long>> took);

    /**
     * {@return the active deletion of each of these roots that has one, locked for reading until the end of the transaction}
     *
     * @param roots any rows, whether they exist or not
     */
    Map<EntityRef, Deletion> activeOf(Collection<EntityRef> roots);

    /**
     * {@return the last deletion that removed each of these roots for good, where there is one} Locks nothing.
     *
     * @param roots any rows, whether they exist or not
     */
    Map<EntityRef, Deletion> purgedOf(Collection<EntityRef> roots);

    /**
     * {@return these deletions, whatever their state, as they are committed now; those that do not exist are left out}
     *
     * @param ids any number
     */
    Map<DeletionId, Deletion> find(Collection<DeletionId> ids);

    /**
     * {@return those of these deletions that this one asked for, whatever their state}
     *
     * @param asker whose key an entry was opened with
     * @param ids any number
     */
    Set<DeletionId> openedFor(Asker asker, Collection<DeletionId> ids);

    /**
     * {@return these deletions, whatever their state, locked until the end of the transaction: exclusively, so that no other
     * can close them or hand rows over to them, or shared, so that no other can close them; those that do not exist are left
     * out}
     *
     * @param ids in any order; they are locked by ascending id
     * @param lock exclusive or shared
     */
    Map<DeletionId, Deletion> lock(Collection<DeletionId> ids, Lock lock);

    /**
     * Closes entries (T3), as lifted, purged or refused, not before they were opened. Of those that are closed already only
     * hard deletes are, as refused; all others stay as they are, so a repeat is harmless. No row changes: what they hold is
     * left to T4.
     *
     * @param closings how each ends
     * @param state lifted, purged or refused
     * @param at the time of the transaction
     */
    void close(Collection<Closing> closings, DeletionState state, Instant at);

    /**
     * Notes until when this one is kept; where it is not active, nothing happens.
     *
     * @param id of the deletion
     * @param purgeAt when its rows may be purged
     */
    void keepUntil(DeletionId id, Instant purgeAt);

    /**
     * Makes hard deletes of these, to be carried out then; those that are not active stay as they are.
     *
     * @param times by deletion, when it is carried out
     */
    void schedule(Map<DeletionId, Instant> times);

    /**
     * Makes entries that were lifted active again; those in another state stay as they are. None of their roots may have
     * another that is active.
     *
     * @param ids any number
     */
    void reopen(Collection<DeletionId> ids);

    /**
     * Notes who asked for deletions. A deletion of which nothing is noted was asked for outright. What is noted already
     * stays as it is.
     *
     * @param asks any number
     */
    void ask(Collection<Ask> asks);

    /**
     * {@return the deletions for which each of these requests asked, where it did and was not withdrawn} Those that have been
     * closed for as long as the inbox keeps requests may be missing.
     *
     * @param requests as the inbox names them
     */
    Map<RequestKey, Set<DeletionId>> askedBy(Collection<RequestKey> requests);

    /**
     * {@return which of these deletions anybody asked for, and did not withdraw}
     *
     * @param ids any number
     */
    Set<DeletionId> asked(Collection<DeletionId> ids);

    /**
     * Forgets that these requests asked for anything. The deletions stay as they are: whoever withdraws lifts what nobody
     * {@linkplain #asked asks for} any more.
     *
     * @param requests as the inbox names them
     */
    void withdraw(Collection<RequestKey> requests);

    /**
     * How a deletion ends.
     *
     * @param deletion which
     * @param actor who ends it
     * @param reason why
     * @param cause the deletion that removes its root
     */
    record Closing(DeletionId deletion, String actor, Optional<String> reason, Optional<DeletionId> cause) {

        /**
         * {@return the ends of these, by him, for no reason that is told}
         *
         * @param actor who ends them
         * @param deletions any number
         */
        public static List<Closing> by(String actor, Collection<DeletionId> deletions) {
            return deletions.stream()
                    .map(id -> new Closing(id, actor, Optional.empty(), Optional.empty()))
                    .toList();
        }

        /**
         * {@return the end of one whose root that deletion removes, by who asked for the removal, and for his reason}
         *
         * @param deletion which ends
         * @param removal the hard delete of its root
         */
        public static Closing with(DeletionId deletion, Deletion removal) {
            return new Closing(deletion, removal.actor(), removal.reason(), Optional.of(removal.id()));
        }
    }

    /**
     * Who asked for a deletion.
     *
     * @param deletion the deletion
     * @param request the request, as the inbox names it; empty for someone who asked outright, which cannot be withdrawn
     */
    record Ask(DeletionId deletion, Optional<RequestKey> request) {}

    /**
     * {@return the deletions that the query asks for, as they are committed now, newest first}
     *
     * @param query which, where the page begins, and how many it has at most
     * @param without names of types; deletions of their rows are left out
     */
    Page<Deletion> list(DeletionQuery query, Set<String> without);

    /**
     * What an entry is opened with.
     *
     * @param root the row
     * @param mode soft or hard
     * @param at the time of the transaction
     * @param actor who asked
     * @param source the way by which the request came
     * @param asker who that was, beyond his name
     * @param reason why
     * @param purgeAt when the rows may be purged; of a hard delete, when it is carried out that can be undone until then
     * @param took what it takes, by name of the type, where that is known
     */
    record Entry(
            EntityRef root,
            DeletionMode mode,
            Instant at,
            String actor,
            String source,
            Asker asker,
            Optional<String> reason,
            Optional<Instant> purgeAt,
            Map<String, Long> took) {

        /** {@return whether it hides rows for now, instead of removing them} */
        public boolean hides() {
            return mode == DeletionMode.SOFT || purgeAt.isPresent();
        }
    }

    /** A root has an active deletion. */
    final class AlreadyActive extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * The same, without a stack trace of its own.
         *
         * @param cause what the database said
         */
        public AlreadyActive(Throwable cause) {
            super(cause.getMessage(), cause, false, false);
        }
    }
}
