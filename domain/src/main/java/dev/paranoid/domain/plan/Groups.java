package dev.paranoid.domain.plan;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.domain.relation.TypeGroup;
import java.util.stream.Stream;

/** Ways through the graph that all plans share. */
final class Groups {

    private Groups() {}

    /** The relations by which the types of a group are children, by type and name. */
    static Stream<Relation> above(EntityGraph graph, TypeGroup group) {
        return group.types().stream().flatMap(type -> graph.above(type).stream());
    }

    /** All relations, in the order of their parents. */
    static Stream<Relation> parentsFirst(EntityGraph graph) {
        return graph.order().stream()
                .flatMap(group -> group.types().stream())
                .flatMap(type -> graph.below(type).stream());
    }

    /** Whether this relation joins two types of the same group. */
    static boolean within(TypeGroup group, Relation relation) {
        return group.types().contains(relation.parent()) && group.types().contains(relation.child());
    }

    /** All types, parents before children. */
    static Stream<EntityType> types(EntityGraph graph) {
        return graph.order().stream().flatMap(group -> group.types().stream());
    }
}
