package dev.paranoid.application.background.stage;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.domain.relation.TypeGroup;
import java.util.List;
import java.util.function.Predicate;

/**
 * The types of a job's component.
 *
 * @param graph all types
 * @param name of the component
 */
public record Component(EntityGraph graph, String name) {

    /**
     * {@return the component of that job}
     *
     * @param context what belongs to what
     * @param job any job
     */
    public static Component of(Context context, Job job) {
        return new Component(context.graph(), job.component());
    }

    private boolean has(EntityType type) {
        return graph.component(type).equals(name);
    }

    /** {@return its paranoid types, parents before children} */
    public List<EntityType> types() {
        return graph.types().stream()
                .filter(type -> type.paranoid() && has(type))
                .toList();
    }

    /** {@return groups of its types, parents before children} */
    public List<TypeGroup> groups() {
        return graph.order().stream().filter(group -> has(group.types().get(0))).toList();
    }

    /**
     * {@return relations in which that type is the parent, in the order of the graph}
     *
     * @param type one of its types
     * @param which of them are meant
     */
    public List<Relation> below(EntityType type, Predicate<Relation> which) {
        return graph.below(type).stream().filter(which).toList();
    }

    /**
     * {@return whether anything becomes of children when a row of that type is hidden}
     *
     * @param graph what belongs to what
     * @param type any type
     */
    public static boolean spreads(EntityGraph graph, EntityType type) {
        return graph.below(type).stream()
                .anyMatch(relation -> relation.reaches() || relation.restrictsHiding() || relation.detaches());
    }
}
