package dev.paranoid.mybatis;

import dev.paranoid.application.port.Freed.Clash;
import dev.paranoid.application.port.Mark;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out which of the lifted deletions would bring the clashing rows to life. */
final class Clashes {

    private final Schema schema;
    private final Mappers mappers;
    private final DeletionIds ids;

    Clashes(Schema schema, Mappers mappers, DeletionIds ids) {
        this.schema = schema;
        this.mappers = mappers;
        this.ids = ids;
    }

    List<Clash> of(EntityTable table, UniqueKey key, List<ClashRow> rows) {
        Map<EntityRef, Set<Mark>> above = ids.single() ? Map.of() : above(table, rows);
        return rows.stream()
                .map(row -> new Clash(
                        new Conflict(
                                table.name(),
                                table.table().name(),
                                key.name().name(),
                                Optional.of(row.restored()),
                                Optional.of(row.holder())),
                        restoredBy(new EntityRef(table.name(), row.restored()), row.restoredBy(), above),
                        restoredBy(new EntityRef(table.name(), row.holder()), row.holderRestoredBy(), above)))
                .toList();
    }

    private Map<EntityRef, Set<Mark>> above(EntityTable table, List<ClashRow> rows) {
        List<EntityRef> refs = rows.stream()
                .flatMap(row -> Stream.of(row.restored(), row.holder()))
                .distinct()
                .map(id -> new EntityRef(table.name(), id))
                .toList();
        return new Climb(schema, mappers.look()).from(refs);
    }

    private static Set<DeletionId> restoredBy(EntityRef row, @Nullable Long holder, Map<EntityRef, Set<Mark>> above) {
        Set<DeletionId> deletions = new HashSet<>();
        if (holder != null) {
            deletions.add(new DeletionId(holder));
            above.getOrDefault(row, Set.of()).forEach(mark -> mark.holder().ifPresent(deletions::add));
        }
        return deletions;
    }
}
