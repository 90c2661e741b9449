package dev.paranoid.domain.plan;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.domain.relation.TypeGroup;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One place of the topological order: what arrives at its types.
 *
 * @param types one type, or several that form a cycle
 * @param arriving relations from types of earlier stages, each followed once
 * @param inner relations among these types, followed round after round until nothing new arrives
 */
public record Stage(List<EntityType> types, List<Relation> arriving, List<Relation> inner) {

    public Stage {
        types = List.copyOf(types);
        arriving = List.copyOf(arriving);
        inner = List.copyOf(inner);
    }

    /** {@return the stages at which relations that pass the test arrive, or that begin there, parents before children} */
    static List<Stage> along(EntityGraph graph, Set<EntityType> roots, Predicate<Relation> along) {
        Set<EntityType> reached = graph.reachable(roots, along);
        return graph.order().stream()
                .filter(group -> group.types().stream().anyMatch(reached::contains))
                .map(group -> of(
                        graph, group, reached, relation -> along.test(relation) && reached.contains(relation.parent())))
                .toList();
    }

    private static Stage of(EntityGraph graph, TypeGroup group, Set<EntityType> reached, Predicate<Relation> along) {
        List<EntityType> types =
                group.types().stream().filter(reached::contains).toList();
        List<Relation> above = types.stream()
                .flatMap(type -> graph.above(type).stream())
                .filter(along)
                .toList();
        return new Stage(
                types,
                above.stream()
                        .filter(relation -> !types.contains(relation.parent()))
                        .toList(),
                above.stream()
                        .filter(relation -> types.contains(relation.parent()))
                        .toList());
    }
}
