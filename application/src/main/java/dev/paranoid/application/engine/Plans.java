package dev.paranoid.application.engine;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.HidePlan;
import dev.paranoid.domain.plan.LiftPlan;
import dev.paranoid.domain.plan.RemovePlan;
import dev.paranoid.domain.relation.EntityGraph;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Plans follow from the types of the roots alone, so each is made once. */
public final class Plans {

    private final EntityGraph graph;
    private final Map<Set<EntityType>, HidePlan> hide = new ConcurrentHashMap<>();
    private final Map<Set<EntityType>, HidePlan> accepted = new ConcurrentHashMap<>();
    private final Map<Set<EntityType>, LiftPlan> lift = new ConcurrentHashMap<>();
    private final Map<Set<EntityType>, RemovePlan> remove = new ConcurrentHashMap<>();

    /**
     * Plans for these types.
     *
     * @param graph what belongs to what
     */
    public Plans(EntityGraph graph) {
        this.graph = graph;
    }

    /** {@return what belongs to what} */
    public EntityGraph graph() {
        return graph;
    }

    /**
     * {@return the plan of soft deletes of rows of these types}
     *
     * @param roots types of the roots, at least one
     */
    public HidePlan hide(Collection<EntityType> roots) {
        return hide.computeIfAbsent(Set.copyOf(roots), types -> CascadePlan.hide(graph, types));
    }

    /**
     * {@return the same for deletes that nothing refuses any more}
     *
     * @param roots types of the roots, at least one
     */
    public HidePlan hideAccepted(Collection<EntityType> roots) {
        return accepted.computeIfAbsent(Set.copyOf(roots), types -> CascadePlan.hideAccepted(graph, types));
    }

    /**
     * {@return the plan by which deletions whose roots are of these types are lifted}
     *
     * @param roots types of the roots, at least one
     */
    public LiftPlan lift(Collection<EntityType> roots) {
        return lift.computeIfAbsent(Set.copyOf(roots), types -> CascadePlan.lift(graph, types));
    }

    /**
     * {@return the plan of hard deletes of rows of these types}
     *
     * @param roots types of the roots, at least one
     */
    public RemovePlan remove(Collection<EntityType> roots) {
        return remove.computeIfAbsent(Set.copyOf(roots), types -> CascadePlan.remove(graph, types));
    }
}
