package dev.paranoid.application;

import dev.paranoid.application.port.Ports;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;

/**
 * The whole of it, over ports of your choice.
 *
 * @param deletions deletes, restores, previews
 * @param entities reads rows
 * @param graph what belongs to what
 */
public record Paranoid(Deletions deletions, Entities entities, EntityGraph graph) {

    /** {@return Paranoid for these types and rules over these ports} */
    public static Paranoid over(EntityGraph graph, DeletionRules rules, Ports ports) {
        return new Paranoid(new CascadingDeletions(graph, rules, ports), new StoredEntities(graph, ports), graph);
    }
}
