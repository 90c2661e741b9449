package dev.paranoid.mybatis.read;

import dev.paranoid.application.port.row.Unmatchable;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.IdColumn;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.Utc;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Equality on columns. A value must be one that its column can have: the server would otherwise compare text with the
 * number 0 and find every row that does not begin with a digit. Texts are equal byte by byte, as ids are, whatever the column's
 * collation says; UUIDs in any case.
 */
record Criteria(List<Column> columns, List<@Nullable Object> values) {

    /**
     * @throws Unmatchable if there is no such column, or none with such a value
     */
    static Criteria of(EntityTable table, Map<String, @Nullable Object> where) {
        if (where.isEmpty()) {
            throw new Unmatchable("Name at least one column.");
        }
        List<Column> columns = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        where.forEach((name, value) -> {
            Column column = table.visible(name)
                    .orElseThrow(() -> new Unmatchable("'" + table.name() + "' has no column '" + name + "'."));
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
            if (values.get(i) instanceof String text) {
                conditions.add(sameBytes(IdColumn.uuid(text) ? "LOWER(" + name + ")" : name, placeholder(column, i)));
            }
        }
        return String.join(" AND ", conditions);
    }

    /** Beside the comparison by the collation, through which an index serves. */
    private static String sameBytes(String text, String value) {
        return bytes(text) + " = " + castBytes(value);
    }

    static String bytes(String text) {
        return "CAST(CONVERT(" + text + " USING utf8mb4) AS BINARY)";
    }

    static String castBytes(String value) {
        return "CAST(" + value + " AS BINARY)";
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
            throw new Unmatchable(mismatch(column, value), unreadable);
        }
        throw new Unmatchable(mismatch(column, value));
    }

    private static Object number(Column column, BigDecimal value) {
        if (!column.integer()) {
            return value;
        }
        if (!whole(value) || !column.holds(value.toBigInteger())) {
            throw new IllegalArgumentException(column.dataType());
        }
        BigInteger whole = value.toBigInteger();
        return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
    }

    /** Few digits before the point, or a short text such as 1e999999999 would fill the memory. */
    private static boolean whole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0 && value.precision() - value.scale() <= 20;
    }

    private static Object bound(Column column, String text) {
        if (column.time()) {
            return Utc.of(Instant.parse(text));
        } else if ("date".equals(column.dataType())) {
            return LocalDate.parse(text);
        } else if (column.uuid() && IdColumn.uuid(text)) {
            return UuidBytes.of(UUID.fromString(text));
        } else if (column.text() && column.holds(text)) {
            return IdColumn.uuid(text) ? text.toLowerCase(Locale.ROOT) : text;
        }
        throw new IllegalArgumentException(column.dataType());
    }

    private static String mismatch(Column column, Object value) {
        return "'" + value + "' is not a value of column '" + column.name().name() + "' (" + column.columnType() + ").";
    }
}
