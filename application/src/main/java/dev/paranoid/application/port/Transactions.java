package dev.paranoid.application.port;

import java.time.Duration;
import java.util.function.Supplier;

/** All or nothing. */
public interface Transactions {

    /**
     * Runs the work in one transaction at READ COMMITTED: in one of its own, or in the caller's with a savepoint. Commits when
     * the work returns; rolls back all that the work did when it throws, and throws the same. In a transaction of its own, a
     * deadlock or a lock time-out rolls back and runs the work again, with jitter, so the work must be repeatable; in the
     * caller's, it is {@code Busy} at once.
     *
     * @param <T> what the work gives
     * @param work runs once or more; what it does outside of the database is done each time
     * @return what the work gave when it ran last
     * @throws dev.paranoid.application.failure.Busy when others were in the way until the time was over; nothing has happened
     *     then
     * @throws dev.paranoid.application.failure.Unavailable when the database is away; nothing has happened then, unless the
     *     exception says that it may have
     * @throws dev.paranoid.application.failure.SchemaChanged when the database lacks what somebody has to mend; nothing has
     *     happened then
     * @throws dev.paranoid.application.failure.Misuse when the caller's transaction is read-only, or at another isolation
     * @throws DatabaseRefused when a trigger, a CHECK, or a foreign key that is not declared refuses; nothing has happened
     *     then
     */
    <T> T inTransaction(Supplier<T> work);

    /**
     * Runs the work like {@link #inTransaction} and rolls it back even when it returns. A caller's transaction may be
     * read-only then, and at any isolation.
     *
     * @param <T> what the work gives
     * @param work runs once or more
     * @return what the work gave when it ran last
     */
    <T> T undone(Supplier<T> work);

    /** {@return whether a transaction that began now would be part of one that this thread is in} */
    boolean joining();

    /**
     * {@return whether this thread is in a transaction that somebody else began, and whose end is his to decide: what is done there
     * is done when he commits, and wholly}
     */
    boolean withinCallers();

    /**
     * Runs the work, in which each transaction is tried again only until that time has passed, counted from now. A transaction
     * that is running then is not ended: each is tried once at least. A time within another replaces it until the work is
     * done.
     *
     * @param <T> what the work gives
     * @param time zero for one try
     * @param work runs once
     * @return what the work gave
     */
    <T> T atMost(Duration time, Supplier<T> work);

    /**
     * {@return for how long what this thread does now is still tried again: what {@link #atMost} has left, zero when that is
     * over; outside of it the time that a call has}
     */
    Duration left();

    /**
     * {@return the same for work that several callers share: where others are in the way for long, it throws {@link Contended}
     * instead of trying again}
     */
    Transactions shared();
}
