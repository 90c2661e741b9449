package dev.paranoid.mybatis.schema;

import dev.paranoid.domain.relation.Relation;

/**
 * Where a relation is.
 *
 * @param foreignKey the child's column and the index on it
 */
public record Link(Relation relation, EntityTable parent, EntityTable child, IdColumn foreignKey) {

    /** {@return the child's table with that alias, its rows found by their parent} */
    public String children(String alias) {
        return child.table() + " " + alias + " FORCE INDEX (" + foreignKey.index() + ")";
    }

    /** {@return the foreign key of the child with that alias} */
    public String key(String alias) {
        return foreignKey.name().of(alias);
    }

    public String name() {
        return relation.name();
    }
}
