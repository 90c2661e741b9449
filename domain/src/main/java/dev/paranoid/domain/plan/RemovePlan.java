package dev.paranoid.domain.plan;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A hard delete: what goes is collected stage by stage, judged, and removed children first.
 *
 * @param roots the types of the rows that it starts from
 * @param stages how rows are collected, parents before children
 * @param restricting relations from these types along which a child that stays refuses the delete
 * @param unlinking relations from these types along which children lose their foreign key for good
 * @param severing relations within a cycle of these types that lose their foreign key, so that an order of removal exists
 * @param links relations from these types to rows without id, which go with any of their parents
 * @param removal the types that are collected, children before parents
 * @param tree the plan as text
 */
public record RemovePlan(
        Set<EntityType> roots,
        List<Stage> stages,
        List<Relation> restricting,
        List<Relation> unlinking,
        List<Relation> severing,
        List<Relation> links,
        List<EntityType> removal,
        String tree)
        implements CascadePlan {

    static RemovePlan of(EntityGraph graph, Set<EntityType> roots) {
        List<Stage> stages = Stage.along(graph, roots, RemovePlan::collects);
        Set<EntityType> collected = new HashSet<>();
        stages.forEach(stage -> collected.addAll(stage.types()));
        return new RemovePlan(
                roots,
                stages,
                below(graph, stages, OnDelete.RESTRICT),
                below(graph, stages, OnDelete.SET_NULL),
                graph.relations().stream()
                        .filter(relation -> severed(graph, relation))
                        .filter(relation -> relation.onHardDelete().reaches())
                        .filter(relation ->
                                collected.contains(relation.parent()) && collected.contains(relation.child()))
                        .toList(),
                HidePlan.below(
                        graph,
                        stages,
                        relation -> relation.onHardDelete() == OnDelete.CASCADE
                                && !relation.child().identified()),
                childrenFirst(graph, collected),
                PlanTree.of(Effect.REMOVE, graph, roots));
    }

    /**
     * {@return whether children go with their parent, and are collected before}
     *
     * @param relation between child and parent
     */
    public static boolean collects(Relation relation) {
        return relation.onHardDelete() == OnDelete.CASCADE && relation.child().identified();
    }

    private static List<Relation> below(EntityGraph graph, List<Stage> stages, OnDelete action) {
        return HidePlan.below(graph, stages, relation -> relation.onHardDelete() == action);
    }

    private static List<EntityType> childrenFirst(EntityGraph graph, Set<EntityType> collected) {
        List<Relation> rigid = graph.relations().stream()
                .filter(relation -> !severed(graph, relation))
                .filter(Relation::ordersTypes)
                .toList();
        List<EntityType> types =
                new ArrayList<>(EntityGraph.of(graph.types(), rigid).types());
        Collections.reverse(types);
        return types.stream().filter(collected::contains).toList();
    }

    /** Whether it is within a cycle of types, and its column can be null. */
    private static boolean severed(EntityGraph graph, Relation relation) {
        return relation.nullable()
                && graph.order().stream()
                        .anyMatch(group -> group.types().contains(relation.parent())
                                && group.types().contains(relation.child()));
    }
}
