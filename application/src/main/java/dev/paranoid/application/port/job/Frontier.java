package dev.paranoid.application.port.job;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Hidden rows below which something may still be live. All methods expect a transaction. */
public interface Frontier {

    /** Adds these; what is in it stays in it. */
    void add(EntityType type, Collection<RowKey> keys);

    /** {@return rows of that type that are in it, in an order of the store's own, after that one, at most so many} */
    List<RowKey> next(EntityType type, Optional<RowKey> after, int limit);

    /** Takes these out. */
    void remove(EntityType type, Collection<RowKey> keys);
}
