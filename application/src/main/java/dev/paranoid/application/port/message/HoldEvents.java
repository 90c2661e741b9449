package dev.paranoid.application.port.message;

import dev.paranoid.domain.hold.Hold;
import java.util.List;

/** Tells those who follow which holds are placed and released. */
public interface HoldEvents {

    /** Nobody follows. */
    HoldEvents NONE = (kind, holds) -> {};

    /**
     * Publishes that in the running transaction: it is seen if and when that commits. What it throws undoes the call.
     *
     * @param kind what has happened
     * @param holds to which holds, at least one, as they are now
     */
    void publish(Kind kind, List<Hold> holds);

    /** What has happened. */
    enum Kind {
        /** They are in the ledger, and in force when they say. */
        PLACED,
        /** They hold nothing any more. */
        RELEASED
    }

    /**
     * {@return all of these as one, told in their order}
     *
     * @param followers any number
     */
    static HoldEvents all(List<HoldEvents> followers) {
        List<HoldEvents> each = List.copyOf(followers);
        return (kind, holds) -> each.forEach(follower -> follower.publish(kind, holds));
    }
}
