package dev.paranoid.application.port.message;

import dev.paranoid.domain.deletion.Deletion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells those who follow what happens to deletions. */
public interface DeletionEvents {

    /** Nobody follows. */
    DeletionEvents NONE = events -> {};

    /**
     * Publishes these in the running transaction: they are seen if and when it commits, those of one root in their order. What it
     * throws undoes the call, or the chunk of a background job, that the events are about; a chunk is tried again.
     *
     * @param events at least one, in the order in which they happened
     */
    void publish(List<Event> events);

    /** What has happened. */
    enum Kind {
        /** A deletion has taken its rows. */
        OPENED,
        /** A deletion has ended, and what no other reaches is live. */
        LIFTED,
        /** Its root was removed for good. */
        PURGED,
        /** Its rows are kept for longer. */
        EXTENDED,
        /** Its rows are kept for a shorter time. */
        SHORTENED
    }

    /** The rows that an event is about, while it is told. */
    @FunctionalInterface
    interface Rows {

        /** Of what went on in the background. */
        Rows UNKNOWN = (type, limit) -> Optional.empty();

        /** Of a deletion that ended with its root: what it held is told with what removed that. */
        Rows NONE = (type, limit) -> Optional.of(List.of());

        /**
         * {@return ids of rows of that type, at most so many, in no order; empty where the work went on in the background, and
         * nobody has them at hand}
         *
         * @param type name of an entity type
         * @param limit how many at most
         */
        Optional<List<String>> ids(String type, int limit);
    }

    /**
     * {@return all of these as one, told in their order}
     *
     * @param followers any number
     */
    static DeletionEvents all(List<DeletionEvents> followers) {
        List<DeletionEvents> each = List.copyOf(followers);
        return events -> each.forEach(follower -> follower.publish(events));
    }

    /**
     * One thing that happened.
     *
     * @param kind what
     * @param deletion to which deletion, as it is now
     * @param counts rows that were hidden, became live, or were removed with it, by name of the type; no zeros
     * @param actor who asked for it
     * @param at when
     * @param rows which rows these are
     */
    record Event(Kind kind, Deletion deletion, Map<String, Long> counts, String actor, Instant at, Rows rows) {
        public Event {
            counts = Map.copyOf(counts);
        }

        /**
         * One whose rows nobody has at hand.
         *
         * @param kind what
         * @param deletion to which deletion, as it is now
         * @param counts rows by name of the type; no zeros
         * @param actor who asked for it
         * @param at when
         */
        public Event(Kind kind, Deletion deletion, Map<String, Long> counts, String actor, Instant at) {
            this(kind, deletion, counts, actor, at, Rows.UNKNOWN);
        }

        /**
         * {@return the same with its rows}
         *
         * @param known which rows these are
         */
        public Event with(Rows known) {
            return new Event(kind, deletion, counts, actor, at, known);
        }
    }
}
