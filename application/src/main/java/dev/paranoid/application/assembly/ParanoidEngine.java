package dev.paranoid.application.assembly;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Holds;
import dev.paranoid.application.access.CascadingDeletions;
import dev.paranoid.application.access.StoredEntities;
import dev.paranoid.application.access.StoredRetention;
import dev.paranoid.application.access.hold.StoredHolds;
import dev.paranoid.application.audit.AuditLog;
import dev.paranoid.application.audit.AuditedDeletions;
import dev.paranoid.application.audit.AuditedEntities;
import dev.paranoid.application.audit.AuditedHolds;
import dev.paranoid.application.audit.AuditedPurges;
import dev.paranoid.application.audit.AuditedRequests;
import dev.paranoid.application.audit.AuditedRetention;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.batching.BatchedAnswers;
import dev.paranoid.application.batching.BatchedDeletions;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.deduplication.ExactlyOnce;
import dev.paranoid.application.deduplication.StoredAnswers;
import dev.paranoid.application.engine.Judgement;
import dev.paranoid.application.engine.Plans;
import dev.paranoid.application.engine.budget.BudgetedTransactions;
import dev.paranoid.application.limit.LimitedDeletions;
import dev.paranoid.application.limit.LimitedPurges;
import dev.paranoid.application.limit.RemovalLimit;
import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.BatchListener;
import dev.paranoid.application.port.Batching;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.purge.ClosedDeletions;
import dev.paranoid.application.purge.PlannedPurges;
import dev.paranoid.application.purge.PurgeJob;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.Requests;
import dev.paranoid.application.retention.Purges;
import dev.paranoid.application.retention.Retention;
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
 * @param holds what must stay
 * @param retention how long what was deleted is kept, and what was done to it
 * @param purges removes what many deletions hide, by hand
 * @param closed forgets deletions that ended long ago
 * @param purge removes what has expired, when it is told to
 * @param background carries on what was too large for one transaction
 */
public record ParanoidEngine(
        Deletions deletions,
        Entities entities,
        Requests requests,
        IdempotentCalls calls,
        EntityGraph graph,
        Holds holds,
        Retention retention,
        Purges purges,
        ClosedDeletions closed,
        PurgeJob purge,
        Optional<Background> background) {

    /**
     * {@return Paranoid for these types and rules over these ports} Each call is one transaction, however many rows it
     * touches; nothing goes on in the background.
     *
     * @param graph the types, and what belongs to what
     * @param rules what the application forbids
     * @param ports what is needed from outside
     */
    public static ParanoidEngine over(EntityGraph graph, DeletionRules rules, Ports ports) {
        Context context = context(graph, rules, ports, Optional.empty(), Long.MAX_VALUE);
        return over(context, Batching.OFF, BatchListener.NOBODY);
    }

    /**
     * {@return the same, where what is too large for one transaction goes on in the background}
     *
     * @param graph the types, and what belongs to what
     * @param rules what the application forbids
     * @param ports what is needed from outside
     * @param background what work in the background needs, and from which size on it is one; nobody works on it before
     *     somebody asks {@link #background()} to
     */
    public static ParanoidEngine over(EntityGraph graph, DeletionRules rules, Ports ports, BackgroundPorts background) {
        return over(graph, rules, ports, background, Batching.OFF, BatchListener.NOBODY);
    }

    /**
     * {@return the same, where callers share transactions}
     *
     * @param graph the types, and what belongs to what
     * @param rules what the application forbids
     * @param ports what is needed from outside
     * @param background what work in the background needs, and from which size on it is one
     * @param batching how calls share transactions
     * @param listener is told of each transaction that calls share
     */
    public static ParanoidEngine over(
            EntityGraph graph,
            DeletionRules rules,
            Ports ports,
            BackgroundPorts background,
            Batching batching,
            BatchListener listener) {
        Context context = context(graph, rules, ports, Optional.of(background), background.above());
        return over(context, batching, listener);
    }

    /**
     * {@return the same, where a caller removes only so many rows for good in a minute} Whoever asks for more is told by
     * {@link dev.paranoid.application.failure.RateLimited}. Requests that may come twice are not counted, nor is what expires.
     *
     * @param limit how many; one for all who are to share it
     */
    public ParanoidEngine limited(RemovalLimit limit) {
        return new ParanoidEngine(
                new LimitedDeletions(deletions, limit),
                entities,
                requests,
                calls,
                graph,
                holds,
                retention,
                new LimitedPurges(purges, limit),
                closed,
                purge,
                background);
    }

    /**
     * {@return the same, where that log has what is removed for good, held and denied}
     *
     * @param log is told as {@link AuditLog} says
     */
    public ParanoidEngine audited(AuditLog log) {
        return new ParanoidEngine(
                new AuditedDeletions(deletions, log),
                new AuditedEntities(entities, log),
                new AuditedRequests(requests, log),
                calls,
                graph,
                new AuditedHolds(holds, log),
                new AuditedRetention(retention, log),
                new AuditedPurges(purges, log),
                closed,
                purge,
                background);
    }

    private static Context context(
            EntityGraph graph, DeletionRules rules, Ports ports, Optional<BackgroundPorts> background, long above) {
        return new Context(
                new Plans(graph),
                new Judgement(rules),
                ports,
                new BudgetedTransactions(ports.transactions(), above),
                background,
                false);
    }

    private static ParanoidEngine over(Context context, Batching batching, BatchListener listener) {
        CascadingDeletions deletions = new CascadingDeletions(context);
        StoredAnswers answers = new StoredAnswers(context);
        return new ParanoidEngine(
                batching.on()
                        ? new BatchedDeletions(
                                deletions,
                                new CascadingDeletions(context.sharing()),
                                context.ports(),
                                batching,
                                listener)
                        : deletions,
                new StoredEntities(context.graph(), context.ports()),
                new ExactlyOnce(context, deletions),
                batching.on()
                        ? new BatchedAnswers(answers, context.ports().transactions(), batching.patience())
                        : answers,
                context.graph(),
                new StoredHolds(context),
                new StoredRetention(context),
                new PlannedPurges(context),
                new ClosedDeletions(context.graph(), context.ports()),
                new PurgeJob(deletions, context.ports()),
                deletions.background());
    }
}
