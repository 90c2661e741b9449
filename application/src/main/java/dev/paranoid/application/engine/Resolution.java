package dev.paranoid.application.engine;

import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.job.Frontier;
import dev.paranoid.application.port.message.DeletionEvents.Rows;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.EntityGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of rows that bear the marks of closed deletions, their members: one with a parent that is hidden under an active
 * deletion takes that parent's mark; one with a parent that others hid stays hidden by others; the rest becomes live. One below a
 * row whose deletion is closed as well, but not given up here, waits: it might become live and be hidden again.
 */
public final class Resolution {

    private final EntityStore store;
    private final EntityGraph graph;
    private final Set<DeletionId> closing;
    private final ParentsOutside outside;
    private final Map<EntityRef, StoredEntity> members = new LinkedHashMap<>();
    private final TakenMarks taken = new TakenMarks();
    private final WaitingMembers waiting;
    private final Map<EntityRef, Mark> claims = new HashMap<>();

    /**
     * A resolution, in a transaction that is running.
     *
     * @param store the rows; what becomes of members is written there
     * @param ledger tells which deletions are active, and which give up rows elsewhere
     * @param graph the types of members and of their parents
     * @param closing deletions that are, or are about to be, closed
     */
    public Resolution(EntityStore store, DeletionLedger ledger, EntityGraph graph, Collection<DeletionId> closing) {
        this(store, graph, closing, new ParentsOutside(store, ledger, graph, Lock.SHARE));
    }

    private Resolution(EntityStore store, EntityGraph graph, Collection<DeletionId> closing, ParentsOutside outside) {
        this.store = store;
        this.graph = graph;
        this.closing = Set.copyOf(closing);
        this.outside = outside;
        this.waiting = new WaitingMembers(outside, taken);
    }

    /**
     * {@return one that locks nothing, and tells what would become of members that are not locked either}
     *
     * @param store the rows, which stay as they are
     * @param ledger tells which deletions are active, and which give up rows elsewhere
     * @param graph the types of members and of their parents
     * @param closing deletions that would be closed
     */
    public static Resolution preview(
            EntityStore store, DeletionLedger ledger, EntityGraph graph, Collection<DeletionId> closing) {
        return new Resolution(store, graph, closing, new ParentsOutside(store, ledger, graph, Lock.NONE));
    }

    /** {@return the members, as they are} */
    public Collection<StoredEntity> members() {
        return List.copyOf(members.values());
    }

    /**
     * Adds members, before it is decided on them.
     *
     * @param rows which are locked exclusively, but for a preview
     */
    public void members(Collection<StoredEntity> rows) {
        rows.forEach(row -> members.put(row.ref(), row));
    }

    /**
     * Has a row take a mark, whatever its parents are.
     *
     * @param row which may be no member; then nothing happens
     * @param mark of an active deletion, or as others hid it
     */
    public void claim(EntityRef row, Mark mark) {
        claims.put(row, mark);
    }

    /** Locks the parents outside, live ones too, and the entries of those who hide them; then decides. */
    public void decide() {
        outside.load(members, closing);
        claims.forEach((row, mark) -> {
            if (members.containsKey(row)) {
                taken.take(row, mark, row);
            }
        });
        spread(true);
        spread(false);
        waiting.find(members.values(), outside.pending());
    }

    /** The same, where members above those that are given may be left out: what is below these waits. */
    public void decideSome() {
        decide();
        waiting.find(members.values(), closing);
    }

    /** {@return deletions that are closed as well, and have to give up rows before some of these members can be} */
    public Set<DeletionId> pending() {
        return waiting.none() ? Set.of() : outside.pending();
    }

    /** From parents outside into the members: first what deletions hide, and only where none arrives what others hid. */
    private void spread(boolean named) {
        Map<EntityRef, List<EntityRef>> children = new HashMap<>();
        Deque<EntityRef> open = new ArrayDeque<>();
        for (StoredEntity member : members.values()) {
            Optional<Mark> own = taken.of(member.ref());
            if (own.isPresent()) {
                if (hands(own.get(), named)) {
                    open.add(member.ref());
                }
                continue;
            }
            for (EntityRef ref : outside.of(member)) {
                children.computeIfAbsent(ref, any -> new ArrayList<>()).add(member.ref());
                Optional<Mark> mark = outside.mark(ref);
                if (mark.isPresent() && hands(mark.get(), named) && !taken.has(member.ref())) {
                    taken.take(member.ref(), mark.get(), ref);
                    open.add(member.ref());
                }
            }
        }
        handDown(open, children);
    }

    /** Members below one that takes a mark take the same, unless they have taken one. */
    private void handDown(Deque<EntityRef> open, Map<EntityRef, List<EntityRef>> children) {
        while (!open.isEmpty()) {
            EntityRef parent = open.remove();
            Mark mark = taken.of(parent).orElseThrow();
            for (EntityRef child : children.getOrDefault(parent, List.of())) {
                if (!taken.has(child)) {
                    taken.take(child, mark, parent);
                    open.add(child);
                }
            }
        }
    }

    private boolean hands(Mark mark, boolean named) {
        return named
                ? mark.holder()
                        .filter(holder -> outside.active(holder) || claimed(holder))
                        .isPresent()
                : mark.holder().isEmpty();
    }

    private boolean claimed(DeletionId holder) {
        return claims.values().stream().anyMatch(mark -> mark.holder().equals(Optional.of(holder)));
    }

    private boolean becomesLive(EntityRef member) {
        return !taken.has(member) && !waiting.has(member);
    }

    /** {@return the members that would become live, by type, parents before children} */
    public Map<EntityType, List<RowKey>> freed() {
        Map<EntityType, List<RowKey>> freed = new LinkedHashMap<>();
        graph.types().forEach(type -> {
            List<RowKey> rows = members.keySet().stream()
                    .filter(row -> row.type().equals(type.name()) && becomesLive(row))
                    .map(RowKey::of)
                    .toList();
            if (!rows.isEmpty()) {
                freed.put(type, rows);
            }
        });
        return freed;
    }

    /**
     * {@return the rows of that deletion that become live}
     *
     * @param deletion a closing one; of any other there are none
     */
    public Rows freedFrom(DeletionId deletion) {
        return (type, limit) -> Optional.of(members.values().stream()
                .filter(member -> member.ref().type().equals(type)
                        && member.holder().equals(Optional.of(deletion))
                        && becomesLive(member.ref()))
                .limit(limit)
                .map(member -> member.ref().id())
                .toList());
    }

    /**
     * {@return whether members take the mark of one of these}
     *
     * @param deletions active ones; of any others none is taken
     */
    public boolean handsTo(Collection<DeletionId> deletions) {
        return taken.from(deletions);
    }

    /** {@return the members that stay hidden} */
    public Set<EntityRef> staying() {
        return taken.members();
    }

    /**
     * Has members stay hidden that cannot become live. What is below them stays hidden with them.
     *
     * @param kept by member, the mark of a deletion that has been opened for it
     */
    public void keep(Map<EntityRef, Mark> kept) {
        kept.forEach((row, mark) -> {
            mark.holder().ifPresent(outside::opened);
            taken.take(row, mark, row);
        });
        spread(true);
    }

    /**
     * {@return the closing deletions that reach this member, as far as its ancestors among the members tell}
     *
     * @param row a member; any other is reached by none
     */
    public Set<DeletionId> reachedBy(EntityRef row) {
        return outside.holders(members, row);
    }

    /**
     * Tells what would be handed over, and changes no row.
     *
     * @param counts takes in members that inherit a mark, not those that are given one of their own
     */
    public void tell(RowCounts counts) {
        taken.count(members, counts);
    }

    /**
     * Gives the members that stay hidden their new marks; the others are left as they are.
     *
     * @param counts takes in what {@link #tell} tells
     */
    public void handOver(RowCounts counts) {
        Map<EntityType, Map<RowKey, Mark>> marks = taken.byType(graph);
        tell(counts);
        graph.types().forEach(type -> store.mark(type, marks.getOrDefault(type, Map.of())));
    }

    /**
     * Makes the rest live, but for those that wait.
     *
     * @param counts takes in how many, by the deletion that held them
     */
    public void free(RowCounts counts) {
        Map<EntityType, List<RowKey>> freed = freed();
        freed.forEach((type, rows) -> {
            rows.forEach(row -> Optional.ofNullable(members.get(row.in(type)))
                    .flatMap(StoredEntity::holder)
                    .ifPresent(holder -> counts.add(holder, type.name(), 1)));
            store.free(type, rows);
        });
    }

    /**
     * Adds parents of rows that become live, that are hidden themselves, to the frontier.
     *
     * @param frontier which has to hide these rows again where such a parent stays hidden (invariant I1)
     */
    public void owe(Frontier frontier) {
        Map<EntityType, Set<RowKey>> owed = new LinkedHashMap<>();
        members.values().stream()
                .filter(member -> becomesLive(member.ref()))
                .flatMap(member -> outside.of(member).stream())
                .filter(parent -> outside.mark(parent).isPresent())
                .forEach(parent -> owed.computeIfAbsent(graph.type(parent.type()), any -> new HashSet<>())
                        .add(RowKey.of(parent)));
        owed.forEach(frontier::add);
    }
}
