package dev.paranoid.domain.plan;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.plan.PlanStep.Collect;
import dev.paranoid.domain.plan.PlanStep.RefuseRemaining;
import dev.paranoid.domain.plan.PlanStep.Remove;
import dev.paranoid.domain.plan.PlanStep.RemoveChildren;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import dev.paranoid.domain.plan.PlanStep.Sever;
import dev.paranoid.domain.plan.PlanStep.Unlink;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.domain.relation.TypeGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects from the roots down, looks at what restricts, unlinks and severs, then removes children before parents. */
final class RemoveSteps {

    private static final Predicate<EntityType> LINK = type -> !type.identified();

    private final EntityGraph graph;
    private final Set<EntityType> uncollected;
    private final Set<EntityType> collected;

    private RemoveSteps(EntityGraph graph, Collection<EntityType> roots, Set<EntityType> uncollected) {
        this.graph = graph;
        this.uncollected = uncollected;
        this.collected = graph.reachable(roots, this::collects);
    }

    /** All that goes is collected first, but for rows without id. */
    static RemoveSteps of(EntityGraph graph, Collection<EntityType> roots) {
        return new RemoveSteps(graph, roots, types(graph, LINK));
    }

    /** Rows that nobody has to know beforehand are not collected either. */
    static RemoveSteps sparing(EntityGraph graph, Collection<EntityType> roots, Predicate<EntityType> judged) {
        Predicate<EntityType> known = judged.or(roots::contains);
        return new RemoveSteps(graph, roots, types(graph, LINK.or(known.negate().and(type -> plain(graph, type)))));
    }

    private static Set<EntityType> types(EntityGraph graph, Predicate<EntityType> which) {
        return graph.types().stream().filter(which).collect(Collectors.toSet());
    }

    /** Nothing belongs to its rows, they stand in nobody's way, and what a soft delete made of them is not remembered. */
    private static boolean plain(EntityGraph graph, EntityType type) {
        return graph.below(type).isEmpty()
                && graph.above(type).stream()
                        .noneMatch(relation -> relation.onHardDelete() == OnDelete.RESTRICT || relation.detaches());
    }

    List<PlanStep> steps() {
        List<PlanStep> steps = new ArrayList<>();
        graph.order().forEach(group -> collect(group, steps));
        from(OnDelete.RESTRICT).map(RefuseRemaining::new).forEach(steps::add);
        from(OnDelete.SET_NULL).map(Unlink::new).forEach(steps::add);
        graph.order().stream()
                .flatMap(group -> inner(group).filter(Relation::nullable))
                .map(Sever::new)
                .forEach(steps::add);
        from(OnDelete.CASCADE)
                .filter(relation -> uncollected.contains(relation.child()))
                .map(RemoveChildren::new)
                .forEach(steps::add);
        childrenFirst().map(Remove::new).forEach(steps::add);
        return steps;
    }

    private void collect(TypeGroup group, List<PlanStep> steps) {
        Groups.above(graph, group)
                .filter(this::follows)
                .filter(relation -> !Groups.within(group, relation))
                .map(Collect::new)
                .forEach(steps::add);
        List<PlanStep> inner = Groups.above(graph, group)
                .filter(this::follows)
                .filter(relation -> Groups.within(group, relation))
                .<PlanStep>map(Collect::new)
                .toList();
        if (!inner.isEmpty()) {
            steps.add(new Repeat(inner));
        }
    }

    private boolean follows(Relation relation) {
        return collects(relation) && collected.contains(relation.parent());
    }

    private boolean collects(Relation relation) {
        return relation.onHardDelete() == OnDelete.CASCADE && !uncollected.contains(relation.child());
    }

    private Stream<Relation> from(OnDelete action) {
        return Groups.parentsFirst(graph)
                .filter(relation -> relation.onHardDelete() == action)
                .filter(relation -> collected.contains(relation.parent()));
    }

    /** Relations among the collected types of a group that would forbid some order of removal. */
    private Stream<Relation> inner(TypeGroup group) {
        return Groups.above(graph, group)
                .filter(relation -> Groups.within(group, relation))
                .filter(relation -> relation.onHardDelete().reaches())
                .filter(relation -> collected.contains(relation.parent()) && collected.contains(relation.child()));
    }

    private Stream<EntityType> childrenFirst() {
        List<Relation> rigid = graph.relations().stream()
                .filter(relation -> !severed(relation))
                .filter(Relation::ordersTypes)
                .toList();
        List<EntityType> types =
                new ArrayList<>(EntityGraph.of(graph.types(), rigid).types());
        Collections.reverse(types);
        return types.stream().filter(collected::contains);
    }

    private boolean severed(Relation relation) {
        return relation.nullable() && graph.order().stream().anyMatch(group -> Groups.within(group, relation));
    }
}
