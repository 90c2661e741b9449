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
    private final boolean ahead;

    /**
     * Finds them.
     *
     * @param ahead whether rows that will be handed over still bear the mark of these deletions
     */
    Clashes(Schema schema, Mappers mappers, DeletionIds ids, boolean ahead) {
        this.ahead = ahead;
        this.schema = schema;
        this.mappers = mappers;
        this.ids = ids;
    }

    List<Clash> of(EntityTable table, UniqueKey key, List<ClashRow> rows) {
        Map<EntityRef, Set<Mark>> above = ids.single() && !ahead ? Map.of() : above(table, rows);
        return rows.stream()
                .filter(row -> !ahead || comes(table, row.restored(), above))
                .filter(row -> !ahead || row.holderRestoredBy() == null || comes(table, row.holder(), above))
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

    /** Whether the row becomes live with these deletions: no other is above it. */
    private boolean comes(EntityTable table, String id, Map<EntityRef, Set<Mark>> above) {
        return above.getOrDefault(new EntityRef(table.name(), id), Set.of()).stream()
                .allMatch(mark -> mark.holder()
                        .filter(holder -> ids.values().contains(holder.value()))
                        .isPresent());
    }

    private Map<EntityRef, Set<Mark>> above(EntityTable table, List<ClashRow> rows) {
        List<EntityRef> refs = rows.stream()
                .flatMap(row -> Stream.of(row.restored(), row.holder()))
                .distinct()
                .map(id -> new EntityRef(table.name(), id))
                .toList();
        return new Climb(schema, mappers.look(), false).from(refs);
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
