package dev.paranoid.spring;

import dev.paranoid.domain.hold.Hold;

/**
 * A hold was placed or released. Told to listeners of the application within the transaction in which it happened, so that
 * {@code @TransactionalEventListener} hears of it when that has been committed.
 */
public sealed interface HoldEvent {

    /** {@return the hold, as it is now} */
    Hold hold();

    /**
     * It is in the ledger, and in force when it says.
     *
     * @param hold as it was placed; it may begin later, or end by itself
     */
    record Placed(Hold hold) implements HoldEvent {}

    /**
     * It holds nothing any more.
     *
     * @param hold with how it was released
     */
    record Released(Hold hold) implements HoldEvent {}
}
