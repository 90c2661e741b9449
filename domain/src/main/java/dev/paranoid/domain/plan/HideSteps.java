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
    private final Predicate<Relation> along;
    private final Set<EntityType> marked;

    private HideSteps(EntityGraph graph, Collection<EntityType> roots, Predicate<Relation> along) {
        this.graph = graph;
        this.along = along;
        this.marked = graph.reachable(roots, along);
    }

    /** Of deletes, which what restricts refuses. */
    static HideSteps asked(EntityGraph graph, Collection<EntityType> roots) {
        return new HideSteps(graph, roots, Relation::hides);
    }

    /** Of deletes that nobody can refuse any more: what restricts is hidden as well. */
    static HideSteps accepted(EntityGraph graph, Collection<EntityType> roots) {
        return new HideSteps(graph, roots, Relation::reaches);
    }

    List<PlanStep> steps() {
        List<PlanStep> steps = new ArrayList<>();
        graph.order().forEach(group -> mark(group, steps));
        fromMarked(this::restricts).map(RefuseLiveChildren::new).forEach(steps::add);
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
        return along.test(relation) && marked.contains(relation.parent());
    }

    private boolean restricts(Relation relation) {
        return relation.restrictsHiding() && !along.test(relation);
    }

    private Stream<Relation> fromMarked(Predicate<Relation> kind) {
        return Groups.parentsFirst(graph).filter(kind).filter(relation -> marked.contains(relation.parent()));
    }
}
