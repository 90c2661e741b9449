package dev.paranoid.domain.plan;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import java.util.Collection;
import java.util.Set;

/**
 * Which types a delete, a lift or a hard delete reaches, along which relations, in which order: pure data, made from the
 * graph alone. Its length depends on the number of relations, never on rows. {@link #tree()} draws it.
 */
public sealed interface CascadePlan permits HidePlan, LiftPlan, RemovePlan {

    /** What a plan is for. */
    enum Effect {
        /** A soft delete: rows take a mark. */
        HIDE,
        /** A restore: rows lose their mark, or are handed over. */
        LIFT,
        /** A hard delete: rows are removed. */
        REMOVE
    }

    /** {@return the types of the rows that it starts from} */
    Set<EntityType> roots();

    /** {@return which relations it follows from the roots, one line a relation} */
    String tree();

    /**
     * {@return the plan of soft deletes of rows of these types}
     *
     * @param graph which types belong to which
     * @param roots the types of the rows that are named
     */
    static HidePlan hide(EntityGraph graph, Collection<EntityType> roots) {
        return HidePlan.of(graph, Set.copyOf(roots));
    }

    /**
     * {@return the plan by which is hidden all that deletions of such roots reach, along restricting relations as well: they
     * were accepted before}
     *
     * @param graph which types belong to which
     * @param roots the types of the rows that are named
     */
    static HidePlan hideAccepted(EntityGraph graph, Collection<EntityType> roots) {
        return HidePlan.accepted(graph, Set.copyOf(roots));
    }

    /**
     * {@return the plan by which deletions whose roots are of these types are lifted}
     *
     * @param graph which types belong to which
     * @param roots the types of the rows that are named
     */
    static LiftPlan lift(EntityGraph graph, Collection<EntityType> roots) {
        return LiftPlan.of(graph, Set.copyOf(roots));
    }

    /**
     * {@return the plan of hard deletes of rows of these types}
     *
     * @param graph which types belong to which
     * @param roots the types of the rows that are named
     */
    static RemovePlan remove(EntityGraph graph, Collection<EntityType> roots) {
        return RemovePlan.of(graph, Set.copyOf(roots));
    }
}
