package dev.paranoid.application.hold;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import java.util.Collection;
import java.util.Set;

/** The gate's word, for the running transaction, that nothing holds these rows. Only the gate gives one. */
public final class Permit {

    private final Set<EntityRef> rows;

    Permit(Set<EntityRef> rows) {
        this.rows = Set.copyOf(rows);
    }

    /**
     * @throws IllegalStateException if it was not asked about all of these rows
     */
    void require(EntityType type, Collection<RowKey> keys) {
        keys.stream().filter(key -> !rows.contains(key.in(type))).findFirst().ifPresent(key -> {
            throw new IllegalStateException("No hold check for " + key.in(type));
        });
    }
}
