package dev.paranoid.application.port.hold;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.Page;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.Hold.Release;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.hold.HoldTarget;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One entry a hold; none is ever taken out. All methods but {@link #find} and {@link #list} expect a transaction, and take a number
 * of statements that does not depend on how many are given; empty collections are allowed and do nothing. What they read is
 * committed, however old the caller's transaction is.
 */
public interface HoldLedger {

    /**
     * {@return on which types there are holds} Until the end of the transaction nobody places one: who wants to waits for this
     * transaction, and this waits for who does.
     */
    HeldTypes guard();

    /** {@return the same for who changes nothing: it keeps nobody from anything} */
    HeldTypes look();

    /** Waits for the transactions that are guarded, and keeps all others from being so until the end of this one. */
    void guardExclusively();

    /**
     * {@return the holds, with ids that rise in the order given} Within {@link #guardExclusively}. Whether what is held exists
     * is not looked at.
     *
     * @param entries any number
     */
    List<Hold> place(List<Entry> entries);

    /**
     * {@return these holds; those that do not exist are left out. Within {@link #guardExclusively} they stay as they are}
     *
     * @param ids any number
     */
    Map<HoldId, Hold> find(Collection<HoldId> ids);

    /**
     * Notes the release of these holds, which have not been released. Within {@link #guardExclusively}. No release is earlier
     * than the hold was placed.
     *
     * @param holds as {@link #find} gave them there
     * @param how who releases them, when and why
     */
    void release(Collection<Hold> holds, Release how);

    /**
     * {@return the holds on these rows, or on deletions of which these are the roots, that have not been released, in any
     * order}
     *
     * @param type of all these rows
     * @param keys any number
     * @param lock how the entries are locked
     */
    List<Hold> onRows(EntityType type, Collection<RowKey> keys, Lock lock);

    /**
     * {@return the holds on these deletions that have not been released, in any order; not those on their roots}
     *
     * @param deletions any number
     * @param lock how the entries are locked
     */
    List<Hold> onDeletions(Collection<DeletionId> deletions, Lock lock);

    /**
     * {@return the holds on these types, by name, that have not been released, in any order; not those on their rows}
     *
     * @param types names of types
     * @param lock how the entries are locked
     */
    List<Hold> onTypes(Collection<String> types, Lock lock);

    /**
     * {@return when the next hold begins to be in force that has not been released, after that time; empty where none does}
     *
     * @param after a hold that begins right then is in force already
     */
    Optional<Instant> nextFrom(Instant after);

    /**
     * {@return the holds that the query asks for, newest first}
     *
     * @param query which, where the page begins, and how many it has at most
     * @param without names of types; holds on them and on their rows are left out
     */
    Page<Hold> list(HoldQuery query, Set<String> without);

    /**
     * What an entry is made of.
     *
     * @param kind what it forbids
     * @param target what is held
     * @param reason why
     * @param caseId the case that it belongs to
     * @param at the time of the transaction
     * @param actor who places it
     * @param source the way by which the request came
     * @param from since when it is in force
     * @param until until when
     */
    record Entry(
            HoldKind kind,
            HoldTarget target,
            String reason,
            Optional<String> caseId,
            Instant at,
            String actor,
            String source,
            Instant from,
            Optional<Instant> until) {}
}
