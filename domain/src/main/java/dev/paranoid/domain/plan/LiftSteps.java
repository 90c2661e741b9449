package dev.paranoid.domain.plan;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.plan.PlanStep.ClearMark;
import dev.paranoid.domain.plan.PlanStep.FindConflicts;
import dev.paranoid.domain.plan.PlanStep.HandOver;
import dev.paranoid.domain.plan.PlanStep.LeaveHidden;
import dev.paranoid.domain.plan.PlanStep.LockMembers;
import dev.paranoid.domain.plan.PlanStep.LockParents;
import dev.paranoid.domain.plan.PlanStep.PutBack;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.domain.relation.TypeGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Locks from outside in, then hands over from outside in, first to deletions and then, where none arrives, to what others
 * hid; then frees what is left. Members are of the types that cascading
 * and restricting relations arrive at from the roots' types; all their parents matter, also those of other types.
 */
final class LiftSteps {

    private final EntityGraph graph;
    private final Collection<EntityType> roots;
    private final Set<EntityType> members;

    LiftSteps(EntityGraph graph, Collection<EntityType> roots) {
        this.graph = graph;
        this.roots = roots;
        this.members = graph.reachable(roots, Relation::reaches);
    }

    List<PlanStep> steps() {
        List<PlanStep> steps = new ArrayList<>();
        Groups.types(graph).forEach(type -> lock(type, steps));
        graph.order().forEach(group -> pass(group, HandOver::new, steps));
        graph.order().forEach(group -> pass(group, LeaveHidden::new, steps));
        memberTypes().map(FindConflicts::new).forEach(steps::add);
        Groups.parentsFirst(graph)
                .filter(relation -> relation.detaches() && members.contains(relation.parent()))
                .map(PutBack::new)
                .forEach(steps::add);
        memberTypes().map(ClearMark::new).forEach(steps::add);
        return steps;
    }

    private void lock(EntityType type, List<PlanStep> steps) {
        List<PlanStep> parents = graph.below(type).stream()
                .filter(this::concerns)
                .<PlanStep>map(LockParents::new)
                .toList();
        if (members.contains(type) && !parents.isEmpty() && arrivesAt(type)) {
            steps.add(new LockMembers(type));
        }
        steps.addAll(parents);
    }

    /** Roots are locked before the plan starts, and rows that are nobody's parent are locked as they are freed. */
    private boolean arrivesAt(EntityType type) {
        return !roots.contains(type)
                || graph.above(type).stream()
                        .anyMatch(relation -> relation.reaches() && members.contains(relation.parent()));
    }

    private void pass(TypeGroup group, Function<Relation, PlanStep> step, List<PlanStep> steps) {
        List<PlanStep> handOvers =
                Groups.above(graph, group).filter(this::concerns).map(step).toList();
        boolean circular =
                Groups.above(graph, group).filter(this::concerns).anyMatch(relation -> Groups.within(group, relation));
        if (circular) {
            steps.add(new Repeat(handOvers));
        } else {
            steps.addAll(handOvers);
        }
    }

    private boolean concerns(Relation relation) {
        return relation.reaches() && members.contains(relation.child());
    }

    private Stream<EntityType> memberTypes() {
        return Groups.types(graph).filter(members::contains).filter(EntityType::paranoid);
    }
}
