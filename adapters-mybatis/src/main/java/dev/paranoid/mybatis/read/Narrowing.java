package dev.paranoid.mybatis.read;

import dev.paranoid.application.port.access.RowCondition;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.IdColumn;
import dev.paranoid.mybatis.schema.UuidBytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a list is narrowed by. A value that its column cannot have is no row's; texts are equal byte by byte, whatever the column's
 * collation says: one tenant's rows are not another's whose name differs by its case.
 *
 * @param columns each of which has one of its values
 * @param from where the values of each column begin
 * @param values of all columns, one after the other
 */
record Narrowing(List<Column> columns, List<Integer> from, List<Object> values) {

    static Narrowing of(EntityTable table, RowCondition condition) {
        List<Column> columns = new ArrayList<>();
        List<Integer> from = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        condition.oneOf().forEach((name, texts) -> {
            Column column = table.column(name)
                    .orElseThrow(() -> new IllegalStateException(
                            "A rule about rows names the column '" + name + "', which '" + table.name() + "' lacks"));
            columns.add(column);
            from.add(values.size());
            values.addAll(bound(column, texts));
        });
        from.add(values.size());
        return new Narrowing(columns, from, values);
    }

    private static List<Object> bound(Column column, Set<String> texts) {
        return texts.stream()
                .sorted()
                .map(text -> bound(column, text))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Object> bound(Column column, String text) {
        if (column.integer()) {
            return text.matches("-?\\d{1,20}")
                    ? Optional.of(new BigInteger(text)).filter(column::holds).map(Object.class::cast)
                    : Optional.empty();
        }
        if (column.uuid()) {
            return IdColumn.uuid(text) ? Optional.of(UuidBytes.of(UUID.fromString(text))) : Optional.empty();
        }
        return column.text() && column.holds(text)
                ? Optional.of(IdColumn.uuid(text) ? text.toLowerCase(Locale.ROOT) : text)
                : Optional.empty();
    }

    /** {@return the condition after others, or nothing where there is none} */
    String and(String alias) {
        return columns.isEmpty() ? "" : " AND " + condition(alias);
    }

    /** {@return the condition, true where there is none} */
    String condition(String alias) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            all.add(oneOf(columns.get(i), alias, from.get(i), from.get(i + 1)));
        }
        return all.isEmpty() ? "TRUE" : String.join(" AND ", all);
    }

    private String oneOf(Column column, String alias, int first, int end) {
        if (first == end) {
            return "FALSE";
        }
        String name = column.name().of(alias);
        List<String> any = new ArrayList<>();
        for (int i = first; i < end; i++) {
            any.add("#{narrowed.values[" + i + "]}");
        }
        String in = name + " IN (" + String.join(", ", any) + ")";
        if (!column.text()) {
            return in;
        }
        boolean uuids = values.subList(first, end).stream().allMatch(value -> IdColumn.uuid((String) value));
        return "(" + in + " AND " + Criteria.bytes(uuids ? "LOWER(" + name + ")" : name) + " IN ("
                + any.stream().map(Criteria::castBytes).collect(Collectors.joining(", ")) + "))";
    }
}
