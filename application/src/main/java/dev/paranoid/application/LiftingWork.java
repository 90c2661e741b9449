package dev.paranoid.application;

import dev.paranoid.application.port.Cursor;
import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.DeletionEvents.Event;
import dev.paranoid.application.port.DeletionEvents.Kind;
import dev.paranoid.application.port.Freed.Clash;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Job.Item;
import dev.paranoid.application.port.Job.Phase;
import dev.paranoid.application.port.Job.Task;
import dev.paranoid.application.port.Tallies;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import dev.paranoid.domain.plan.Leg;
import dev.paranoid.domain.plan.Legs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for conflicts over the whole reach, then makes rows live type by type. A conflict turns it round. */
final class LiftingWork implements JobWork {

    private final FreeingLegs freeing;

    LiftingWork(FreeingLegs freeing) {
        this.freeing = freeing;
    }

    @Override
    public Optional<Job> advance(Job job, Chunk chunk) {
        return switch (job.state().task().phase()) {
            case WAIT -> Optional.of(waits(job, chunk) ? job : begun(job));
            case LOOK -> look(job, chunk);
            case FREE -> free(job, chunk);
            case HIDE, AGAIN, UNDO, COLLECT, REMOVE, FORGET ->
                throw new IllegalStateException(
                        "No part of a lift: " + job.state().task().phase());
        };
    }

    private static boolean waits(Job job, Chunk chunk) {
        return chunk.ports().ledger().find(job.state().task().behind()).values().stream()
                .anyMatch(deletion -> deletion.activity().isPresent());
    }

    private static Job begun(Job job) {
        Job.State state = job.state();
        return job.in(state.then(state.task().in(Phase.FREE), state.tallies(), state.outcome()));
    }

    private Optional<Job> look(Job job, Chunk chunk) {
        List<Leg> legs = Legs.looking(freeing.plan(chunk), chunk.slices()::unique);
        return freeing.advance(job, chunk, legs).or(() -> looked(job, chunk));
    }

    private Optional<Job> looked(Job job, Chunk chunk) {
        Map<String, Refusal> refusals = new HashMap<>(clashing(job));
        refuseWhatNeeds(job, chunk, refusals);
        Job.State free = new Job.State(
                job.state().task().in(Phase.FREE),
                0,
                Cursor.START,
                false,
                job.state().tallies(),
                refusals);
        free.tallies().clashes().clear();
        if (refusals.isEmpty()) {
            return Optional.of(job.in(free));
        }
        Set<DeletionId> remaining = turnRound(
                job.in(free), chunk, refused(job, refusals), job.state().task().unsettled() || job.again());
        return remaining.isEmpty() ? ended(job.in(free), chunk) : Optional.of(job.in(free));
    }

    private static Optional<Job> ended(Job job, Chunk chunk) {
        chunk.jobs().end(job);
        return Optional.empty();
    }

    /** Refusals of rows, under the deletion that each row's answer is about. */
    private static Map<String, Refusal> clashing(Job job) {
        List<Clash> clashes = job.state().tallies().clashes();
        if (clashes.isEmpty()) {
            return Map.of();
        }
        Map<EntityRef, Set<DeletionId>> lifts = new HashMap<>();
        List<Item> items = job.state().task().items();
        items.forEach(item -> lifts.put(item.row(), Set.copyOf(item.lifts())));
        Map<EntityRef, Refusal> refused =
                LiftSelection.clashing(items.stream().map(Item::row).toList(), lifts, clashes);
        Map<String, Refusal> refusals = new HashMap<>();
        items.stream()
                .filter(item -> refused.containsKey(item.row()))
                .forEach(item -> refusals.put(item.row().toString(), refused.get(item.row())));
        return refusals;
    }

    /** Where one is refused, it stays in the way of those that need it lifted. */
    private static void refuseWhatNeeds(Job job, Chunk chunk, Map<String, Refusal> refusals) {
        List<Item> items = job.state().task().items();
        boolean changed = !refusals.isEmpty();
        while (changed) {
            Set<DeletionId> lifted = new HashSet<>();
            items.stream()
                    .filter(item -> !refusals.containsKey(item.row().toString()))
                    .forEach(item -> lifted.addAll(item.lifts()));
            List<Item> stuck = items.stream()
                    .filter(item -> !refusals.containsKey(item.row().toString()))
                    .filter(item -> !lifted.containsAll(item.needs()))
                    .toList();
            stuck.forEach(item -> refusals.put(item.row().toString(), inTheWay(item, chunk)));
            changed = !stuck.isEmpty();
        }
    }

    private static Refusal inTheWay(Item item, Chunk chunk) {
        List<HiddenBy> ways = chunk.ports().ledger().find(item.needs()).values().stream()
                .sorted(Comparator.comparing(Deletion::id))
                .map(deletion -> new HiddenBy(Optional.of(deletion.id()), deletion.root()))
                .toList();
        return new ParentDeleted(
                ways.stream().limit(LiftSelection.NAMED).toList(), item.needs().size());
    }

    /** The deletions that only refused rows wanted lifted. */
    private static Set<DeletionId> refused(Job job, Map<String, Refusal> refusals) {
        Set<DeletionId> refused = new HashSet<>();
        List<Item> items = job.state().task().items();
        items.stream()
                .filter(item -> refusals.containsKey(item.row().toString()))
                .forEach(item -> refused.addAll(item.lifts()));
        items.stream()
                .filter(item -> !refusals.containsKey(item.row().toString()))
                .forEach(item -> refused.removeAll(item.lifts()));
        return refused;
    }

    /**
     * These are active again, and all below is walked once more: more than their roots may be live by now, and where it is not,
     * others may have come back meanwhile, for a deletion that is being lifted stands in nobody's way.
     */
    private static Set<DeletionId> turnRound(Job job, Chunk chunk, Set<DeletionId> refused, boolean unsettled) {
        Set<DeletionId> reopened = chunk.jobs().reopen(refused);
        List<Deletion> deletions = chunk.current(reopened);
        Set<EntityRef> there = chunk.ports()
                .store()
                .lock(deletions.stream().map(Deletion::root).toList())
                .keySet();
        List<Deletion> lost = deletions.stream()
                .filter(deletion -> !there.contains(deletion.root()))
                .toList();
        purge(chunk, lost, job.state().task().actor());
        lost.forEach(deletion -> reopened.remove(deletion.id()));
        chunk.markRoots(chunk.current(reopened));
        Task task = job.state().task();
        if (!reopened.isEmpty()) {
            Task again =
                    Task.of(Activity.HIDING, Phase.AGAIN, List.copyOf(reopened), task.items(), task.actor(), unsettled);
            chunk.jobs()
                    .start(new Job.State(
                            again,
                            0,
                            Cursor.START,
                            false,
                            Tallies.none(),
                            job.state().outcome()));
        }
        Set<DeletionId> remaining = new HashSet<>(chunk.remaining());
        remaining.removeAll(reopened);
        return remaining;
    }

    /** Their roots were removed while they were lifted: what they hold is freed still. */
    private static void purge(Chunk chunk, List<Deletion> lost, String actor) {
        if (lost.isEmpty()) {
            return;
        }
        Instant now = chunk.ports().clock().instant();
        chunk.ports().ledger().close(lost.stream().map(Deletion::id).toList(), DeletionState.PURGED, now);
        chunk.ports()
                .events()
                .publish(lost.stream()
                        .map(deletion -> deletion.in(DeletionState.PURGED).settled())
                        .map(deletion -> new Event(Kind.PURGED, deletion, Map.of(), actor, now))
                        .toList());
    }

    private Optional<Job> free(Job job, Chunk chunk) {
        Optional<Job> next = freeing.advance(job, chunk);
        List<Clash> clashes = job.state().tallies().clashes();
        if (!clashes.isEmpty()) {
            throw new LateConflict(clashes.stream().map(Clash::conflict).toList());
        }
        return next.or(() -> lifted(job, chunk));
    }

    /**
     * Somebody took a value after it was looked for: all that the job has done is undone. What can't be undone goes on, and
     * finds the row that took it.
     */
    Optional<Job> conflict(Job job, Chunk chunk, List<Conflict> conflicts) {
        return FreeingLegs.irrevocable(job)
                ? Optional.of(job)
                : turnRound(job, chunk, job.state().task().items(), new UniqueConflict(conflicts));
    }

    /**
     * The database refuses to free a row of the deletion that the job is at: what the job has done for those who wanted that lifted
     * is undone.
     */
    @Override
    public Optional<Job> refused(Job job, Chunk chunk, DatabaseRefused refused) {
        List<Item> items = Legwork.deletion(chunk.remaining(), job.state().cursor()).stream()
                .flatMap(deletion -> job.state().task().items().stream()
                        .filter(item -> job.refusal(item.row()).isEmpty())
                        .filter(item -> item.lifts().contains(deletion)))
                .toList();
        if (items.isEmpty()) {
            throw refused;
        }
        return turnRound(job, chunk, items, new RefusedByDatabase(refused.words()));
    }

    private static Optional<Job> turnRound(Job job, Chunk chunk, List<Item> items, Refusal refusal) {
        Map<String, Refusal> refusals = new HashMap<>(job.state().outcome());
        items.forEach(item -> refusals.put(item.row().toString(), refusal));
        refuseWhatNeeds(job, chunk, refusals);
        Job next = job.in(new Job.State(
                job.state().task(), 0, Cursor.START, false, job.state().tallies(), refusals));
        Set<DeletionId> refused = refused(job, refusals);
        refused.retainAll(chunk.remaining());
        Set<DeletionId> remaining = turnRound(next, chunk, refused, true);
        return remaining.isEmpty() ? ended(next, chunk) : Optional.of(next);
    }

    private static Optional<Job> lifted(Job job, Chunk chunk) {
        Instant now = chunk.ports().clock().instant();
        List<Event> events = new ArrayList<>();
        chunk.current().stream()
                .map(Deletion::settled)
                .filter(deletion -> deletion.state() == DeletionState.LIFTED)
                .forEach(deletion -> events.add(new Event(
                        Kind.LIFTED,
                        deletion,
                        job.state().tallies().rows().getOrDefault(deletion.id().value(), Map.of()),
                        job.state().task().actor(),
                        now)));
        chunk.ports().events().publish(events);
        chunk.settle(chunk.remaining());
        return ended(job, chunk);
    }
}
