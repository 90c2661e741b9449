package dev.paranoid.application;

import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.application.port.Freed.Clash;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Job.Phase;
import dev.paranoid.application.port.Job.Task;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.policy.DeletionRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows that a deletion has to give up, and that can't become live because another row has their unique value by now. Each
 * stays hidden, with all below it, by a deletion of its own, so that it can be restored when the value is free.
 */
final class StayingHidden {

    private static final String SOURCE = "background";

    private final Plans plans;
    private final DeletionRules rules;

    StayingHidden(Plans plans, DeletionRules rules) {
        this.plans = plans;
        this.rules = rules;
    }

    void hide(Job job, Chunk chunk, List<Clash> clashes) {
        Map<EntityRef, Conflict> conflicts = new LinkedHashMap<>();
        clashes.stream().map(Clash::conflict).forEach(conflict -> conflicts.putIfAbsent(row(conflict), conflict));
        conflicts.keySet().retainAll(held(chunk, conflicts.keySet()));
        DeletionLedger ledger = chunk.ports().ledger();
        Instant now = chunk.ports().clock().instant();
        Collection<Deletion> own = ledger.activeOf(conflicts.keySet()).values();
        own.forEach(deletion -> conflicts.remove(deletion.root()));
        beginAnew(job, chunk, own);
        List<Entry> entries = new ArrayList<>();
        conflicts.forEach((row, conflict) -> entries.add(new Entry(
                row,
                DeletionMode.SOFT,
                now,
                job.state().task().actor(),
                SOURCE,
                Optional.of(reason(conflict)),
                rules.purgeAt(row.type(), now))));
        chunk.markRoots(own);
        open(chunk, ledger.open(entries), now);
    }

    /**
     * Roots of deletions that are undone only to begin anew, because another of the same call was refused: these begin at
     * once, each as it is, and the job goes on without them.
     */
    private void beginAnew(Job job, Chunk chunk, Collection<Deletion> own) {
        List<Deletion> undone = own.stream()
                .filter(deletion -> chunk.remaining().contains(deletion.id()))
                .toList();
        if (undone.isEmpty()) {
            return;
        }
        List<DeletionId> ids = undone.stream().map(Deletion::id).toList();
        CascadePlan lift = plans.lift(undone.stream().map(Deletion::root).toList());
        Task task = Task.of(
                Activity.HIDING, Phase.HIDE, ids, List.of(), job.state().task().actor(), true);
        Job.State state = Job.State.of(task);
        chunk.slices()
                .held(lift, ids)
                .forEach((id, byType) ->
                        byType.forEach((type, rows) -> state.tallies().add(id, type, rows)));
        chunk.jobs().start(state);
        chunk.remaining().removeAll(ids);
    }

    /** Somebody may have deleted one of them meanwhile. */
    private static Set<EntityRef> held(Chunk chunk, Collection<EntityRef> rows) {
        return chunk.ports().store().lock(List.copyOf(rows)).values().stream()
                .filter(row -> row.holder().filter(chunk.remaining()::contains).isPresent())
                .map(StoredEntity::ref)
                .collect(Collectors.toSet());
    }

    private static void open(Chunk chunk, List<Deletion> opened, Instant now) {
        chunk.slices()
                .markRoots(
                        opened.stream()
                                .map(deletion -> new Opening(deletion.id(), deletion.root(), true))
                                .toList(),
                        now);
        Map<DeletionId, Map<String, Long>> took = new LinkedHashMap<>();
        opened.forEach(
                deletion -> took.put(deletion.id(), Map.of(deletion.root().type(), 1L)));
        Opened.tell(chunk.ports(), opened, took);
        if (!took.isEmpty()) {
            chunk.jobs().start(FreeingLegs.walkAgain(took.keySet()));
        }
    }

    private static String reason(Conflict conflict) {
        return "Could not become live again: " + conflict;
    }

    private static EntityRef row(Conflict conflict) {
        return conflict.restored()
                .map(id -> new EntityRef(conflict.type(), id))
                .orElseThrow(() -> new IllegalStateException("A conflict that names no row: " + conflict));
    }
}
