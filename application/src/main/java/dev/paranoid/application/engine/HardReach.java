package dev.paranoid.application.engine;

import dev.paranoid.application.engine.budget.BudgetedRows;
import dev.paranoid.application.engine.budget.RowBudget;
import dev.paranoid.application.hold.Gate;
import dev.paranoid.application.hold.Permit;
import dev.paranoid.application.hold.Removals;
import dev.paranoid.application.port.message.DeletionEvents.Rows;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.RowCounts.Collected;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.plan.RemovePlan;
import dev.paranoid.domain.plan.Stage;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Hard deletes of some roots in one transaction: finds what the hard relations reach, hidden or live, and removes it children first. */
public final class HardReach {

    private final EntityStore store;
    private final EntityGraph graph;
    private final RemovePlan plan;
    private final RowBudget budget;
    private final Lock lock;
    private final Owners collected = new Owners();
    private final Map<EntityType, Map<RowKey, StoredEntity>> rows = new HashMap<>();
    private final Map<Integer, Map<String, Collected>> counts = new HashMap<>();
    private final Set<DeletionId> holders = new HashSet<>();
    private final StayingChildren staying;
    private final Set<Relation> linked = new HashSet<>();
    private final List<StoredEntity> goingLinks = new ArrayList<>();
    private final Map<EntityRef, Integer> linkOwners = new HashMap<>();

    /**
     * Hard deletes of rows that are found so.
     *
     * @param found the rows, how many may be touched, and how they are read
     * @param graph what belongs to what
     * @param plan of hard deletes of rows of the roots' types
     */
    public HardReach(BudgetedRows found, EntityGraph graph, RemovePlan plan) {
        this.store = found.store();
        this.graph = graph;
        this.plan = plan;
        this.budget = found.budget();
        this.lock = found.lock();
        this.staying = new StayingChildren(found, graph, plan, collected);
    }

    /**
     * Adds a root; before the flow.
     *
     * @param type of the row
     * @param row as it was loaded
     * @param owner its number
     * @throws dev.paranoid.application.port.TooLarge where the budget has no room for it
     */
    public void root(EntityType type, StoredEntity row, int owner) {
        collect(type, row, owner);
        budget.take(1);
    }

    private boolean collect(EntityType type, StoredEntity row, int owner) {
        if (!collected.add(type, row.key(), owner)) {
            return false;
        }
        rows.computeIfAbsent(type, any -> new HashMap<>()).put(row.key(), row);
        row.holder().ifPresent(holders::add);
        count(owner, type, new Collected(1, row.hidden() ? 0 : 1, row.deletedAt()));
        return true;
    }

    private void count(int owner, EntityType type, Collected amount) {
        counts.computeIfAbsent(owner, any -> new HashMap<>()).merge(type.name(), amount, Collected::and);
    }

    /**
     * Finds all that goes.
     *
     * @throws dev.paranoid.application.port.TooLarge where that is more than the budget has room for
     */
    public void flow() {
        plan.stages().forEach(this::flow);
        plan.links().forEach(this::links);
    }

    private void flow(Stage stage) {
        Map<EntityType, List<RowKey>> fresh = new HashMap<>();
        stage.types()
                .forEach(type ->
                        fresh.put(type, new ArrayList<>(collected.of(type).keySet())));
        stage.arriving()
                .forEach(relation -> fresh.computeIfAbsent(relation.child(), any -> new ArrayList<>())
                        .addAll(follow(relation, collected.parents(relation))));
        while (!stage.inner().isEmpty() && fresh.values().stream().anyMatch(found -> !found.isEmpty())) {
            Map<EntityType, List<RowKey>> round = Map.copyOf(fresh);
            fresh.clear();
            stage.inner()
                    .forEach(relation -> fresh.computeIfAbsent(relation.child(), any -> new ArrayList<>())
                            .addAll(follow(relation, round.getOrDefault(relation.parent(), List.of()))));
        }
    }

    private List<RowKey> follow(Relation relation, List<RowKey> parents) {
        List<RowKey> fresh = new ArrayList<>();
        if (!parents.isEmpty()) {
            Set<RowKey> known = collected.of(relation.child()).keySet();
            Children wanted = Children.all(relation, parents, budget.look() + known.size());
            for (StoredEntity child : store.children(wanted.besides(known), lock)) {
                int owner = collected.owner(
                        relation.parent(), child.parent(relation).orElseThrow());
                if (collect(relation.child(), child, owner)) {
                    fresh.add(child.key());
                }
            }
            budget.take(fresh.size());
        }
        return fresh;
    }

    /** A row without id counts for the first of its parents that takes it along. */
    private void links(Relation relation) {
        List<RowKey> parents = collected.parents(relation);
        if (parents.isEmpty()) {
            return;
        }
        List<Relation> before = plan.links().stream()
                .filter(other -> other.child().equals(relation.child()) && linked.contains(other))
                .toList();
        List<Map<String, RowKey>> found =
                store.links(relation, parents, lock, budget.look() + counted(relation.child())).stream()
                        .filter(link -> before.stream().noneMatch(other -> collected.takes(link, other)))
                        .toList();
        linked.add(relation);
        budget.take(found.size());
        found.forEach(link -> {
            int owner = collected.owner(relation.parent(), Spread.parent(link, relation));
            count(owner, relation.child(), new Collected(1, 1, Optional.empty()));
            StoredEntity going = Gate.link(relation.child(), goingLinks.size(), link);
            goingLinks.add(going);
            linkOwners.put(going.ref(), owner);
        });
    }

    private long counted(EntityType type) {
        return counts.values().stream()
                .flatMap(byType -> Stream.ofNullable(byType.get(type.name())))
                .mapToLong(Collected::rows)
                .sum();
    }

    /** {@return children along restricting relations that would stay behind} */
    public Blockers blockers() {
        return staying.blockers();
    }

    /** Finds children that lose their foreign key; those that go as well lose it before, whatever the order in which rows go. */
    public void findUnlinked() {
        staying.findUnlinked();
    }

    /** {@return children that stay and lose their foreign key, by name of the type} */
    public Map<String, Long> unlinked() {
        return staying.unlinked();
    }

    /**
     * {@return the rows that this root takes along, itself among them, by name of the type}
     *
     * @param owner number of the root
     */
    public Map<String, Collected> took(int owner) {
        return counts.getOrDefault(owner, Map.of());
    }

    /**
     * {@return the rows with an id that one root takes along}
     *
     * @param owner number of the root
     */
    public Rows rows(int owner) {
        return (type, limit) -> Optional.of(collected.ids(owner, type, limit));
    }

    /** {@return the deletions that hold any of these rows} */
    public Set<DeletionId> holders() {
        return holders;
    }

    /**
     * {@return whether that row goes}
     *
     * @param row of any type
     */
    public boolean contains(EntityRef row) {
        return graph.find(row.type())
                .filter(type -> collected.contains(type, RowKey.of(row)))
                .isPresent();
    }

    /**
     * {@return the number of the root with which that row goes}
     *
     * @param row one with an id that goes
     * @throws IllegalStateException where it does not
     */
    public int owner(EntityRef row) {
        return collected.owner(graph.type(row.type()), RowKey.of(row));
    }

    /** {@return the rows that go and have an id} */
    public List<StoredEntity> going() {
        return rows.values().stream().flatMap(some -> some.values().stream()).toList();
    }

    /** {@return the rows without id that go, as the gate wants them} */
    public List<StoredEntity> goingLinks() {
        return List.copyOf(goingLinks);
    }

    /**
     * {@return the number of the root with which that row goes, with an id or without}
     *
     * @param row one of {@link #going} or {@link #goingLinks}
     */
    public int ownerOfGoing(EntityRef row) {
        Integer owner = linkOwners.get(row);
        return owner == null ? owner(row) : owner;
    }

    /** Children that were detached from rows that go are forgotten with these, and count like them. */
    private void takeRemembered() {
        Map<EntityType, List<RowKey>> hidden = new HashMap<>();
        rows.forEach((type, some) -> hidden.put(
                type,
                some.values().stream()
                        .filter(StoredEntity::hidden)
                        .map(StoredEntity::key)
                        .toList()));
        budget.take(RememberedChildren.of(store, RememberedChildren.relations(graph), hidden, budget.look())
                .count());
    }

    /**
     * Removes it all, with the gate's permit: foreign keys that stay behind, or stand in a cycle of types, are set to null
     * first, then rows go, children's types first.
     *
     * @param permit of the running transaction, for all of it
     * @throws dev.paranoid.application.port.row.StillReferenced where children have come since
     * @throws dev.paranoid.application.port.TooLarge where what was detached from rows that go is more than the budget has
     *     room for
     */
    public void apply(Permit permit) {
        takeRemembered();
        Removals removals = new Removals(store);
        staying.unlink();
        plan.severing().forEach(relation -> store.unlink(relation, severed(relation)));
        plan.links().forEach(relation -> {
            if (counts.values().stream()
                    .anyMatch(byType -> byType.containsKey(relation.child().name()))) {
                removals.removeLinks(permit, relation, collected.parents(relation), Long.MAX_VALUE);
            }
        });
        plan.removal()
                .forEach(
                        type -> removals.remove(permit, type, collected.of(type).keySet()));
    }

    private List<RowKey> severed(Relation relation) {
        return rows.getOrDefault(relation.child(), Map.of()).values().stream()
                .filter(row -> row.parent(relation)
                        .filter(parent -> collected.contains(relation.parent(), parent))
                        .isPresent())
                .map(StoredEntity::key)
                .toList();
    }
}
