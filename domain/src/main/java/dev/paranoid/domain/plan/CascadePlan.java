package dev.paranoid.domain.plan;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a delete, a lift or a removal does to which types, in which order: pure data, made from the graph alone.
 * Its length depends on the number of relations, never on rows. {@link #toString()} gives it as a tree.
 *
 * @param effect what it is for
 * @param roots the types of the rows that it starts from
 * @param steps what to do, in order
 * @param tree which relations it follows from the roots, one line a relation
 */
public record CascadePlan(Effect effect, Set<EntityType> roots, List<PlanStep> steps, String tree) {

    /** What a plan is for. */
    public enum Effect {
        /** A soft delete: rows take a mark. */
        HIDE,
        /** A restore: rows lose their mark, or are handed over. */
        LIFT,
        /** A hard delete: rows are removed. */
        REMOVE
    }

    public CascadePlan {
        roots = Set.copyOf(roots);
        steps = List.copyOf(steps);
    }

    /** {@return the plan of soft deletes of rows of these types; their roots are marked before it starts} */
    public static CascadePlan hide(EntityGraph graph, Collection<EntityType> roots) {
        return plan(Effect.HIDE, graph, roots, HideSteps.asked(graph, roots).steps());
    }

    /**
     * {@return the plan by which is hidden all that deletions of such roots reach, along restricting relations as well: they
     * have been accepted, and what they have not hidden yet follows}
     */
    public static CascadePlan hideReached(EntityGraph graph, Collection<EntityType> roots) {
        return plan(Effect.HIDE, graph, roots, HideSteps.accepted(graph, roots).steps());
    }

    /** {@return the plan by which deletions whose roots are of these types are lifted; their roots are locked before} */
    public static CascadePlan lift(EntityGraph graph, Collection<EntityType> roots) {
        return plan(Effect.LIFT, graph, roots, new LiftSteps(graph, roots).steps());
    }

    /** {@return the plan of hard deletes of rows of these types; their roots are collected before it starts} */
    public static CascadePlan remove(EntityGraph graph, Collection<EntityType> roots) {
        return plan(Effect.REMOVE, graph, roots, RemoveSteps.of(graph, roots).steps());
    }

    /**
     * {@return the same, where rows to which nothing belongs are not collected, but removed with their parents}
     *
     * @param judged types whose rows have to be known before anything is removed
     */
    public static CascadePlan removeSparing(
            EntityGraph graph, Collection<EntityType> roots, Predicate<EntityType> judged) {
        return plan(
                Effect.REMOVE,
                graph,
                roots,
                RemoveSteps.sparing(graph, roots, judged).steps());
    }

    private static CascadePlan plan(
            Effect effect, EntityGraph graph, Collection<EntityType> roots, List<PlanStep> steps) {
        return new CascadePlan(effect, Set.copyOf(roots), steps, new PlanTree(effect, graph).of(roots));
    }

    @Override
    public String toString() {
        return tree;
    }
}
