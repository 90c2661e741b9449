package dev.paranoid.application.port;

import java.time.Duration;
import java.util.function.Supplier;

/** All or nothing. */
public interface Transactions {

    /**
     * Runs the work in one transaction at READ COMMITTED: in one of its own, or in the caller's with a savepoint.
     * Commits when the work returns; rolls back all that the work did when it throws, and throws the same. A deadlock or a
     * lock time-out rolls back and runs the work again, with jitter, so the work must be repeatable.
     *
     * @throws dev.paranoid.application.failure.Busy when others were in the way until the time was over; nothing has happened then
     * @throws dev.paranoid.application.failure.Unavailable when the database is away; nothing has happened then, unless the exception
     *     says that it may have
     */
    <T> T inTransaction(Supplier<T> work);

    /** Runs the work like {@link #inTransaction} and rolls it back even when it returns. */
    <T> T undone(Supplier<T> work);

    /** {@return whether a transaction that began now would be part of one that this thread is in} */
    boolean joining();

    /**
     * {@return whether this thread is in a transaction that somebody else began, and whose end is his to decide: what is done there
     * is done when he commits, and wholly}
     */
    boolean withinCallers();

    /**
     * Runs the work, in which each transaction is tried again only until that time has passed, counted from now.
     */
    <T> T atMost(Duration time, Supplier<T> work);

    /** {@return for how long what this thread does now is still tried again} */
    Duration left();

    /**
     * {@return the same for work that several callers share: where others are in the way for long, it throws {@link Contended}
     * instead of trying again}
     */
    Transactions shared();
}
