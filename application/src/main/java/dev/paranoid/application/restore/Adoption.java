package dev.paranoid.application.restore;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.ItemsRefused;
import dev.paranoid.application.caller.Asker;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.delete.SoftDeletes;
import dev.paranoid.application.engine.Blockers;
import dev.paranoid.application.engine.Spread;
import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.application.port.job.Adopting;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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
     * @param adopting those that take over in the background what came along with rows that others moved
     */
    record Lifted(Map<HiddenBy, Deletion> deletions, List<StoredEntity> members, List<Adopting> adopting) {

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

    /**
     * The deletions that a restore lifts; those that are adopted are opened.
     *
     * @param inBackground whether what is below the rows that others moved follows in the background: there may be very much of it
     */
    Lifted lifted(RestoreCall call, boolean inBackground) {
        Map<HiddenBy, Deletion> named = new HashMap<>();
        List<StoredEntity> members = new ArrayList<>();
        List<Adopting> adopting = new ArrayList<>();
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
            Spread spread = spread(call, unnamed, inBackground);
            List<StrayRows> strays = unnamed.stream()
                    .map(row -> StrayRows.of(context, call.loaded(), row, inBackground))
                    .toList();
            List<Deletion> adopted = adopt(call, spread, strays, members);
            adopted.forEach(deletion -> named.put(new HiddenBy(Optional.empty(), deletion.root()), deletion));
            if (inBackground) {
                adopting.addAll(StrayRows.following(strays, adopted));
            }
        }
        named.values()
                .forEach(deletion -> Optional.ofNullable(call.loaded().rows().get(deletion.root()))
                        .ifPresent(row -> members.add(marked(row, deletion))));
        return new Lifted(named, members, adopting);
    }

    private static StoredEntity marked(StoredEntity row, Deletion deletion) {
        return new StoredEntity(row.ref(), Optional.of(mark(deletion)), row.parents());
    }

    private List<Deletion> adopt(RestoreCall call, Spread spread, List<StrayRows> found, List<StoredEntity> members) {
        Map<Integer, Map<String, Long>> took = spread.took();
        Map<EntityRef, Integer> strays = new LinkedHashMap<>();
        Map<EntityRef, StoredEntity> known = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            int owner = i;
            found.get(i).rows().forEach(row -> {
                if (strays.putIfAbsent(row.ref(), owner) == null) {
                    known.put(row.ref(), row);
                    took.computeIfAbsent(owner, any -> new HashMap<>())
                            .merge(row.ref().type(), 1L, Long::sum);
                }
            });
        }
        List<StoredEntity> rows = found.stream().map(StrayRows::moved).toList();
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
        refuseRestricted(rows, spread);
        spread.findDetached();
        return spread;
    }

    private static void refuseRestricted(List<StoredEntity> rows, Spread spread) {
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
