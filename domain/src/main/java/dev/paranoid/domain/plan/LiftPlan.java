package dev.paranoid.domain.plan;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A lift: members are of the types that cascading and restricting relations arrive at; all their parents matter, also those
 * of other types.
 *
 * @param roots the types of the roots of the deletions that are lifted
 * @param stages the types of the members, parents before children
 * @param returning relations from these types along which foreign keys are put back
 * @param tree the plan as text
 */
public record LiftPlan(Set<EntityType> roots, List<Stage> stages, List<Relation> returning, String tree)
        implements CascadePlan {

    static LiftPlan of(EntityGraph graph, Set<EntityType> roots) {
        List<Stage> stages = Stage.along(graph, roots, Relation::reaches);
        return new LiftPlan(
                roots,
                stages,
                HidePlan.below(graph, stages, Relation::detaches),
                PlanTree.of(Effect.LIFT, graph, roots));
    }

    /** {@return the types of the members, parents before children} */
    public List<EntityType> types() {
        return stages.stream().flatMap(stage -> stage.types().stream()).toList();
    }

    /**
     * {@return whether members of that type are roots and nothing else, since no relation arrives at it}
     *
     * @param type an entity type
     */
    public boolean rootsOnly(EntityType type) {
        return stages.stream()
                .filter(stage -> stage.types().contains(type))
                .noneMatch(stage -> Stream.concat(stage.arriving().stream(), stage.inner().stream())
                        .anyMatch(relation -> relation.child().equals(type)));
    }
}
