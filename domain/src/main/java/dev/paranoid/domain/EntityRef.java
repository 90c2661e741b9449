package dev.paranoid.domain;

/**
 * The address of one row: its entity type and its id, both as they are written in a request.
 *
 * @param type name of an entity type, such as {@code users}
 * @param id the row's id in its canonical text form: digits, text, or a lower-case UUID; compared exactly
 */
public record EntityRef(String type, String id) implements Comparable<EntityRef> {

    /**
     * Addresses a row, which need not exist.
     *
     * @param type an entity type
     * @param id of the row, as text
     * @throws IllegalArgumentException if either part is empty
     */
    public EntityRef {
        if (type.isEmpty() || id.isEmpty()) {
            throw new IllegalArgumentException("An entity needs a type and an id, but got '" + type + "/" + id + "'");
        }
    }

    @Override
    public int compareTo(EntityRef other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }

    /** {@return the address as a path, {@code users/1}} */
    @Override
    public String toString() {
        return type + "/" + id;
    }
}
