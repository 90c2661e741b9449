package dev.paranoid.application.restore;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.ItemsRefused;
import dev.paranoid.application.caller.Asker;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.delete.SoftDeletes;
import dev.paranoid.application.engine.Blockers;
import dev.paranoid.application.engine.Spread;
import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.relation.Relation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives rows that no deletion holds which reaches them a deletion of their own, so that lifting is one thing for all: rows that
 * others hid, and rows that others moved away from what hid them, with what came along with these.
 */
final class Adoption {

    private final Context context;

    Adoption(Context context) {
        this.context = context;
    }

    /**
     * Deletions that a restore lifts.
     *
     * @param deletions each under what it is known by
     * @param members rows that are known to bear their marks, as they are now: their roots, and rows above these
     */
    record Lifted(Map<HiddenBy, Deletion> deletions, List<StoredEntity> members) {

        Set<DeletionId> ids() {
            Set<DeletionId> ids = new HashSet<>();
            deletions.values().forEach(deletion -> ids.add(deletion.id()));
            return ids;
        }

        /** The roots of all, whether they are there or not, and all rows that are known. */
        List<EntityRef> rows() {
            List<EntityRef> rows = new ArrayList<>();
            deletions.values().forEach(deletion -> rows.add(deletion.root()));
            members.forEach(member -> rows.add(member.ref()));
            return rows;
        }
    }

    /** The deletions that a restore lifts; those that are adopted are opened. */
    Lifted lifted(RestoreCall call, boolean inBackground) {
        Map<HiddenBy, Deletion> named = new HashMap<>();
        List<StoredEntity> members = new ArrayList<>();
        List<StoredEntity> unnamed = new ArrayList<>();
        call.lifted().forEach(by -> {
            if (by.deletion().isPresent()) {
                call.loaded().deletions(List.of(by.deletion().get())).forEach(deletion -> named.put(by, deletion));
            } else {
                unnamed.add(Objects.requireNonNull(call.loaded().rows().get(by.root())));
            }
        });
        if (!unnamed.isEmpty()) {
            unnamed.sort((one, other) -> one.ref().compareTo(other.ref()));
            adopt(call, unnamed, inBackground, members)
                    .forEach(adopted -> named.put(new HiddenBy(Optional.empty(), adopted.root()), adopted));
        }
        named.values()
                .forEach(deletion -> Optional.ofNullable(call.loaded().rows().get(deletion.root()))
                        .ifPresent(row -> members.add(marked(row, deletion))));
        return new Lifted(named, members);
    }

    private static StoredEntity marked(StoredEntity row, Deletion deletion) {
        return new StoredEntity(row.ref(), Optional.of(mark(deletion)), row.parents());
    }

    private List<Deletion> adopt(
            RestoreCall call, List<StoredEntity> rows, boolean inBackground, List<StoredEntity> members) {
        Spread spread = spread(call, rows, inBackground);
        Map<Integer, Map<String, Long>> took = spread.took();
        Map<EntityRef, Integer> strays = new LinkedHashMap<>();
        Map<EntityRef, StoredEntity> known = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            int owner = i;
            stray(call, rows.get(i), inBackground).forEach(row -> {
                if (strays.putIfAbsent(row.ref(), owner) == null) {
                    known.put(row.ref(), row);
                    took.computeIfAbsent(owner, any -> new HashMap<>())
                            .merge(row.ref().type(), 1L, Long::sum);
                }
            });
        }
        List<Deletion> adopted = context.ledger().open(entries(call, rows, took));
        spread.apply(owner -> mark(adopted.get(owner)));
        Map<EntityType, Map<RowKey, Mark>> marks = new LinkedHashMap<>();
        strays.forEach((row, owner) -> {
            marks.computeIfAbsent(context.type(row), any -> new LinkedHashMap<>())
                    .put(RowKey.of(row), mark(adopted.get(owner)));
            members.add(marked(Objects.requireNonNull(known.get(row)), adopted.get(owner)));
        });
        marks.forEach(context.store()::mark);
        context.ports()
                .events()
                .publish(adopted.stream().map(SoftDeletes::opened).toList());
        return adopted;
    }

    private static Mark mark(Deletion deletion) {
        return Mark.of(deletion.id(), deletion.deletedAt());
    }

    /** What is live below rows that others hid goes with those that stay hidden, and with no other. */
    private Spread spread(RestoreCall call, List<StoredEntity> rows, boolean inBackground) {
        Set<EntityRef> staying = inBackground ? Set.of() : call.staying();
        Set<EntityRef> refs = new HashSet<>();
        rows.forEach(row -> refs.add(row.ref()));
        Spread spread = new Spread(
                context.store(),
                context.plans().hide(context.types(refs)),
                context.transactions().budget(),
                Lock.EXCLUSIVE);
        for (int i = 0; i < rows.size(); i++) {
            spread.root(
                    context.type(rows.get(i).ref()),
                    rows.get(i),
                    i,
                    rows.get(i).holder().isEmpty()
                            && staying.contains(rows.get(i).ref()));
        }
        spread.flow();
        Map<EntityRef, Refusal> restricted = new HashMap<>();
        Blockers blockers = spread.blockers();
        for (int i = 0; i < rows.size(); i++) {
            if (!blockers.of(i).isEmpty()) {
                restricted.put(rows.get(i).ref(), new Restricted(blockers.of(i)));
            }
        }
        if (!restricted.isEmpty()) {
            throw new ItemsRefused(restricted);
        }
        spread.findDetached();
        return spread;
    }

    /**
     * Rows that bear marks of deletions that reach them no longer, since they, or rows above them, were moved: above the row that
     * is restored, and below it and these, where they bear the same mark, but for the root of the deletion: it bears its own. What reaches them still takes them back when they are freed.
     */
    private Collection<StoredEntity> stray(RestoreCall call, StoredEntity moved, boolean unlimited) {
        Map<EntityRef, StoredEntity> found = new LinkedHashMap<>();
        if (moved.holder().isEmpty()) {
            return List.of();
        }
        List<StoredEntity> open = new ArrayList<>(List.of(moved));
        context.load(call.loaded().strayAbove(moved.ref()), Lock.EXCLUSIVE).values().stream()
                .filter(row -> row.holder().isPresent())
                .forEach(row -> {
                    found.put(row.ref(), row);
                    open.add(row);
                });
        Set<DeletionId> holders = Context.holders(open);
        Set<EntityRef> roots =
                call.loaded().deletions(holders).stream().map(Deletion::root).collect(Collectors.toSet());
        while (!open.isEmpty()) {
            List<StoredEntity> round = List.copyOf(open);
            open.clear();
            for (Relation relation : context.graph().relations()) {
                if (relation.reaches()) {
                    below(relation, round, unlimited).stream()
                            .filter(child ->
                                    child.holder().filter(holders::contains).isPresent()
                                            && !roots.contains(child.ref())
                                            && !child.ref().equals(moved.ref()))
                            .filter(child -> found.putIfAbsent(child.ref(), child) == null)
                            .forEach(open::add);
                }
            }
        }
        return found.values();
    }

    private Collection<StoredEntity> below(Relation relation, List<StoredEntity> rows, boolean unlimited) {
        List<RowKey> parents = rows.stream()
                .filter(row -> row.ref().type().equals(relation.parent().name()))
                .map(StoredEntity::key)
                .toList();
        if (parents.isEmpty()) {
            return List.of();
        }
        long most = unlimited ? Long.MAX_VALUE : context.transactions().budget().look();
        List<StoredEntity> children = context.store().children(Children.all(relation, parents, most), Lock.EXCLUSIVE);
        if (!unlimited) {
            context.transactions().budget().take(children.size());
        }
        return children;
    }

    private List<Entry> entries(RestoreCall call, List<StoredEntity> rows, Map<Integer, Map<String, Long>> took) {
        Instant now = context.now();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Caller caller =
                    call.caller(new HiddenBy(Optional.empty(), rows.get(i).ref()));
            entries.add(new Entry(
                    rows.get(i).ref(),
                    DeletionMode.SOFT,
                    now,
                    caller.name(),
                    caller.source(),
                    Asker.of(caller),
                    Optional.empty(),
                    Optional.empty(),
                    took.getOrDefault(i, Map.of())));
        }
        return entries;
    }
}
