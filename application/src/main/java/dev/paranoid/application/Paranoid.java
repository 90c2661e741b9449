package dev.paranoid.application;

import dev.paranoid.application.port.Ports;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;

/**
 * The whole of it, over ports of your choice.
 *
 * @param deletions deletes, restores, previews
 * @param entities reads rows
 * @param requests carries out requests that may come twice
 * @param calls carries out calls that may come twice
 * @param graph what belongs to what
 */
public record Paranoid(
        Deletions deletions, Entities entities, Requests requests, IdempotentCalls calls, EntityGraph graph) {

    /** {@return Paranoid for these types and rules over these ports} */
    public static Paranoid over(EntityGraph graph, DeletionRules rules, Ports ports) {
        CascadingDeletions deletions = new CascadingDeletions(graph, rules, ports);
        return new Paranoid(
                deletions,
                new StoredEntities(graph, ports),
                new ExactlyOnce(ports, deletions),
                new OnceByKey(ports),
                graph);
    }
}
