package dev.paranoid.application.batching;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.NewValue;
import dev.paranoid.application.Parents;
import dev.paranoid.application.access.CascadingDeletions;
import dev.paranoid.application.access.Part;
import dev.paranoid.application.call.ForwardingDeletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.port.BatchListener;
import dev.paranoid.application.port.Batching;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.Transactions;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Restoration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Deletions whose callers share transactions. A call within a transaction of its caller's shares nothing. */
public final class BatchedDeletions implements ForwardingDeletions {

    private final CascadingDeletions alone;
    private final Transactions transactions;
    private final CallQueue queue;
    private final Map<DeletionMode, Line<DeleteRequest, Deleted>> deletes = new EnumMap<>(DeletionMode.class);
    private final Map<Parents, Line<EntityRef, Restoration>> restores = new EnumMap<>(Parents.class);
    private final Deletions inBackground;

    /**
     * Deletions.
     *
     * @param alone carries out what one caller asks
     * @param shared carries out what several ask in one transaction, or does nothing and throws
     * @param ports the transactions, the inbox and the clock
     * @param settings how calls share transactions
     * @param listener is told of each transaction that calls share
     */
    public BatchedDeletions(
            CascadingDeletions alone,
            CascadingDeletions shared,
            Ports ports,
            Batching settings,
            BatchListener listener) {
        this(alone, shared, ports, settings, listener, "");
    }

    private BatchedDeletions(
            CascadingDeletions alone,
            CascadingDeletions shared,
            Ports ports,
            Batching settings,
            BatchListener listener,
            String prefix) {
        this.alone = alone;
        this.transactions = ports.transactions();
        for (DeletionMode mode : DeletionMode.values()) {
            deletes.put(mode, line(mode, alone, shared, prefix));
        }
        for (Parents parents : Parents.values()) {
            restores.put(parents, line(parents, alone, shared, prefix));
        }
        List<Line<?, ?>> lines = new ArrayList<>(deletes.values());
        lines.addAll(restores.values());
        this.queue = new CallQueue(
                settings,
                listener,
                lines,
                new ReplyTransactions(transactions, transactions.shared(), ports.inbox(), ports.clock()));
        this.inBackground = alone.inBackground().equals(alone)
                ? this
                : new BatchedDeletions(
                        alone.inBackground(), shared.inBackground(), ports, settings, listener, "background-");
    }

    private static Line<DeleteRequest, Deleted> line(
            DeletionMode mode, CascadingDeletions alone, CascadingDeletions shared, String prefix) {
        return new Line<>(
                prefix + "delete-" + name(mode),
                parts -> shared.delete(mode, parts),
                part -> alone.delete(mode, List.of(part)).get(0));
    }

    private static Line<EntityRef, Restoration> line(
            Parents parents, CascadingDeletions alone, CascadingDeletions shared, String prefix) {
        return new Line<>(
                prefix + "restore-" + name(parents),
                parts -> shared.restore(parents, parts),
                part -> alone.restore(parents, List.of(part)).get(0));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Answer<Deleted>> delete(Caller caller, DeletionMode mode, List<DeleteRequest> requests) {
        if (requests.isEmpty() || transactions.joining()) {
            return alone.delete(caller, mode, requests);
        }
        return carryOut(mode, new Part<>(caller, requests));
    }

    private List<Answer<Deleted>> carryOut(DeletionMode mode, Part<DeleteRequest> part) {
        List<EntityRef> roots = part.items().stream().map(DeleteRequest::root).toList();
        return carryOut(Objects.requireNonNull(deletes.get(mode)), part, roots);
    }

    @Override
    public List<Answer<Restoration>> restore(Caller caller, Parents parents, List<EntityRef> rows) {
        if (rows.isEmpty() || transactions.joining()) {
            return alone.restore(caller, parents, rows);
        }
        return carryOut(parents, new Part<>(caller, rows));
    }

    private List<Answer<Restoration>> carryOut(Parents parents, Part<EntityRef> part) {
        return carryOut(Objects.requireNonNull(restores.get(parents)), part, part.items());
    }

    private <I, R> List<Answer<R>> carryOut(Line<I, R> line, Part<I> part, List<EntityRef> roots) {
        return queue.carryOut(line, part, alone.canonical(roots), transactions::atMost);
    }

    @Override
    public Answer<Restoration> restore(Caller caller, Parents parents, DeletionId deletion, List<NewValue> values) {
        return transactions.joining() || !values.isEmpty()
                ? alone.restore(caller, parents, deletion, values)
                : alone.onRoot(caller, Verb.RESTORE, deletion, part -> carryOut(parents, part));
    }

    @Override
    public Answer<Deleted> purge(Caller caller, DeletionId deletion) {
        return transactions.joining()
                ? alone.purge(caller, deletion)
                : alone.onRoot(caller, Verb.PURGE, deletion, part -> carryOut(DeletionMode.HARD, Part.requested(part)));
    }

    @Override
    public Deletions deletions() {
        return alone;
    }

    @Override
    public Deletions inBackground() {
        return inBackground;
    }
}
