package dev.paranoid.domain.plan;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.Relation;
import java.util.List;

/**
 * Steps of a plan that can be executed for a slice of rows at a time. Legs are walked in their order, each from its first
 * slice to its last.
 *
 * @param over the rows that are cut into slices
 * @param steps what to do for a slice, in order
 * @param back how many legs to go back when this one ends and any leg since then has changed something; 0 for not at all
 */
public record Leg(Over over, List<PlanStep> steps, int back) {
    public Leg {
        steps = List.copyOf(steps);
    }

    /** The rows that are cut into slices, each by ascending key. */
    public sealed interface Over {
        /** Rows of the relation's parent type that bear the mark, together with their children. */
        record MarkedParents(Relation relation) implements Over {}

        /** Rows of the type that bear the mark. */
        record Members(EntityType type) implements Over {}

        /** Rows of the relation's parent type that were collected, together with their children. */
        record CollectedParents(Relation relation) implements Over {}

        /** Rows of the type that were collected. */
        record Collected(EntityType type) implements Over {}
    }
}
