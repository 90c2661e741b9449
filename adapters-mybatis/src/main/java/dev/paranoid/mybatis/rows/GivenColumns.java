package dev.paranoid.mybatis.rows;

import dev.paranoid.application.NewValue;
import dev.paranoid.application.port.row.Unmatchable;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.schema.Schema;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes other values into columns of unique keys, a statement a column. */
record GivenColumns(Schema schema, EntityTable table, RowMapper mapper) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    void give(Collection<NewValue> values) {
        Map<Column, List<NewValue>> byColumn =
                values.stream().collect(Collectors.groupingBy(this::column, LinkedHashMap::new, Collectors.toList()));
        byColumn.forEach((column, given) -> {
            List<List<String>> rows = given.stream()
                    .map(value -> List.of(value.row().id(), fitting(column, value.value())))
                    .toList();
            mapper.give(table, column, JSON.writeValueAsString(rows));
        });
    }

    private Column column(NewValue value) {
        return table.visible(value.column())
                .filter(column -> column.text() || column.integer())
                .filter(column -> unique(column.name()) && !key(column.name()) && !column.generated())
                .orElseThrow(
                        () -> new Unmatchable(
                                "'" + value.column() + "' of '" + table.name()
                                        + "' cannot be given another value. Only texts and whole numbers in a unique key of live rows can."));
    }

    private boolean unique(Identifier name) {
        return table.uniqueKeys().stream().anyMatch(key -> key.values().contains(name));
    }

    /** An id, or what refers to one: another value would be another row, or another parent. */
    private boolean key(Identifier name) {
        return table.id().name().equals(name)
                || schema.links().values().stream()
                        .anyMatch(link -> link.child().equals(table)
                                && link.foreignKey().name().equals(name));
    }

    private String fitting(Column column, String value) {
        boolean fits = column.integer()
                ? whole(value).filter(column::holds).isPresent()
                : column.holds(value) && value.codePointCount(0, value.length()) <= column.length();
        if (!fits) {
            throw new Unmatchable("'" + value + "' is not a value of column '"
                    + column.name().name() + "' (" + column.columnType() + ").");
        }
        return value;
    }

    private static Optional<BigInteger> whole(String value) {
        return value.matches("-?[0-9]{1,20}") ? Optional.of(new BigInteger(value)) : Optional.empty();
    }
}
