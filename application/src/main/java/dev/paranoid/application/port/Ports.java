package dev.paranoid.application.port;

import dev.paranoid.application.port.access.RowAccess;
import dev.paranoid.application.port.history.DeletionHistory;
import dev.paranoid.application.port.hold.HoldLedger;
import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.application.port.message.HoldEvents;
import dev.paranoid.application.port.message.Inbox;
import dev.paranoid.application.port.purge.PurgeLedger;
import dev.paranoid.application.port.row.EntityReader;
import dev.paranoid.application.port.row.EntityStore;
import java.time.InstantSource;

/**
 * All that Paranoid needs from outside.
 *
 * @param store the rows, and what a plan does to them
 * @param reader rows to look at
 * @param ledger the deletions
 * @param transactions all or nothing
 * @param inbox requests that were carried out
 * @param events those who follow deletions
 * @param holdEvents those who follow holds
 * @param holds what must stay
 * @param purges what has expired, and what was done about it
 * @param access which rows somebody may see and touch
 * @param history what was done to deletions
 * @param clock the time of the running transaction, UTC, to the microsecond; the same however often it is asked within one
 */
public record Ports(
        EntityStore store,
        EntityReader reader,
        DeletionLedger ledger,
        Transactions transactions,
        Inbox inbox,
        DeletionEvents events,
        HoldEvents holdEvents,
        HoldLedger holds,
        PurgeLedger purges,
        RowAccess access,
        DeletionHistory history,
        InstantSource clock) {

    /**
     * {@return the same, where this says which rows somebody may see and touch}
     *
     * @param rule in place of the one before
     */
    public Ports with(RowAccess rule) {
        return new Ports(
                store, reader, ledger, transactions, inbox, events, holdEvents, holds, purges, rule, history, clock);
    }

    /**
     * {@return the same over another store}
     *
     * @param other in place of the one before
     */
    public Ports with(EntityStore other) {
        return new Ports(
                other, reader, ledger, transactions, inbox, events, holdEvents, holds, purges, access, history, clock);
    }

    /**
     * {@return the same over another ledger}
     *
     * @param other in place of the one before
     */
    public Ports with(DeletionLedger other) {
        return new Ports(
                store, reader, other, transactions, inbox, events, holdEvents, holds, purges, access, history, clock);
    }
}
