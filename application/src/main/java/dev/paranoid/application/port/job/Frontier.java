package dev.paranoid.application.port.job;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Hidden rows below which something may still be live (invariant I1). All methods expect a transaction in which the rows that
 * are added or taken out are locked. Empty collections are allowed and do nothing.
 */
public interface Frontier {

    /**
     * Adds these; what is in it stays in it, and has been added once more.
     *
     * @param type of all these rows
     * @param keys in any order
     */
    void add(EntityType type, Collection<RowKey> keys);

    /**
     * {@return rows of that type that are in it, in an order of the store's own, after that one, at most so many}
     *
     * @param type whose rows are asked for
     * @param after only rows behind that one; empty for a first page
     * @param limit how many at most
     */
    List<Added> next(EntityType type, Optional<RowKey> after, int limit);

    /**
     * A row that is in it.
     *
     * @param row its key
     * @param times a number that grows whenever the row is added once more
     */
    record Added(RowKey row, long times) {}

    /**
     * Takes these out, however often they were added; those that are not in it are left out.
     *
     * @param type of all these rows
     * @param keys in any order
     */
    void remove(EntityType type, Collection<RowKey> keys);

    /**
     * Takes this one out, unless it has been added once more since it was read.
     *
     * @param type of the row
     * @param read as {@link #next} gave it
     */
    void removeUnchanged(EntityType type, Added read);
}
