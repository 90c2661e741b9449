package dev.paranoid.application.engine;

import dev.paranoid.application.engine.budget.RowBudget;
import dev.paranoid.application.port.message.DeletionEvents.Rows;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.plan.HidePlan;
import dev.paranoid.domain.plan.Stage;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Soft deletes of some roots in one transaction: finds what is live below them, stage by stage, until the frontier is empty,
 * and then marks all of it. What is below a root that Paranoid hid before is hidden, or owed by the frontier.
 */
public final class Spread {

    private final EntityStore store;
    private final HidePlan plan;
    private final RowBudget budget;
    private final Lock lock;
    private final Owners taken = new Owners();
    private final Map<EntityType, Set<RowKey>> quiet = new HashMap<>();
    private final Map<Relation, List<StoredEntity>> detached = new LinkedHashMap<>();

    /**
     * A spread.
     *
     * @param store where the rows are
     * @param plan of soft deletes of rows of the roots' types
     * @param budget how many rows may be touched
     * @param lock how children are read: exclusively, or not at all where nothing is to change
     */
    public Spread(EntityStore store, HidePlan plan, RowBudget budget, Lock lock) {
        this.store = store;
        this.plan = plan;
        this.budget = budget;
        this.lock = lock;
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
        root(type, row, owner, row.holder().isEmpty());
    }

    /**
     * Adds a root; what is below it is looked at, or not.
     *
     * @param type of the row
     * @param row as it was loaded
     * @param owner its number
     * @param walks whether what is below it is looked at
     * @throws dev.paranoid.application.port.TooLarge where the budget has no room for it
     */
    public void root(EntityType type, StoredEntity row, int owner, boolean walks) {
        taken.add(type, row.key(), owner);
        budget.take(1);
        if (!walks) {
            quiet.computeIfAbsent(type, any -> new HashSet<>()).add(row.key());
        }
    }

    /**
     * Finds all live rows that the roots reach along cascading relations.
     *
     * @throws dev.paranoid.application.port.TooLarge where they are more than the budget has room for
     */
    public void flow() {
        plan.stages().forEach(this::flow);
    }

    private void flow(Stage stage) {
        Map<EntityType, List<RowKey>> fresh = new HashMap<>();
        stage.types().forEach(type -> fresh.put(type, walking(type)));
        stage.arriving()
                .forEach(relation -> fresh.computeIfAbsent(relation.child(), any -> new ArrayList<>())
                        .addAll(follow(relation, walking(relation.parent()))));
        while (!stage.inner().isEmpty() && fresh.values().stream().anyMatch(rows -> !rows.isEmpty())) {
            Map<EntityType, List<RowKey>> round = Map.copyOf(fresh);
            fresh.clear();
            stage.inner()
                    .forEach(relation -> fresh.computeIfAbsent(relation.child(), any -> new ArrayList<>())
                            .addAll(follow(relation, round.getOrDefault(relation.parent(), List.of()))));
        }
    }

    private List<RowKey> walking(EntityType type) {
        List<RowKey> walking = new ArrayList<>(taken.of(type).keySet());
        walking.removeAll(quiet.getOrDefault(type, Set.of()));
        return walking;
    }

    private List<RowKey> follow(Relation relation, List<RowKey> parents) {
        List<RowKey> fresh = new ArrayList<>();
        if (!parents.isEmpty()) {
            Set<RowKey> known = taken.of(relation.child()).keySet();
            Children wanted = Children.live(relation, parents, budget.look() + known.size());
            for (StoredEntity child : store.children(wanted.besides(known), lock)) {
                int owner =
                        taken.owner(relation.parent(), child.parent(relation).orElseThrow());
                if (taken.add(relation.child(), child.key(), owner)) {
                    fresh.add(child.key());
                }
            }
            budget.take(fresh.size());
        }
        return fresh;
    }

    /** {@return live children along restricting relations that are not taken themselves} */
    public Blockers blockers() {
        Blockers blockers = new Blockers();
        for (Relation relation : plan.restricting()) {
            List<RowKey> parents = walking(relation.parent());
            if (parents.isEmpty()) {
                continue;
            }
            long most = Blockers.MOST + taken.of(relation.child()).size();
            if (relation.child().identified()) {
                store.children(Children.live(relation, parents, most), lock == Lock.NONE ? lock : Lock.SHARE).stream()
                        .filter(child -> !taken.contains(relation.child(), child.key()))
                        .forEach(child -> blockers.add(
                                taken.owner(
                                        relation.parent(),
                                        child.parent(relation).orElseThrow()),
                                relation,
                                child.key().text()));
            } else {
                store.links(relation, parents, lock == Lock.NONE ? lock : Lock.SHARE, most)
                        .forEach(link ->
                                blockers.add(taken.owner(relation.parent(), parent(link, relation)), relation, ""));
            }
        }
        return blockers;
    }

    static RowKey parent(Map<String, RowKey> link, Relation relation) {
        return Objects.requireNonNull(link.get(relation.name()));
    }

    /** {@return how many rows each root takes, by name of the type} */
    public Map<Integer, Map<String, Long>> took() {
        Map<Integer, Map<String, Long>> took = new HashMap<>();
        taken.count((owner, type) ->
                took.computeIfAbsent(owner, any -> new HashMap<>()).merge(type.name(), 1L, Long::sum));
        return took;
    }

    /**
     * {@return the rows that one root takes}
     *
     * @param owner number of the root
     */
    public Rows rows(int owner) {
        return (type, limit) -> Optional.of(taken.ids(owner, type, limit));
    }

    /**
     * Finds children that lose their foreign key: live, hidden, or taken themselves.
     *
     * @throws dev.paranoid.application.port.TooLarge where they are more than the budget has room for
     */
    public void findDetached() {
        for (Relation relation : plan.detaching()) {
            List<RowKey> parents = walking(relation.parent());
            if (!parents.isEmpty()) {
                List<StoredEntity> children = store.children(Children.all(relation, parents, budget.look()), lock);
                budget.take(children.size());
                detached.put(relation, children);
            }
        }
    }

    /** {@return children that lose their foreign key, by name of the type} */
    public Map<String, Long> detached() {
        Map<String, Long> counts = new HashMap<>();
        detached.forEach((relation, children) -> {
            if (!children.isEmpty()) {
                counts.merge(relation.child().name(), (long) children.size(), Long::sum);
            }
        });
        return counts;
    }

    /**
     * {@return the rows that are taken, as they are, parents' types first}
     *
     * @param again how they are read once more
     */
    public List<StoredEntity> taken(Lock again) {
        List<StoredEntity> rows = new ArrayList<>();
        plan.types()
                .forEach(type -> rows.addAll(
                        store.load(type, taken.of(type).keySet(), again).values()));
        return rows;
    }

    /**
     * {@return the number of the root with which that row is taken}
     *
     * @param type of the row
     * @param row one that is taken
     * @throws IllegalStateException where it is not
     */
    public int owner(EntityType type, RowKey row) {
        return taken.owner(type, row);
    }

    /**
     * Marks all that was found (T1, T2), each row with the mark of its root, and detaches what {@link #findDetached} has
     * found.
     *
     * @param marks by number of the root
     */
    public void apply(IntFunction<Mark> marks) {
        for (EntityType type : plan.types()) {
            Map<RowKey, Mark> rows = new LinkedHashMap<>();
            taken.of(type).forEach((row, owner) -> rows.put(row, marks.apply(owner)));
            store.mark(type, rows);
        }
        detached.forEach(store::detach);
    }
}
