package dev.paranoid.mybatis.rows;

import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.statement.Utc;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Marks rows of a table, and takes their marks away. Where triggers may change what an UPDATE writes, the rows are read again,
 * since the number of rows that the server tells of says nothing of their columns.
 *
 * @param read reads rows as the transaction sees them
 */
record Marking(EntityTable table, RowMapper mapper, Function<Collection<RowKey>, Map<RowKey, StoredEntity>> read) {

    void mark(Map<RowKey, Mark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        Map<Mark, List<RowKey>> byMark = marks.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        if (byMark.size() == 1) {
            byMark.forEach((mark, keys) -> Keys.inParts(
                    keys,
                    part -> mapper.mark(
                            table,
                            holder(mark),
                            Utc.of(mark.since()),
                            Keys.of(table.id().values(part)))));
        } else {
            Keys.inParts(marks.entrySet(), part -> mapper.markEach(table, MarkList.of(part)));
        }
        require(marks.keySet(), row -> Optional.ofNullable(marks.get(row)));
    }

    private static @Nullable Long holder(Mark mark) {
        return mark.holder().map(DeletionId::value).orElse(null);
    }

    void free(Collection<RowKey> keys) {
        Keys.inParts(
                keys,
                part -> TakenValues.guard(
                        table, () -> mapper.free(table, Keys.of(table.id().values(part)))));
        require(keys, row -> Optional.empty());
    }

    private void require(Collection<RowKey> keys, Function<RowKey, Optional<Mark>> wanted) {
        if (table.triggered()
                && read.apply(keys).entrySet().stream()
                        .anyMatch(row -> !same(row.getValue(), wanted.apply(row.getKey())))) {
            throw new DatabaseRefused(DatabaseRefused.TAKEN_BACK, null);
        }
    }

    /** Times may be rounded by their column. */
    private static boolean same(StoredEntity row, Optional<Mark> wanted) {
        return row.hidden() == wanted.isPresent() && row.holder().equals(wanted.flatMap(Mark::holder));
    }
}
