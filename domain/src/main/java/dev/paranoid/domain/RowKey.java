package dev.paranoid.domain;

/**
 * The key of a row within its type. What it is made of is the store's business: one column today.
 *
 * @param text its canonical form, as {@link EntityRef#id()} has it; compared exactly
 */
public record RowKey(String text) implements Comparable<RowKey> {

    /**
     * {@return the key of that row}
     *
     * @param row the row that is meant
     */
    public static RowKey of(EntityRef row) {
        return new RowKey(row.id());
    }

    /**
     * {@return the address of the row of that type with this key}
     *
     * @param type an entity type
     */
    public EntityRef in(EntityType type) {
        return new EntityRef(type.name(), text);
    }

    @Override
    public int compareTo(RowKey other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
