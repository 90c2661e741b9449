package dev.paranoid.domain;

import java.util.regex.Pattern;

/**
 * A kind of row under Paranoid's care.
 *
 * @param name how requests and configuration call it, such as {@code users}
 * @param paranoid whether its rows can be hidden: they bear a mark, the pair of {@code deletion_id} and {@code deleted_at}
 * @param identified whether its rows have an id of one column; those of a join table often have none, and then it is a
 *     leaf without an address
 */
public record EntityType(String name, boolean paranoid, boolean identified) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    /**
     * Checks the name, which stands in addresses and settings.
     *
     * @param name of an entity type
     * @param paranoid whether its rows can be hidden
     * @param identified whether it has an id
     * @throws IllegalArgumentException if the name is not a letter followed by at most 63 letters, digits, {@code _} or
     *     {@code -}, or if the type is paranoid and has no id
     */
    public EntityType {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name for an entity type: a letter, then at most 63 letters, digits, '_' or '-'");
        }
        if (paranoid && !identified) {
            throw new IllegalArgumentException(
                    "'" + name + "' is paranoid but has no id: name its id column, or say paranoid: false");
        }
    }

    /**
     * {@return a type whose rows can be hidden}
     *
     * @param name of an entity type
     */
    public static EntityType paranoid(String name) {
        return new EntityType(name, true, true);
    }

    /**
     * {@return a type whose rows have an id but can only be removed}
     *
     * @param name of an entity type
     */
    public static EntityType plain(String name) {
        return new EntityType(name, false, true);
    }

    /**
     * {@return a type without id, such as a join table}
     *
     * @param name of an entity type
     */
    public static EntityType link(String name) {
        return new EntityType(name, false, false);
    }
}
