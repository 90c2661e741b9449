package dev.paranoid.application;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.relation.EntityGraph;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Plans follow from the types of the roots alone, so each is made once. */
final class Plans {

    private final EntityGraph graph;
    private final Map<Set<EntityType>, CascadePlan> hide = new ConcurrentHashMap<>();
    private final Map<Set<EntityType>, CascadePlan> hideReached = new ConcurrentHashMap<>();
    private final Map<Set<EntityType>, CascadePlan> lift = new ConcurrentHashMap<>();
    private final Map<Set<EntityType>, CascadePlan> remove = new ConcurrentHashMap<>();
    private final Map<Set<EntityType>, CascadePlan> removeSparing = new ConcurrentHashMap<>();
    private final Predicate<String> judged;

    /**
     * Plans.
     *
     * @param judged whether a policy has a say in the removal of rows of the type of that name
     */
    Plans(EntityGraph graph, Predicate<String> judged) {
        this.graph = graph;
        this.judged = judged;
    }

    CascadePlan hide(Collection<EntityRef> roots) {
        return plan(hide, roots, types -> CascadePlan.hide(graph, types));
    }

    /** Of deletes that were accepted, and have not come to all that they reach. */
    CascadePlan hideReached(Collection<EntityRef> roots) {
        return plan(hideReached, roots, types -> CascadePlan.hideReached(graph, types));
    }

    CascadePlan lift(Collection<EntityRef> roots) {
        return plan(lift, roots, types -> CascadePlan.lift(graph, types));
    }

    CascadePlan remove(Collection<EntityRef> roots) {
        return plan(remove, roots, types -> CascadePlan.remove(graph, types));
    }

    /** Of many rows: to collect those to which nothing belongs costs as much as to remove them. */
    CascadePlan removeSparing(Collection<EntityRef> roots) {
        return plan(
                removeSparing,
                roots,
                types -> CascadePlan.removeSparing(graph, types, type -> judged.test(type.name())));
    }

    private CascadePlan plan(
            Map<Set<EntityType>, CascadePlan> known,
            Collection<EntityRef> roots,
            Function<Set<EntityType>, CascadePlan> make) {
        Set<EntityType> types =
                roots.stream().map(EntityRef::type).distinct().map(graph::type).collect(Collectors.toSet());
        return known.computeIfAbsent(types, make);
    }
}
