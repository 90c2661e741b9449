package dev.paranoid.application.engine;

import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.job.Frontier;
import dev.paranoid.application.port.message.DeletionEvents.Rows;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Hider;
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
import org.jspecify.annotations.Nullable;

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
    private final Set<EntityRef> waiting = new HashSet<>();
    private final Map<EntityRef, Mark> handedOver = new LinkedHashMap<>();
    private final Map<EntityRef, Hider> hiders = new HashMap<>();
    private final Map<EntityRef, Mark> claims = new HashMap<>();

    /**
     * A resolution.
     *
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
    }

    /** {@return one that locks nothing, and tells what would become of members that are not locked either} */
    public static Resolution preview(
            EntityStore store, DeletionLedger ledger, EntityGraph graph, Collection<DeletionId> closing) {
        return new Resolution(store, graph, closing, new ParentsOutside(store, ledger, graph, Lock.NONE));
    }

    /** {@return the members, as they are} */
    public Collection<StoredEntity> members() {
        return List.copyOf(members.values());
    }

    /** Adds members, which are locked exclusively. */
    public void members(Collection<StoredEntity> rows) {
        rows.forEach(row -> members.put(row.ref(), row));
    }

    /** That row takes that mark, if it is a member: of an active deletion, or as others hid it. */
    public void claim(EntityRef row, Mark mark) {
        claims.put(row, mark);
    }

    /** Locks the parents outside, live ones too, and the entries of those who hide them; then decides. */
    public void decide() {
        outside.load(members, closing);
        claims.forEach((row, mark) -> {
            if (members.containsKey(row)) {
                take(row, mark, row);
            }
        });
        spread(true);
        spread(false);
        findWaiting(outside.pending());
    }

    /** The same, where members above those that are given may be left out: what is below these waits. */
    public void decideSome() {
        decide();
        findWaiting(closing);
    }

    /** Members below rows outside that one of these deletions holds, but for those that an active one has taken. */
    private void findWaiting(Set<DeletionId> holders) {
        if (holders.isEmpty()) {
            return;
        }
        Map<EntityRef, List<EntityRef>> children = new HashMap<>();
        members.values().stream()
                .filter(member -> !taken(member.ref()))
                .forEach(member -> outside.of(member)
                        .forEach(parent -> children.computeIfAbsent(parent, any -> new ArrayList<>())
                                .add(member.ref())));
        Deque<EntityRef> open = new ArrayDeque<>();
        children.forEach((parent, below) -> outside.mark(parent)
                .flatMap(Mark::holder)
                .filter(holders::contains)
                .ifPresent(holder -> open.addAll(below)));
        while (!open.isEmpty()) {
            EntityRef row = open.remove();
            if (waiting.add(row)) {
                handedOver.remove(row);
                hiders.remove(row);
                open.addAll(children.getOrDefault(row, List.of()));
            }
        }
    }

    /** Whether a deletion has taken that member. */
    private boolean taken(EntityRef member) {
        return Optional.ofNullable(handedOver.get(member)).flatMap(Mark::holder).isPresent();
    }

    /** {@return deletions that are closed as well, and have to give up rows before some of these members can be} */
    public Set<DeletionId> pending() {
        return waiting.isEmpty() ? Set.of() : outside.pending();
    }

    /** From parents outside into the members: first what deletions hide, and only where none arrives what others hid. */
    private void spread(boolean named) {
        Map<EntityRef, List<EntityRef>> children = new HashMap<>();
        Deque<EntityRef> open = new ArrayDeque<>();
        for (StoredEntity member : members.values()) {
            if (handedOver.containsKey(member.ref())) {
                if (hands(handedOver.get(member.ref()), named)) {
                    open.add(member.ref());
                }
                continue;
            }
            for (EntityRef ref : outside.of(member)) {
                children.computeIfAbsent(ref, any -> new ArrayList<>()).add(member.ref());
                Optional<Mark> mark = outside.mark(ref);
                if (mark.isPresent() && hands(mark.get(), named) && !handedOver.containsKey(member.ref())) {
                    take(member.ref(), mark.get(), ref);
                    open.add(member.ref());
                }
            }
        }
        while (!open.isEmpty()) {
            EntityRef parent = open.remove();
            Mark mark = handedOver.get(parent);
            for (EntityRef child : children.getOrDefault(parent, List.of())) {
                if (mark != null && !handedOver.containsKey(child)) {
                    take(child, mark, parent);
                    open.add(child);
                }
            }
        }
    }

    private boolean hands(@Nullable Mark mark, boolean named) {
        return mark != null
                && (named
                        ? mark.holder()
                                .filter(holder -> outside.active(holder) || claimed(holder))
                                .isPresent()
                        : mark.holder().isEmpty());
    }

    private boolean claimed(DeletionId holder) {
        return claims.values().stream().anyMatch(mark -> mark.holder().equals(Optional.of(holder)));
    }

    private void take(EntityRef member, Mark mark, EntityRef bearer) {
        handedOver.put(member, mark);
        hiders.put(member, new Hider(mark.holder(), bearer));
    }

    private boolean becomesLive(EntityRef member) {
        return !handedOver.containsKey(member) && !waiting.contains(member);
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

    /** {@return the rows of that deletion that become live} */
    public Rows freedFrom(DeletionId deletion) {
        return (type, limit) -> Optional.of(members.values().stream()
                .filter(member -> member.ref().type().equals(type)
                        && member.holder().equals(Optional.of(deletion))
                        && becomesLive(member.ref()))
                .limit(limit)
                .map(member -> member.ref().id())
                .toList());
    }

    /** {@return whether members take the mark of one of these} */
    public boolean handsTo(Collection<DeletionId> deletions) {
        return handedOver.values().stream()
                .anyMatch(mark -> mark.holder().filter(deletions::contains).isPresent());
    }

    /** {@return the members that stay hidden} */
    public Set<EntityRef> staying() {
        return handedOver.keySet();
    }

    /** Has these members stay hidden with those marks: they cannot become live. What is below them stays hidden with them. */
    public void keep(Map<EntityRef, Mark> kept) {
        kept.forEach((row, mark) -> {
            mark.holder().ifPresent(outside::opened);
            take(row, mark, row);
        });
        spread(true);
    }

    /** {@return the closing deletions that reach this member, as far as its ancestors among the members tell} */
    public Set<DeletionId> reachedBy(EntityRef row) {
        Set<DeletionId> by = new HashSet<>();
        Set<EntityRef> seen = new HashSet<>();
        Deque<EntityRef> open = new ArrayDeque<>(List.of(row));
        while (!open.isEmpty()) {
            StoredEntity member = members.get(open.remove());
            if (member != null && seen.add(member.ref())) {
                member.holder().ifPresent(by::add);
                open.addAll(outside.of(member));
            }
        }
        return by;
    }

    /** Tells what would be handed over, and changes nothing. */
    public void tell(RowCounts counts) {
        handedOver.keySet().forEach(row -> {
            StoredEntity member = members.get(row);
            Hider hider = hiders.get(row);
            if (member != null && hider != null && !hider.bearer().equals(row)) {
                member.holder().ifPresent(holder -> counts.handOver(holder, row.type(), hider));
            }
        });
    }

    /** Gives the members that stay hidden their new marks; the others are left as they are. */
    public void handOver(RowCounts counts) {
        Map<EntityType, Map<RowKey, Mark>> marks = new LinkedHashMap<>();
        handedOver.forEach((row, mark) -> marks.computeIfAbsent(graph.type(row.type()), any -> new LinkedHashMap<>())
                .put(RowKey.of(row), mark));
        tell(counts);
        graph.types().forEach(type -> store.mark(type, marks.getOrDefault(type, Map.of())));
    }

    /** Makes the rest live. */
    public void free(RowCounts counts) {
        Map<EntityType, List<RowKey>> freed = freed();
        freed.forEach((type, rows) -> {
            rows.forEach(row -> Optional.ofNullable(members.get(row.in(type)))
                    .flatMap(StoredEntity::holder)
                    .ifPresent(holder -> counts.add(holder, type.name(), 1)));
            store.free(type, rows);
        });
    }

    /** Adds parents of rows that become live, that bear closed marks themselves, to the frontier. */
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
