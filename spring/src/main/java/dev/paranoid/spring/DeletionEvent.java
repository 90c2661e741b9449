package dev.paranoid.spring;

import dev.paranoid.application.port.message.DeletionEvents.Rows;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something has happened to a deletion. Told to listeners of the application within the transaction in which it happened, so that
 * {@code @TransactionalEventListener} hears of it when that has been committed.
 */
public sealed interface DeletionEvent {

    /** {@return which deletion, as it is now} */
    Deletion deletion();

    /** {@return rows that were hidden, became live, or were removed with it, by name of the type; no zeros} */
    Map<String, Long> counts();

    /** {@return who asked for it} */
    String actor();

    /** {@return when} */
    Instant at();

    /** {@return where the rows can be asked for} */
    Rows rows();

    /** {@return the row that the delete named} */
    default EntityRef root() {
        return deletion().root();
    }

    /**
     * {@return ids of rows of that type that were hidden, became live, or were removed, at most so many; empty where the work went on
     * in the background, and nobody has them at hand}
     *
     * @param type name of an entity type
     * @param limit how many at most
     */
    default Optional<List<String>> ids(String type, int limit) {
        return rows().ids(type, limit);
    }

    /**
     * A deletion has taken its rows.
     *
     * @param deletion active, with what it took
     * @param counts rows that it hid, by name of the type; no zeros
     * @param actor who asked for the delete
     * @param at when it opened, which may be long before this where it went on in the background; UTC
     * @param rows the rows that it hid
     */
    record Opened(Deletion deletion, Map<String, Long> counts, String actor, Instant at, Rows rows)
            implements DeletionEvent {}

    /**
     * A deletion has ended, and what no other reaches is live.
     *
     * @param deletion lifted
     * @param counts rows that became live, by name of the type; no zeros, and none of those that were handed over
     * @param actor who asked for the restore
     * @param at when its last rows became live or were handed over; UTC
     * @param rows the rows that became live
     */
    record Lifted(Deletion deletion, Map<String, Long> counts, String actor, Instant at, Rows rows)
            implements DeletionEvent {}

    /**
     * Its rows are kept for longer: until {@link Deletion#purgeAt}.
     *
     * @param deletion active, with the new time
     * @param counts empty: no row has changed
     * @param actor who extended its retention
     * @param at when he did; UTC
     * @param rows none, of any type
     */
    record Extended(Deletion deletion, Map<String, Long> counts, String actor, Instant at, Rows rows)
            implements DeletionEvent {}

    /**
     * Its rows are kept for a shorter time: until {@link Deletion#purgeAt}.
     *
     * @param deletion active, with the new time
     * @param counts empty: no row has changed
     * @param actor who shortened its retention, or asked for a hard delete that can be undone for less time than that was to last
     * @param at when he did; UTC
     * @param rows none, of any type
     */
    record Shortened(Deletion deletion, Map<String, Long> counts, String actor, Instant at, Rows rows)
            implements DeletionEvent {}

    /**
     * Its root was removed for good.
     *
     * @param deletion purged: the hard delete itself, or a deletion that lost its root by it
     * @param counts rows that the hard delete removed, by name of the type; empty for a deletion that lost its root by it
     * @param actor who asked for the hard delete
     * @param at the time of the transaction in which this was noted; UTC
     * @param rows the rows that the hard delete removed, not what a deletion held that lost its root by it
     */
    record Purged(Deletion deletion, Map<String, Long> counts, String actor, Instant at, Rows rows)
            implements DeletionEvent {}
}
