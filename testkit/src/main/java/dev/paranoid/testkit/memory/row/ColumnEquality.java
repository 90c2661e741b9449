package dev.paranoid.testkit.memory.row;

import dev.paranoid.application.port.row.Unmatchable;
import dev.paranoid.domain.EntityType;
import dev.paranoid.testkit.memory.state.MemoryRow;
import dev.paranoid.testkit.schema.IdForm;
import dev.paranoid.testkit.schema.TestColumn;
import dev.paranoid.testkit.schema.TestColumn.Kind;
import dev.paranoid.testkit.schema.TestSchema;
import dev.paranoid.testkit.schema.TestTable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values that columns must equal, turned into what the columns hold; strict, for a wrong value must not match by chance. */
record ColumnEquality(Map<String, @Nullable Object> values) {

    /**
     * @throws Unmatchable if a column does not exist, or a value cannot be one of its values
     */
    static ColumnEquality of(TestSchema schema, EntityType type, Map<String, @Nullable Object> where) {
        if (where.isEmpty()) {
            throw new Unmatchable("Name at least one column");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        where.forEach((column, value) -> {
            if (!schema.columns(type).contains(column)) {
                throw new Unmatchable("'" + type.name() + "' has no column '" + column + "'");
            }
            values.put(column, value == null ? null : stored(schema, type, column, value));
        });
        return new ColumnEquality(values);
    }

    boolean match(MemoryRow row) {
        return values.entrySet().stream()
                .allMatch(each -> Objects.equals(each.getValue(), row.columns().get(each.getKey())));
    }

    private static Object stored(TestSchema schema, EntityType type, String column, Object value) {
        Optional<IdForm> form = schema.idForm(type, column);
        Optional<Object> stored = form.isPresent() ? id(form.get(), value) : plain(schema.table(type), column, value);
        return stored.orElseThrow(
                () -> new Unmatchable("'" + value + "' cannot be a value of column '" + column + "'"));
    }

    private static Optional<Object> id(IdForm form, Object value) {
        if (form == IdForm.BIGINT) {
            return number(value).map(String::valueOf);
        }
        return value instanceof String text ? form.canonical(text).map(Object.class::cast) : Optional.empty();
    }

    private static Optional<Object> plain(TestTable table, String column, Object value) {
        return switch (column) {
            case TestTable.DELETION_ID -> number(value).map(Object.class::cast);
            case TestTable.DELETED_AT, TestTable.UPDATED_AT -> time(value);
            default ->
                kind(table, column) == Kind.NUMBER
                        ? number(value).map(Object.class::cast)
                        : Optional.of(value).filter(String.class::isInstance);
        };
    }

    private static Kind kind(TestTable table, String column) {
        return table.payload().stream()
                .filter(each -> each.name().equals(column))
                .map(TestColumn::kind)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Long> number(Object value) {
        try {
            return value instanceof Number
                    ? Optional.of(new BigDecimal(value.toString()).longValueExact())
                    : Optional.empty();
        } catch (ArithmeticException tooMuch) {
            return Optional.empty();
        }
    }

    private static Optional<Object> time(Object value) {
        try {
            return value instanceof String text
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.of(value).filter(Instant.class::isInstance);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
