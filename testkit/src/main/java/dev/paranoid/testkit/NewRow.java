package dev.paranoid.testkit;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.testkit.schema.TestTable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row to insert.
 *
 * @param type name of its type
 * @param columns values by name of the column; what is not named is null, but {@value TestTable#UPDATED_AT} is {@link
 *     #LONG_AGO}. Ids and foreign keys in canonical text whatever their form; payload as text or {@code Long}; times as
 *     {@code Instant}; {@value TestTable#DELETION_ID} as {@code Long}
 */
public record NewRow(String type, Map<String, @Nullable Object> columns) {

    /** When rows were touched last, unless something else is said. */
    public static final Instant LONG_AGO = Instant.parse("2020-02-02T02:02:02.020202Z");

    public NewRow {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        copy.put(TestTable.UPDATED_AT, LONG_AGO);
        copy.putAll(columns);
        columns = Collections.unmodifiableMap(copy);
    }

    /**
     * {@return a row of this address without values}
     *
     * @param ref with a canonical id
     */
    public static NewRow of(EntityRef ref) {
        return link(ref.type()).with(TestTable.ID, ref.id());
    }

    /**
     * {@return a row of this type and id without values}
     *
     * @param type name of a type with ids
     * @param id in canonical text
     */
    public static NewRow of(String type, String id) {
        return of(new EntityRef(type, id));
    }

    /**
     * {@return a row of a type without id, without values}
     *
     * @param type name of its type
     */
    public static NewRow link(String type) {
        return new NewRow(type, Map.of());
    }

    /**
     * {@return the same with this value in this column}
     *
     * @param column name of a column of its table
     * @param value in the form that {@link #columns} have, in place of one that it has
     */
    public NewRow with(String column, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(columns);
        changed.put(column, value);
        return new NewRow(type, changed);
    }
}
