package dev.paranoid.mybatis.schema;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The declaration and the catalogue in one: every type and relation with its table and columns. */
public record Schema(EntityGraph graph, Map<String, EntityTable> tables, Map<String, Link> links) {

    public Schema {
        tables = Map.copyOf(tables);
        links = Map.copyOf(links);
    }

    public EntityTable table(EntityType type) {
        return table(type.name());
    }

    public EntityTable table(String type) {
        return Objects.requireNonNull(tables.get(type), type);
    }

    public Link link(Relation relation) {
        return Objects.requireNonNull(links.get(relation.name()), relation.name());
    }

    /** {@return whether a deletion of a row of another table, or of another row of this one, reaches rows of this table} */
    public boolean reachedFromAbove(EntityTable table) {
        return graph.relations().stream()
                .anyMatch(relation -> relation.reaches() && relation.child().equals(table.type()));
    }

    /** {@return the tables of paranoid types, parents before children} */
    public List<EntityTable> paranoidTables() {
        return graph.types().stream()
                .filter(EntityType::paranoid)
                .map(this::table)
                .toList();
    }
}
