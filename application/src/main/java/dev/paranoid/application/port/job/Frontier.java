package dev.paranoid.application.port.job;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Hidden rows below which something may still be live. All methods expect a transaction. */
public interface Frontier {

    /** Adds these; what is in it stays in it, and has been added once more. */
    void add(EntityType type, Collection<RowKey> keys);

    /** {@return rows of that type that are in it, in an order of the store's own, after that one, at most so many} */
    List<Added> next(EntityType type, Optional<RowKey> after, int limit);

    /**
     * A row that is in it.
     *
     * @param row its key
     * @param times a number that grows whenever the row is added once more
     */
    record Added(RowKey row, long times) {}

    /** Takes these out. */
    void remove(EntityType type, Collection<RowKey> keys);

    /** Takes this one out, unless it has been added once more since it was read. */
    void removeUnchanged(EntityType type, Added read);
}
