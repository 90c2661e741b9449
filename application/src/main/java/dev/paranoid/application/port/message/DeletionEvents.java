package dev.paranoid.application.port.message;

import dev.paranoid.domain.deletion.Deletion;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tells those who follow what happens to deletions. */
public interface DeletionEvents {

    /** Nobody follows. */
    DeletionEvents NONE = events -> {};

    /** Publishes these in the running transaction: they are seen if and when it commits, those of one root in their order. */
    void publish(List<Event> events);

    /** What has happened. */
    enum Kind {
        /** A deletion has taken its rows. */
        OPENED,
        /** A deletion has ended, and what no other reaches is live. */
        LIFTED,
        /** Its root was removed for good. */
        PURGED
    }

    /**
     * One thing that happened.
     *
     * @param kind what
     * @param deletion to which deletion, as it is now
     * @param counts rows that were hidden, became live, or were removed with it, by name of the type; no zeros
     * @param actor who asked for it
     * @param at when
     */
    record Event(Kind kind, Deletion deletion, Map<String, Long> counts, String actor, Instant at) {
        public Event {
            counts = Map.copyOf(counts);
        }
    }
}
