package dev.paranoid.application;

import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.Ports;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import java.util.Optional;

/**
 * The whole of it, over ports of your choice.
 *
 * @param deletions deletes, restores, previews
 * @param entities reads rows
 * @param requests carries out requests that may come twice
 * @param calls carries out calls that may come twice
 * @param graph what belongs to what
 * @param background carries on what was too large for one transaction
 */
public record Paranoid(
        Deletions deletions,
        Entities entities,
        Requests requests,
        IdempotentCalls calls,
        EntityGraph graph,
        Optional<Background> background) {

    /** {@return Paranoid for these types and rules over these ports} */
    public static Paranoid over(EntityGraph graph, DeletionRules rules, Ports ports) {
        return over(graph, ports, new CascadingDeletions(graph, rules, ports, Optional.empty()));
    }

    /** {@return the same, where what is too large for one transaction goes on in the background} */
    public static Paranoid over(EntityGraph graph, DeletionRules rules, Ports ports, BackgroundPorts background) {
        return over(graph, ports, new CascadingDeletions(graph, rules, ports, Optional.of(background)));
    }

    private static Paranoid over(EntityGraph graph, Ports ports, CascadingDeletions deletions) {
        return new Paranoid(
                deletions,
                new StoredEntities(graph, ports, deletions.jobs()),
                new ExactlyOnce(ports, deletions),
                new OnceByKey(ports),
                graph,
                deletions.background());
    }
}
