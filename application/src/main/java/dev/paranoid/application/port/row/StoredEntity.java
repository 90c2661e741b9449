package dev.paranoid.application.port.row;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.ParanoidEntity;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.Relation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A row as it was loaded.
 *
 * @param ref its address, as the database has it
 * @param mark its mark; empty while it is live, and for rows that cannot be hidden
 * @param parents the keys of its parents, by name of the relation; without those whose foreign key is null
 */
public record StoredEntity(EntityRef ref, Optional<Mark> mark, Map<String, RowKey> parents) implements ParanoidEntity {

    public StoredEntity {
        parents = Map.copyOf(parents);
    }

    @Override
    public Optional<Instant> deletedAt() {
        return mark.map(Mark::since);
    }

    /** {@return the deletion that holds it; empty while it is live, or where others than Paranoid hid it} */
    public Optional<DeletionId> holder() {
        return mark.flatMap(Mark::holder);
    }

    /** {@return its key} */
    public RowKey key() {
        return RowKey.of(ref);
    }

    /**
     * {@return the key of its parent along that relation, if it has one}
     *
     * @param relation in which the row's type is the child
     */
    public Optional<RowKey> parent(Relation relation) {
        return Optional.ofNullable(parents.get(relation.name()));
    }
}
