package dev.paranoid.domain.plan;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.plan.PlanStep.Detach;
import dev.paranoid.domain.plan.PlanStep.MarkChildren;
import dev.paranoid.domain.plan.PlanStep.RefuseLiveChildren;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.domain.relation.TypeGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Marks flow down, parents before children; then what restricts is looked at; then what is detached is detached.
 * A mark arrives at a group of types from outside first, and then flows within the group until nothing is new.
 */
final class HideSteps {

    private final EntityGraph graph;
    private final Set<EntityType> marked;

    HideSteps(EntityGraph graph, Collection<EntityType> roots) {
        this.graph = graph;
        this.marked = graph.reachable(roots, Relation::hides);
    }

    List<PlanStep> steps() {
        List<PlanStep> steps = new ArrayList<>();
        graph.order().forEach(group -> mark(group, steps));
        fromMarked(Relation::restrictsHiding).map(RefuseLiveChildren::new).forEach(steps::add);
        fromMarked(Relation::detaches).map(Detach::new).forEach(steps::add);
        return steps;
    }

    private void mark(TypeGroup group, List<PlanStep> steps) {
        Groups.above(graph, group)
                .filter(this::flows)
                .filter(relation -> !Groups.within(group, relation))
                .map(MarkChildren::new)
                .forEach(steps::add);
        List<PlanStep> inner = Groups.above(graph, group)
                .filter(this::flows)
                .filter(relation -> Groups.within(group, relation))
                .<PlanStep>map(MarkChildren::new)
                .toList();
        if (!inner.isEmpty()) {
            steps.add(new Repeat(inner));
        }
    }

    private boolean flows(Relation relation) {
        return relation.hides() && marked.contains(relation.parent());
    }

    private Stream<Relation> fromMarked(Predicate<Relation> kind) {
        return Groups.parentsFirst(graph).filter(kind).filter(relation -> marked.contains(relation.parent()));
    }
}
