package dev.paranoid.mybatis;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The declaration and the catalogue in one: every type and relation with its table and columns. */
record Schema(EntityGraph graph, Map<String, EntityTable> tables, Map<String, Link> links) {

    Schema {
        tables = Map.copyOf(tables);
        links = Map.copyOf(links);
    }

    EntityTable table(EntityType type) {
        return table(type.name());
    }

    EntityTable table(String type) {
        return Objects.requireNonNull(tables.get(type), type);
    }

    Link link(Relation relation) {
        return Objects.requireNonNull(links.get(relation.name()), relation.name());
    }

    /** {@return the tables of paranoid types, parents before children} */
    List<EntityTable> paranoidTables() {
        return graph.types().stream()
                .filter(EntityType::paranoid)
                .map(this::table)
                .toList();
    }
}
