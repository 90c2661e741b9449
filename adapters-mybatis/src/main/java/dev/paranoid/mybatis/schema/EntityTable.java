package dev.paranoid.mybatis.schema;

import dev.paranoid.domain.EntityType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the rows of an entity type are.
 *
 * @param columns all of them, in the table's order
 * @param visible those that callers may see and name, in the table's order
 * @param uniqueKeys those that hidden rows do not take part in
 * @param indexes those that statements can use
 * @param triggered whether a trigger may change what an UPDATE writes
 */
public record EntityTable(
        EntityType type,
        Identifier table,
        Optional<IdColumn> idColumn,
        Optional<MarkColumns> markColumns,
        List<Column> columns,
        List<Column> visible,
        List<UniqueKey> uniqueKeys,
        List<Index> indexes,
        boolean triggered) {

    public EntityTable {
        columns = List.copyOf(columns);
        visible = List.copyOf(visible);
        uniqueKeys = List.copyOf(uniqueKeys);
        indexes = List.copyOf(indexes);
    }

    public IdColumn id() {
        return idColumn.orElseThrow(() -> new IllegalStateException(type.name() + " has no id"));
    }

    public MarkColumns mark() {
        return markColumns.orElseThrow(() -> new IllegalStateException(type.name() + " is not paranoid"));
    }

    public String name() {
        return type.name();
    }

    /** {@return the table with that alias, its rows found by deletion} */
    public String byDeletion(String alias) {
        return table + " " + alias + " FORCE INDEX (" + mark().index() + ")";
    }

    /** {@return the table with that alias, its rows found by id} */
    public String byId(String alias) {
        return table + " " + alias + " FORCE INDEX (" + id().index() + ")";
    }

    /**
     * {@return the table with that alias, its rows found by one of the indexes that begin with one of these columns, whichever the
     * server likes best; told of no index it may walk along the ids, in the hope that a page is full before the table ends}
     */
    public String byAnyOf(Collection<String> columns, String alias) {
        String names = indexes.stream()
                .filter(index -> columns.stream().anyMatch(index::beginsWith))
                .flatMap(index -> index.identifier().stream())
                .map(Identifier::quoted)
                .collect(Collectors.joining(", "));
        return table + " " + alias + (names.isEmpty() ? "" : " FORCE INDEX (" + names + ")");
    }

    /** {@return assignments that keep columns with ON UPDATE CURRENT_TIMESTAMP where they are, each after a comma} */
    public String untouched(String alias) {
        return columns.stream()
                .filter(Column::movesOnUpdate)
                .map(column -> column.name().of(alias))
                .map(column -> ", " + column + " = " + column)
                .collect(Collectors.joining());
    }

    /** {@return the column of that name, if callers may name it} */
    public Optional<Column> visible(String name) {
        return named(name, visible);
    }

    /** {@return the column of that name} */
    public Optional<Column> column(String name) {
        return named(name, columns);
    }

    private static Optional<Column> named(String name, List<Column> columns) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return columns.stream()
                .filter(column -> column.name().name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }
}
