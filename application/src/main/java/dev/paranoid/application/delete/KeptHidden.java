package dev.paranoid.application.delete;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.Lifts;
import dev.paranoid.application.caller.Asker;
import dev.paranoid.application.engine.Resolution;
import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.application.port.row.Clash;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rows that have to become live, and cannot, because another row has their unique value by now. Each stays hidden, with all
 * below it, by a deletion of its own whose reason names the other row, so that it can be restored when the value is free.
 */
public final class KeptHidden {

    private static final String SOURCE = "background";

    private final Context context;

    /**
     * Over these ports.
     *
     * @param context ports and rules; a deletion that keeps a row has the retention of its type
     */
    public KeptHidden(Context context) {
        this.context = context;
    }

    /**
     * Keeps those of the rows that would become live.
     *
     * @param actor whose call or job this is
     * @param resolution which has decided; it is told which rows stay, and not carried out here
     * @return the rows that stay hidden, by type: they may owe something to what is below them
     */
    public Map<EntityType, Set<RowKey>> keep(String actor, Resolution resolution) {
        Map<EntityRef, Conflict> conflicts = new LinkedHashMap<>();
        resolution.freed().forEach((type, rows) -> {
            if (context.store().unique(type)) {
                keep(type, rows, conflicts);
            }
        });
        return conflicts.isEmpty() ? Map.of() : keep(actor, resolution, conflicts);
    }

    /** Until nothing clashes that is left: the store tells only so many at a time. */
    private void keep(EntityType type, Collection<RowKey> rows, Map<EntityRef, Conflict> conflicts) {
        Set<RowKey> left = new LinkedHashSet<>(rows);
        int before;
        do {
            before = conflicts.size();
            keep(type, context.store().clashes(type, left, List.of()), conflicts);
            left.removeIf(row -> conflicts.containsKey(row.in(type)));
        } while (!left.isEmpty() && conflicts.size() > before);
    }

    /** Of two that would become live, the one that is named as the holder does. */
    private static void keep(EntityType type, List<Clash> clashes, Map<EntityRef, Conflict> conflicts) {
        clashes.stream()
                .filter(clash -> clash.holderMark().isEmpty()
                        || !conflicts.containsKey(clash.holder().in(type)))
                .forEach(clash -> conflicts.putIfAbsent(clash.restored().in(type), Lifts.conflict(type, clash)));
    }

    private Map<EntityType, Set<RowKey>> keep(String actor, Resolution resolution, Map<EntityRef, Conflict> conflicts) {
        Instant now = context.now();
        List<Entry> entries = new ArrayList<>();
        conflicts.forEach((row, conflict) -> entries.add(new Entry(
                row,
                DeletionMode.SOFT,
                now,
                actor,
                SOURCE,
                Asker.NOBODY,
                Optional.of("Could not become live again: " + conflict),
                context.judgement().rules().purgeAt(row.type(), now),
                Map.of(row.type(), 1L))));
        List<Deletion> opened = context.ledger().open(entries);
        Map<EntityRef, Mark> marks = new HashMap<>();
        Map<EntityType, Set<RowKey>> kept = new LinkedHashMap<>();
        opened.forEach(deletion -> {
            marks.put(deletion.root(), Mark.of(deletion.id(), deletion.deletedAt()));
            kept.computeIfAbsent(context.type(deletion.root()), any -> new HashSet<>())
                    .add(RowKey.of(deletion.root()));
        });
        resolution.keep(marks);
        context.ports()
                .events()
                .publish(opened.stream().map(SoftDeletes::opened).toList());
        return kept;
    }
}
