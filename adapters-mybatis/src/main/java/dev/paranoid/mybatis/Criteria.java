package dev.paranoid.mybatis;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Equality on columns. A value must be one that its column can have: the server would otherwise compare text with the
 * number 0 and find every row that does not begin with a digit.
 */
record Criteria(List<Column> columns, List<@Nullable Object> values) {

    /**
     * @throws IllegalArgumentException whose message tells the caller which column or value is not one
     */
    static Criteria of(EntityTable table, Map<String, @Nullable Object> where) {
        List<Column> columns = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        where.forEach((name, value) -> {
            Column column = table.column(name)
                    .orElseThrow(
                            () -> new IllegalArgumentException("'" + table.name() + "' has no column '" + name + "'."));
            columns.add(column);
            values.add(value == null ? null : bound(column, value));
        });
        return new Criteria(columns, values);
    }

    String condition(String alias) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String name = column.name().of(alias);
            conditions.add(values.get(i) == null ? name + " IS NULL" : name + " = " + placeholder(column, i));
        }
        return String.join(" AND ", conditions);
    }

    private static String placeholder(Column column, int index) {
        String value = "#{criteria.values[" + index + "]}";
        return column.timestamp() ? "CONVERT_TZ(" + value + ", '+00:00', @@session.time_zone)" : value;
    }

    private static Object bound(Column column, Object value) {
        try {
            if (value instanceof Number number && column.number()) {
                return number(column, new BigDecimal(number.toString()));
            } else if (value instanceof Boolean truth && column.truth()) {
                return truth ? 1 : 0;
            } else if (value instanceof String text && !column.number()) {
                return bound(column, text);
            }
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(mismatch(column, value), unreadable);
        }
        throw new IllegalArgumentException(mismatch(column, value));
    }

    private static BigDecimal number(Column column, BigDecimal value) {
        if (column.integer() && value.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(column.dataType());
        }
        return value;
    }

    private static Object bound(Column column, String text) {
        if (column.time()) {
            return Utc.of(Instant.parse(text));
        } else if ("date".equals(column.dataType())) {
            return LocalDate.parse(text);
        } else if (column.uuid()) {
            return Bytes.of(UUID.fromString(text));
        } else if (column.text()) {
            return text;
        }
        throw new IllegalArgumentException(column.dataType());
    }

    private static String mismatch(Column column, Object value) {
        return "'" + value + "' is no value to look for in column '"
                + column.name().name() + "' (" + column.columnType() + ").";
    }
}
