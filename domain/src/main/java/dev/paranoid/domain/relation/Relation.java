package dev.paranoid.domain.relation;

import dev.paranoid.domain.EntityType;

/**
 * A child type belongs to a parent type through one foreign key column.
 *
 * @param child the type whose rows bear the foreign key
 * @param column name of the foreign key column in the child's table; with the child it identifies the relation
 * @param parent the type that the column refers to
 * @param onSoftDelete what a soft delete of the parent does
 * @param onHardDelete what a hard delete of the parent does
 * @param nullable whether the column can be null
 */
public record Relation(
        EntityType child,
        String column,
        EntityType parent,
        OnDelete onSoftDelete,
        OnDelete onHardDelete,
        boolean nullable) {

    /**
     * {@return a relation that cascades on both kinds of delete, with a nullable column}
     *
     * @param child the type that belongs to others
     * @param column the foreign key column, or the column that is meant
     * @param parent the type that others belong to
     */
    public static Relation cascading(EntityType child, String column, EntityType parent) {
        return new Relation(child, column, parent, OnDelete.CASCADE, OnDelete.CASCADE, true);
    }

    /**
     * {@return the same relation with these actions}
     *
     * @param soft what a soft delete of the parent does
     * @param hard what a hard delete of the parent does
     */
    public Relation on(OnDelete soft, OnDelete hard) {
        return new Relation(child, column, parent, soft, hard, nullable);
    }

    /**
     * {@return the same relation, its column nullable or not}
     *
     * @param canBeNull whether its column takes null
     */
    public Relation nullable(boolean canBeNull) {
        return new Relation(child, column, parent, onSoftDelete, onHardDelete, canBeNull);
    }

    /** {@return whether a soft delete of a parent row hides the child rows} */
    public boolean hides() {
        return parent.paranoid() && child.paranoid() && onSoftDelete == OnDelete.CASCADE;
    }

    /** {@return whether a hidden parent row means a hidden child row: the relations that a deletion reaches along} */
    public boolean reaches() {
        return parent.paranoid() && child.paranoid() && onSoftDelete.reaches();
    }

    /** {@return whether a live child stands in the way of a soft delete} */
    public boolean restrictsHiding() {
        return parent.paranoid() && onSoftDelete == OnDelete.RESTRICT;
    }

    /** {@return whether a soft delete sets the column to null and remembers what it was} */
    public boolean detaches() {
        return parent.paranoid() && child.paranoid() && onSoftDelete == OnDelete.SET_NULL;
    }

    /** {@return whether this relation has a say in the order of types: one action of it cascades or restricts} */
    public boolean ordersTypes() {
        return onSoftDelete.reaches() || onHardDelete.reaches();
    }

    /** {@return the name by which messages call it, {@code stories.created_by}} */
    public String name() {
        return child.name() + "." + column;
    }

    /** {@return the relation in words, {@code stories.created_by → users}} */
    @Override
    public String toString() {
        return name() + " → " + parent.name();
    }
}
