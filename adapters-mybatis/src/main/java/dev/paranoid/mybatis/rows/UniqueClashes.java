package dev.paranoid.mybatis.rows;

import dev.paranoid.application.port.row.Clash;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.UniqueKey;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.statement.RowMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds rows of a table that have a unique value in common and cannot be live together, each pair once. */
final class UniqueClashes {

    private final EntityTable table;
    private final RowMapper mapper;
    private final Set<RowKey> keys;
    private final Set<DeletionId> heldBy;
    private final Set<Set<RowKey>> pairs = new HashSet<>();
    private final List<Clash> found = new ArrayList<>();

    UniqueClashes(EntityTable table, RowMapper mapper, Collection<RowKey> keys, Collection<DeletionId> heldBy) {
        this.table = table;
        this.mapper = mapper;
        this.keys = Set.copyOf(keys);
        this.heldBy = Set.copyOf(heldBy);
    }

    List<Clash> find() {
        String holders = holders();
        table.uniqueKeys()
                .forEach(key -> Keys.inParts(
                        keys,
                        part -> mapper.clashes(
                                        table, key, holders, twice(table.id().values(part)))
                                .forEach(row -> add(key, row))));
        return found;
    }

    private static Keys twice(List<Object> values) {
        return Keys.of(values).besides(values);
    }

    /** A part of the rows knows the others by who holds them. */
    private String holders() {
        Set<Long> holders = heldBy.stream().map(DeletionId::value).collect(Collectors.toSet());
        if (keys.size() > Keys.MOST) {
            Keys.inParts(
                    keys,
                    part -> holders.addAll(
                            mapper.holders(table, Keys.of(table.id().values(part)))));
        }
        return holders.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private void add(UniqueKey key, RowMap row) {
        Clash clash = new Clash(
                key.name().name(),
                table.table().name(),
                new RowKey(table.id().canonicalText(row.get("restored"))),
                new RowKey(table.id().canonicalText(row.get("holder"))),
                EntityRows.mark(row));
        if (counts(clash) && pairs.add(Set.of(clash.restored(), clash.holder()))) {
            found.add(clash);
        }
    }

    private boolean counts(Clash clash) {
        return clash.holderMark().isEmpty()
                || keys.contains(clash.holder())
                || clash.holderMark().get().holder().filter(heldBy::contains).isPresent();
    }
}
