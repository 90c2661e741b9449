package dev.paranoid.domain.plan;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A soft delete: marks flow down stage by stage; then what restricts is looked at; then what is detached is detached.
 *
 * @param roots the types of the rows that it starts from
 * @param stages how marks flow, parents before children
 * @param restricting relations from these types along which a live child refuses the delete
 * @param detaching relations from these types along which children lose their foreign key
 * @param tree the plan as text
 */
public record HidePlan(
        Set<EntityType> roots, List<Stage> stages, List<Relation> restricting, List<Relation> detaching, String tree)
        implements CascadePlan {

    static HidePlan of(EntityGraph graph, Set<EntityType> roots) {
        List<Stage> stages = Stage.along(graph, roots, Relation::hides);
        return new HidePlan(
                roots,
                stages,
                below(graph, stages, Relation::restrictsHiding),
                below(graph, stages, Relation::detaches),
                PlanTree.of(Effect.HIDE, graph, roots));
    }

    static HidePlan accepted(EntityGraph graph, Set<EntityType> roots) {
        List<Stage> stages = Stage.along(graph, roots, Relation::reaches);
        return new HidePlan(
                roots,
                stages,
                List.of(),
                below(graph, stages, Relation::detaches),
                PlanTree.of(Effect.HIDE, graph, roots));
    }

    static List<Relation> below(EntityGraph graph, List<Stage> stages, Predicate<Relation> which) {
        return stages.stream()
                .flatMap(stage -> stage.types().stream())
                .flatMap(type -> graph.below(type).stream())
                .filter(which)
                .toList();
    }

    /** {@return the types whose rows it hides, parents before children} */
    public List<EntityType> types() {
        return stages.stream().flatMap(stage -> stage.types().stream()).toList();
    }
}
