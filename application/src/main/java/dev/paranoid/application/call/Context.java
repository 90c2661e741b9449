package dev.paranoid.application.call;

import dev.paranoid.application.discretion.Sight;
import dev.paranoid.application.engine.Expiry;
import dev.paranoid.application.engine.Judgement;
import dev.paranoid.application.engine.Plans;
import dev.paranoid.application.engine.RetentionLock;
import dev.paranoid.application.engine.budget.BudgetedTransactions;
import dev.paranoid.application.hold.Gate;
import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.EntityGraph;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What all verbs work with.
 *
 * @param plans which types a verb reaches
 * @param judgement what policies say
 * @param ports the ports
 * @param transactions those of the ports, each limited in size
 * @param background what work in the background needs, where there is any
 * @param shared whether several callers share a transaction, which waits for nobody's roots and is done as a whole or not at all
 */
public record Context(
        Plans plans,
        Judgement judgement,
        Ports ports,
        BudgetedTransactions transactions,
        Optional<BackgroundPorts> background,
        boolean shared) {

    /** {@return the same for work that several callers share} */
    public Context sharing() {
        return new Context(plans, judgement, ports, transactions.shared(), background, true);
    }

    /** {@return what belongs to what} */
    public EntityGraph graph() {
        return plans.graph();
    }

    /** {@return the rows} */
    public EntityStore store() {
        return ports.store();
    }

    /** {@return the deletions} */
    public DeletionLedger ledger() {
        return ports.ledger();
    }

    /** {@return which rows callers may see} */
    public Sight sight() {
        return new Sight(graph(), ports.access(), ports.ledger());
    }

    /** {@return what keeps a deletion whose time is over} */
    public Expiry expiry() {
        return new Expiry(graph(), judgement.rules());
    }

    /** {@return what a retention mode keeps} */
    public RetentionLock retentionLock() {
        return new RetentionLock(judgement.rules());
    }

    /** {@return what every removal asks, and whoever changes what may be frozen} */
    public Gate gate() {
        return new Gate(store(), ports.holds(), graph(), ports.clock());
    }

    /** {@return the time of the running transaction} */
    public Instant now() {
        return ports.clock().instant();
    }

    /**
     * {@return the background, which is there where anything is too large}
     *
     * @throws IllegalStateException where nothing goes on in the background
     */
    public BackgroundPorts large() {
        return background.orElseThrow(() -> new IllegalStateException("There is no background worker"));
    }

    /**
     * {@return the type of that row}
     *
     * @param row of a declared type
     */
    public EntityType type(EntityRef row) {
        return graph().type(row.type());
    }

    /**
     * {@return the types of these rows}
     *
     * @param rows of declared types
     */
    public Set<EntityType> types(Collection<EntityRef> rows) {
        return rows.stream().map(this::type).collect(Collectors.toSet());
    }

    /**
     * {@return those of these rows that are there, of any types; parents' types are locked before children's}
     *
     * @param rows of declared types with ids
     * @param lock how they are locked
     */
    public Map<EntityRef, StoredEntity> load(Collection<EntityRef> rows, Lock lock) {
        Map<EntityType, Set<RowKey>> byType = new HashMap<>();
        rows.forEach(row ->
                byType.computeIfAbsent(type(row), type -> new HashSet<>()).add(RowKey.of(row)));
        Map<EntityRef, StoredEntity> loaded = new HashMap<>();
        graph().types().stream()
                .filter(byType::containsKey)
                .forEach(type -> store().load(type, byType.getOrDefault(type, Set.of()), lock)
                        .values()
                        .forEach(row -> loaded.put(row.ref(), row)));
        return loaded;
    }

    /**
     * {@return those of these rows that are there, locked exclusively}
     *
     * @param roots of declared types with ids
     * @throws RowsInUse where callers share this, and others have locked some of them
     */
    public Map<EntityRef, StoredEntity> lockRoots(Collection<EntityRef> roots) {
        if (!shared) {
            return load(roots, Lock.EXCLUSIVE);
        }
        Map<EntityRef, StoredEntity> loaded = load(roots, Lock.EXCLUSIVE_SKIP_LOCKED);
        Set<EntityRef> inUse = new HashSet<>(roots);
        inUse.removeAll(loaded.keySet());
        if (!inUse.isEmpty()) {
            requireNotInUse(load(inUse, Lock.NONE).keySet());
        }
        return loaded;
    }

    /**
     * {@return the one of these rows that somebody asks for by himself, which needs a transaction of its own; any of them
     * where nobody shares this}
     *
     * @param asked all that are asked for
     * @param these at least one of them
     * @throws RowsInUse where callers share this, and others ask for others
     */
    public EntityRef only(List<EntityRef> asked, Set<EntityRef> these) {
        if (shared && asked.size() > 1) {
            throw new RowsInUse(these);
        }
        return these.iterator().next();
    }

    /** What is not there is in nobody's use. */
    private static void requireNotInUse(Set<EntityRef> there) {
        if (!there.isEmpty()) {
            throw new RowsInUse(there);
        }
    }

    /**
     * {@return the deletions that hold these rows; of live rows, and of those that others hid, none}
     *
     * @param rows as they were loaded
     */
    public static Set<DeletionId> holders(Collection<StoredEntity> rows) {
        Set<DeletionId> holders = new HashSet<>();
        rows.forEach(row -> row.holder().ifPresent(holders::add));
        return holders;
    }

    /**
     * {@return the deletion that holds this row, where it is the row's own}
     *
     * @param row as it was loaded
     * @param holders by their ids, its holder among them
     */
    public static Optional<Deletion> own(StoredEntity row, Map<DeletionId, Deletion> holders) {
        return row.holder()
                .flatMap(holder -> Optional.ofNullable(holders.get(holder)))
                .filter(deletion -> deletion.root().equals(row.ref()));
    }
}
