package dev.paranoid.testkit.memory.state;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.ParanoidEntity;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.schema.TestTable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row, immutable.
 *
 * @param type its type
 * @param ref its address; of a link, one that nobody outside can name
 * @param columns all values by column, in the table's order, the mark included
 */
public record MemoryRow(EntityType type, EntityRef ref, Map<String, @Nullable Object> columns)
        implements ParanoidEntity {

    @Override
    public Optional<Instant> deletedAt() {
        return Optional.ofNullable((Instant) columns.get(TestTable.DELETED_AT));
    }

    public Optional<DeletionId> holder() {
        return Optional.ofNullable((Long) columns.get(TestTable.DELETION_ID)).map(DeletionId::new);
    }

    public boolean live() {
        return columns.get(TestTable.DELETED_AT) == null;
    }

    public Optional<EntityRef> parent(Relation relation) {
        return Optional.ofNullable((String) columns.get(relation.column()))
                .map(id -> new EntityRef(relation.parent().name(), id));
    }

    public boolean refersTo(EntityRef parent, Relation relation) {
        return parent.id().equals(columns.get(relation.column()));
    }

    public MemoryRow with(String column, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(columns);
        changed.put(column, value);
        return new MemoryRow(type, ref, changed);
    }

    public MemoryRow marked(@Nullable Long deletion, @Nullable Instant at) {
        return with(TestTable.DELETION_ID, deletion).with(TestTable.DELETED_AT, at);
    }
}
