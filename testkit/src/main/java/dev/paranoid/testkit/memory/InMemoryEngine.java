package dev.paranoid.testkit.memory;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Holds;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.access.RowAccess;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.application.port.message.FinalAnswers;
import dev.paranoid.application.port.message.HoldEvents;
import dev.paranoid.application.purge.PurgeJob;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.Requests;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Heard;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.memory.job.MemoryCollectedRows;
import dev.paranoid.testkit.memory.job.MemoryFrontier;
import dev.paranoid.testkit.memory.job.MemoryJobs;
import dev.paranoid.testkit.memory.job.MemoryUnlinkedRows;
import dev.paranoid.testkit.memory.ledger.MemoryHistory;
import dev.paranoid.testkit.memory.ledger.MemoryHolds;
import dev.paranoid.testkit.memory.ledger.MemoryLedger;
import dev.paranoid.testkit.memory.ledger.MemoryPurges;
import dev.paranoid.testkit.memory.message.MemoryAcceptedRequests;
import dev.paranoid.testkit.memory.message.MemoryEvents;
import dev.paranoid.testkit.memory.message.MemoryInbox;
import dev.paranoid.testkit.memory.row.MemoryReader;
import dev.paranoid.testkit.memory.row.MemoryStore;
import dev.paranoid.testkit.memory.row.OtherPrograms;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.MemoryTransactions;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The law, row by row, in memory: what every other engine has to agree with. It knows the graph and not the plans, one
 * transaction runs at a time, and time passes only when it is told to. Safe to use from several threads.
 */
public final class InMemoryEngine implements Engine {

    private final Memory memory;
    private final SettableClock clock = new SettableClock();
    private final MemoryTransactions transactions;
    private final OtherPrograms outside;
    private final Ports ports;
    private final ParanoidEngine paranoid;
    private final MemoryAcceptedRequests accepted = new MemoryAcceptedRequests(this::jobs);
    private final MemoryStore store;
    private DeletionEvents follower = DeletionEvents.NONE;
    private HoldEvents holdFollower = HoldEvents.NONE;

    private InMemoryEngine(TestSchema schema, DeletionRules rules, boolean otherwise, long above) {
        this.memory = new Memory(schema, otherwise);
        this.transactions = new MemoryTransactions(memory, clock);
        this.outside = new OtherPrograms(memory);
        this.store = new MemoryStore(memory, transactions);
        this.ports = new Ports(
                store,
                new MemoryReader(memory, transactions),
                new MemoryLedger(memory, transactions),
                transactions,
                new MemoryInbox(memory, transactions),
                new MemoryEvents(memory, transactions, () -> follower),
                (kind, holds) -> holdFollower.publish(kind, holds),
                new MemoryHolds(memory, transactions),
                new MemoryPurges(memory, transactions),
                RowAccess.EVERY_ROW,
                new MemoryHistory(memory, transactions),
                transactions);
        this.paranoid = above == Long.MAX_VALUE
                ? ParanoidEngine.over(schema.graph(), rules, ports)
                : ParanoidEngine.over(schema.graph(), rules, ports, background(above));
    }

    private BackgroundPorts background(long above) {
        return new BackgroundPorts(
                new MemoryJobs(memory, transactions),
                new MemoryFrontier(memory, transactions),
                new MemoryCollectedRows(memory, transactions),
                new MemoryUnlinkedRows(memory, transactions),
                (root, stages) -> Map.of(root.type(), 1L),
                accepted,
                FinalAnswers.NONE,
                above);
    }

    /** {@return an empty engine where what would touch more rows than these goes on in the background} */
    public static InMemoryEngine inBackground(TestSchema schema, DeletionRules rules, long above) {
        return new InMemoryEngine(schema, rules, false, above);
    }

    /** {@return the jobs that have not ended, in the order in which they began} */
    public List<JobId> jobs() {
        return transactions.read(() -> memory.jobs().values().stream()
                .filter(kept -> !kept.ended())
                .map(kept -> kept.job().id())
                .toList());
    }

    /** {@return whether nothing is left of work in the background that has ended} */
    public boolean tidy() {
        return transactions.read(() -> memory.frontier().isEmpty()
                && memory.unlinked().isEmpty()
                && memory.collected().values().stream().allMatch(Map::isEmpty));
    }

    /**
     * {@return an empty engine for the types that a file of settings declares, {@code application.yml} on the class path for one}
     * Their policies and retentions hold as well. Tables and columns are this engine's own, and all rows are everybody's. Classes that
     * {@code paranoid.scan} finds are not read: for these, {@link #of(EntityGraph)} takes {@link
     * dev.paranoid.domain.declared.EntityTypes#graph}.
     *
     * @param file on the class path
     * @param rules policies that are beans of the application; of one type they count, and not what the file says
     * @throws IllegalArgumentException where there is no such file, or it names a policy that is a bean and not given
     */
    public static InMemoryEngine fromConfiguration(String file, DeletionRules rules) {
        return of(TestSchema.of(ConfiguredTypes.in(file)), ConfiguredRules.in(file, rules));
    }

    /** {@return the same without policies that are beans} */
    public static InMemoryEngine fromConfiguration(String file) {
        return fromConfiguration(file, DeletionRules.NONE);
    }

    /** {@return an empty engine over the plainest tables for this graph} */
    public static InMemoryEngine of(EntityGraph graph) {
        return of(TestSchema.of(graph));
    }

    /** {@return an empty engine without policies} */
    public static InMemoryEngine of(TestSchema schema) {
        return of(schema, DeletionRules.NONE);
    }

    /** {@return an empty engine with policies} */
    public static InMemoryEngine of(TestSchema schema, DeletionRules rules) {
        return new InMemoryEngine(schema, rules, false, Long.MAX_VALUE);
    }

    /**
     * {@return an empty engine that chooses otherwise wherever the law leaves something open: which of several deletions
     * holds a row, for one; to see whether a test relies on a choice}
     */
    public static InMemoryEngine choosingOtherwise(TestSchema schema, DeletionRules rules) {
        return new InMemoryEngine(schema, rules, true, Long.MAX_VALUE);
    }

    /** {@return Paranoid itself} */
    @Override
    public ParanoidEngine paranoid() {
        return paranoid;
    }

    /** {@return the ports that it runs over} */
    public Ports ports() {
        return ports;
    }

    /** {@return the ports over which it works in the background} */
    public BackgroundPorts backgroundPorts() {
        return background(Long.MAX_VALUE);
    }

    /** Has this told from now on what happens to deletions, in the transaction in which it does. */
    public void follow(DeletionEvents events) {
        follower = events;
    }

    /** Has this told from now on which holds are placed and released, in the transaction in which they are. */
    public void follow(HoldEvents events) {
        holdFollower = events;
    }

    /** From now on changes and removals of that row are refused in these words, as by a trigger of a database. */
    public void refuse(EntityRef row, String words) {
        store.refusedRows().add(row, words);
    }

    /** From now on changes and removals of that row are refused no longer. */
    public void permit(EntityRef row) {
        store.refusedRows().remove(row);
    }

    /** {@return its time} */
    public SettableClock clock() {
        return clock;
    }

    /** All state, to go back to. */
    Memory memory() {
        return memory;
    }

    @Override
    public Deletions deletions() {
        return paranoid.deletions();
    }

    @Override
    public Requests requests() {
        return paranoid.requests();
    }

    @Override
    public IdempotentCalls calls() {
        return paranoid.calls();
    }

    @Override
    public Entities entities() {
        return paranoid.entities();
    }

    @Override
    public Holds holds() {
        return paranoid.holds();
    }

    @Override
    public PurgeJob purge() {
        return paranoid.purge();
    }

    @Override
    public TestSchema schema() {
        return memory.schema();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a database would refuse: an id or a unique value twice, a column or a parent that
     *     does not exist
     */
    @Override
    public void insert(List<NewRow> rows) {
        transactions.inTransaction(() -> {
            outside.insert(rows);
            return true;
        });
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a database would refuse
     */
    @Override
    public void updateColumn(EntityRef row, String column, @Nullable Object value) {
        transactions.inTransaction(() -> {
            outside.update(row, column, value);
            return true;
        });
    }

    @Override
    public void removeRow(EntityRef row) {
        transactions.inTransaction(() -> {
            outside.remove(row);
            return true;
        });
    }

    @Override
    public List<Heard> heard() {
        return transactions.read(() -> List.copyOf(memory.heard()));
    }

    @Override
    public Snapshot snapshot() {
        return transactions.read(outside::snapshot);
    }
}
