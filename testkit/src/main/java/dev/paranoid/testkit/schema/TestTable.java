package dev.paranoid.testkit.schema;

import dev.paranoid.domain.EntityType;
import java.util.List;
import java.util.Optional;

/**
 * How one type is stored. Its columns are {@value #ID} (unless it is a link), one foreign key a relation above it, {@value
 * #DELETED_AT} and {@value #DELETION_ID} where it is paranoid, {@value #UPDATED_AT}, and the payload.
 *
 * @param type the entity type
 * @param table name of the table
 * @param idForm how its ids are stored; without meaning for a link
 * @param payload further columns
 * @param unique name of the payload column whose value only one live row can have
 * @param touched whether the database itself moves {@value #UPDATED_AT} with every update that does not assign it
 */
public record TestTable(
        EntityType type,
        String table,
        IdForm idForm,
        List<TestColumn> payload,
        Optional<String> unique,
        boolean touched) {

    /** Name of the id column. */
    public static final String ID = "id";
    /** Name of the column that says since when a row is hidden. */
    public static final String DELETED_AT = "deleted_at";
    /** Name of the column that says which deletion holds a row. */
    public static final String DELETION_ID = "deletion_id";
    /** Name of the column that nothing of this may move. */
    public static final String UPDATED_AT = "updated_at";
    /** Name of the generated column that is 1 while a row is live, and null while it is hidden. */
    public static final String LIVE = "live";

    /**
     * @throws IllegalArgumentException if the unique column is no column of text among the payload
     */
    public TestTable {
        payload = List.copyOf(payload);
        if (unique.isPresent() && !payload.contains(TestColumn.text(unique.get()))) {
            throw new IllegalArgumentException(table + " has no text column '" + unique.get() + "'");
        }
    }

    /** {@return a table named like the type, with numbers for ids and one column {@code note}} */
    public static TestTable of(EntityType type) {
        return new TestTable(
                type, type.name(), IdForm.BIGINT, List.of(TestColumn.text("note")), Optional.empty(), true);
    }

    /** {@return the same under another name} */
    public TestTable named(String other) {
        return new TestTable(type, other, idForm, payload, unique, touched);
    }

    /** {@return the same with other ids} */
    public TestTable identifiedBy(IdForm form) {
        return new TestTable(type, table, form, payload, unique, touched);
    }

    /** {@return the same with these payload columns} */
    public TestTable holding(TestColumn... columns) {
        return new TestTable(type, table, idForm, List.of(columns), unique, touched);
    }

    /** {@return the same, where only one live row can have a value of that payload column} */
    public TestTable uniqueBy(String column) {
        return new TestTable(type, table, idForm, payload, Optional.of(column), touched);
    }

    /** {@return the same, whether or not the database itself moves {@value #UPDATED_AT}} */
    public TestTable touched(boolean byTheDatabase) {
        return new TestTable(type, table, idForm, payload, unique, byTheDatabase);
    }

    /** {@return the name of the unique key, where there is one} */
    public Optional<String> uniqueKey() {
        return unique.map(column -> "uq_" + table + "_" + column);
    }
}
