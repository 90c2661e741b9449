package dev.paranoid.mybatis.rows;

import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.IdColumn;
import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.statement.RowMap;
import dev.paranoid.mybatis.statement.Utc;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How rows of a table are read: their key, their mark, and the keys of their parents.
 *
 * @param links the relations in which the table is the child
 */
record EntityRows(EntityTable table, List<Link> links) {

    EntityRows {
        links = List.copyOf(links);
    }

    /** {@return what is selected of the row that goes by that alias} */
    String columns(String alias) {
        String mark = table.markColumns()
                .map(columns -> ", " + columns.holder(alias) + " AS h, " + columns.utc(alias) + " AS s")
                .orElse("");
        return table.id().raw(alias) + " AS k" + mark + (links.isEmpty() ? "" : ", " + foreignKeys(alias));
    }

    /** {@return the same of a row without id} */
    String foreignKeys(String alias) {
        return IntStream.range(0, links.size())
                .mapToObj(i -> parent(links.get(i), alias) + " AS f" + i)
                .collect(Collectors.joining(", "));
    }

    /** Text that the collation takes for equal need not be the same: then the parent itself is asked. */
    private static String parent(Link link, String alias) {
        IdColumn id = link.parent().id();
        return id.text()
                ? "(SELECT " + id.raw("x") + " FROM " + link.parent().table() + " x WHERE "
                        + id.name().of("x") + " = " + link.key(alias) + ")"
                : link.foreignKey().raw(alias);
    }

    StoredEntity row(RowMap found) {
        return new StoredEntity(
                new EntityRef(table.name(), table.id().canonicalText(found.get("k"))), mark(found), parents(found));
    }

    static Optional<Mark> mark(RowMap found) {
        Optional<DeletionId> holder =
                Optional.ofNullable(found.get("h")).map(id -> new DeletionId(((Number) id).longValue()));
        return Optional.ofNullable(found.get("s")).map(since -> new Mark(holder, instant(since)));
    }

    private static Instant instant(Object since) {
        return Utc.instant((LocalDateTime) since);
    }

    Map<String, RowKey> parents(RowMap found) {
        Map<String, RowKey> parents = new HashMap<>();
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            Object key = found.get("f" + i);
            if (key != null) {
                parents.put(link.name(), new RowKey(link.parent().id().canonicalText(key)));
            }
        }
        return parents;
    }
}
