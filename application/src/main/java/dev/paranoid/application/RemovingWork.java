package dev.paranoid.application;

import dev.paranoid.application.Judgement.Case;
import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.DeletionEvents.Event;
import dev.paranoid.application.port.DeletionEvents.Kind;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Job.Phase;
import dev.paranoid.application.port.Job.Task;
import dev.paranoid.application.port.Removed;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.application.port.Tallies;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.Leg;
import dev.paranoid.domain.plan.Legs;
import dev.paranoid.domain.plan.PlanStep.Collect;
import dev.paranoid.domain.plan.PlanStep.RefuseRemaining;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects slice by slice what is to go, judges it, then removes it slice by slice, children first. */
final class RemovingWork implements JobWork {

    private final Plans plans;
    private final Judgement judgement;

    RemovingWork(Plans plans, Judgement judgement) {
        this.plans = plans;
        this.judgement = judgement;
    }

    @Override
    public Optional<Job> advance(Job job, Chunk chunk) {
        return switch (job.state().task().phase()) {
            case WAIT -> Optional.of(turns(chunk).waits(plan(chunk)) ? job : job.in(begin(job, chunk)));
            case COLLECT -> collect(job, chunk);
            case REMOVE -> remove(job, chunk);
            case FORGET -> Notes.forget(job, chunk) ? ended(job, chunk) : Optional.of(job);
            case HIDE, AGAIN, UNDO, LOOK, FREE ->
                throw new IllegalStateException(
                        "No part of a removal: " + job.state().task().phase());
        };
    }

    private CascadePlan plan(Chunk chunk) {
        return plans.removeSparing(chunk.roots());
    }

    private static boolean looks(Leg leg) {
        return leg.steps().stream().allMatch(step -> step instanceof Collect || step instanceof RefuseRemaining);
    }

    private Legwork<Removed> legwork(Job job, Chunk chunk, boolean look) {
        List<Leg> legs =
                Legs.of(plan(chunk)).stream().filter(leg -> looks(leg) == look).toList();
        return new Legwork<>(
                legs,
                chunk.remaining(),
                (leg, from) -> chunk.slices().remove(leg, job.id(), chunk.remaining(), from, chunk.rows()),
                removed -> note(job, chunk, removed));
    }

    private void note(Job job, Chunk chunk, Removed removed) {
        removed.blockers().forEach(job.state().tallies()::block);
        removed.took()
                .forEach((id, byType) ->
                        byType.forEach((type, taken) -> job.state().tallies().add(id, type, taken.rows())));
        if (!removed.orphaned().isEmpty()) {
            orphaned(job, chunk, removed.orphaned());
        }
    }

    /** However a deletion closes, no row keeps its mark. What is to go as well does not come back before. */
    private static void orphaned(Job job, Chunk chunk, Set<DeletionId> orphaned) {
        Instant now = chunk.ports().clock().instant();
        chunk.ports().ledger().close(orphaned, DeletionState.PURGED, now);
        Opened.early(chunk.ports(), chunk.jobs(), orphaned);
        chunk.ports()
                .events()
                .publish(chunk.ports().ledger().find(orphaned).values().stream()
                        .map(Deletion::settled)
                        .map(deletion -> new Event(
                                Kind.PURGED,
                                deletion,
                                Map.of(),
                                job.state().task().actor(),
                                now))
                        .toList());
        Task free = Task.of(
                Activity.LIFTING,
                Phase.FREE,
                List.copyOf(orphaned),
                List.of(),
                job.state().task().actor(),
                true);
        chunk.jobs().start(Job.State.of(free.behind(chunk.remaining())));
    }

    /** Children came since it was collected: the new ones are collected as well, and what has gone stays gone. */
    Job again(Job job) {
        Task task = job.state().task();
        Tallies tallies = job.state().tallies();
        tallies.blockers().clear();
        return job.in(
                job.state().then(task.in(Phase.COLLECT), tallies, job.state().outcome()));
    }

    private Turns turns(Chunk chunk) {
        return new Turns(plans, chunk.jobs(), chunk.ports().ledger());
    }

    private Optional<Job> collect(Job job, Chunk chunk) {
        Legwork<Removed> legwork = legwork(job, chunk, true);
        return legwork.over(job.state())
                ? Optional.of(judged(job, chunk))
                : Optional.of(job.in(legwork.advance(job.state())));
    }

    private Job judged(Job job, Chunk chunk) {
        Map<DeletionId, Map<String, Taken>> collected = chunk.slices().collected(job.id());
        Map<String, Refusal> refusals = new HashMap<>(job.state().outcome());
        chunk.current()
                .forEach(deletion -> judgement
                        .first(
                                new Case(DeletionMode.HARD, deletion.root(), deletion.deletedAt()),
                                collected.getOrDefault(deletion.id(), Map.of()),
                                job.state()
                                        .tallies()
                                        .blockers()
                                        .getOrDefault(deletion.id().value(), List.of()))
                        .ifPresent(refusal -> refusals.put(Job.key(deletion.id()), refusal)));
        Set<DeletionId> refused = new HashSet<>(chunk.remaining());
        refused.removeIf(id -> !refusals.containsKey(Job.key(id)));
        if (refused.isEmpty()) {
            Tallies tallies = job.state().tallies();
            collected.forEach((id, byType) -> expect(tallies, id, counts(byType), Legs.counts(plan(chunk))));
            return job.in(job.state().then(job.state().task().in(Phase.REMOVE), tallies, refusals));
        }
        return refuse(job, chunk, refused, refusals);
    }

    private Job refuse(Job job, Chunk chunk, Set<DeletionId> refused, Map<String, Refusal> refusals) {
        FreeingLegs.walkBelow(chunk.jobs(), chunk.slices().unmarkRoots(plan(chunk), job.id()));
        chunk.jobs().refuse(refused, DeletionState.REFUSED);
        recordTook(job, chunk, chunk.current(refused));
        giveBack(job, chunk, refused, refusals);
        return job.in(job.state().then(job.state().task().in(Phase.FORGET), refusals));
    }

    /**
     * The database refuses to remove a row. What has gone stays gone. It does not say whose row it was, so several deletions go on as
     * jobs of their own, and the one that it means is refused alone.
     */
    @Override
    public Optional<Job> refused(Job job, Chunk chunk, DatabaseRefused refused) {
        if (job.state().task().phase() != Phase.REMOVE) {
            throw refused;
        }
        Refusal refusal = new RefusedByDatabase(refused.words());
        if (chunk.remaining().size() == 1) {
            Map<String, Refusal> refusals = new HashMap<>(job.state().outcome());
            chunk.remaining().forEach(deletion -> refusals.put(Job.key(deletion), refusal));
            return Optional.of(refuse(job, chunk, chunk.remaining(), refusals));
        }
        chunk.remaining().stream().sorted().forEach(deletion -> {
            Task alone = job.state().task().of(List.of(deletion)).in(Phase.WAIT);
            chunk.jobs()
                    .start(job.state()
                            .then(
                                    alone,
                                    job.state().tallies().only(deletion),
                                    job.state().outcome()));
        });
        return Optional.of(job.in(job.state()
                .then(job.state().task().in(Phase.FORGET), job.state().outcome())));
    }

    /** What they hold, their roots and what came to them meanwhile, is handed over or freed, as by a lift. */
    private static void giveBack(Job job, Chunk chunk, Set<DeletionId> refused, Map<String, Refusal> refusals) {
        Task free = Task.of(
                Activity.LIFTING,
                Phase.FREE,
                refused.stream().sorted().toList(),
                List.of(),
                job.state().task().actor(),
                true);
        chunk.jobs().start(Job.State.of(free).then(free, refusals));
    }

    /** Of types that were not collected, it stays with what was estimated. */
    private static void expect(Tallies tallies, DeletionId id, Map<String, Long> counts, boolean exact) {
        Map<String, Long> expected =
                new HashMap<>(exact ? Map.of() : tallies.expected().getOrDefault(id.value(), Map.of()));
        expected.putAll(counts);
        tallies.expect(id, expected, exact);
    }

    private static Map<String, Long> counts(Map<String, Taken> taken) {
        Map<String, Long> counts = new HashMap<>();
        taken.forEach((type, rows) -> counts.put(type, rows.rows()));
        return counts;
    }

    private static void recordTook(Job job, Chunk chunk, Collection<Deletion> deletions) {
        Map<DeletionId, Map<String, Long>> took = new HashMap<>();
        deletions.forEach(deletion -> took.put(
                deletion.id(),
                job.state().tallies().rows().getOrDefault(deletion.id().value(), Map.of())));
        chunk.ports().ledger().recordTook(took);
    }

    private Optional<Job> remove(Job job, Chunk chunk) {
        Legwork<Removed> legwork = legwork(job, chunk, false);
        if (!legwork.over(job.state())) {
            return Optional.of(job.in(legwork.advance(job.state())));
        }
        Instant now = chunk.ports().clock().instant();
        List<Event> events = new ArrayList<>();
        for (Deletion deletion : chunk.current()) {
            Map<String, Long> rows =
                    job.state().tallies().rows().getOrDefault(deletion.id().value(), Map.of());
            Deletion done = deletion.having(rows).settled();
            events.add(new Event(Kind.PURGED, done, rows, deletion.actor(), now));
        }
        recordTook(job, chunk, chunk.current());
        chunk.ports().events().publish(events);
        chunk.settle(chunk.remaining());
        return Optional.of(job.in(job.state()
                .then(
                        job.state().task().in(Phase.FORGET),
                        job.state().tallies(),
                        job.state().outcome())));
    }

    private Optional<Job> ended(Job job, Chunk chunk) {
        if (chunk.remaining().isEmpty()) {
            chunk.jobs().end(job);
            return Optional.empty();
        }
        return Optional.of(job.in(begin(job, chunk)));
    }

    /** Those that remain begin, or begin anew, as if the others had not been asked. */
    private Job.State begin(Job job, Chunk chunk) {
        Set<EntityRef> there = chunk.ports()
                .store()
                .lock(chunk.current().stream().map(Deletion::root).toList())
                .keySet();
        chunk.slices().collectRoots(plan(chunk), job.id(), chunk.remaining());
        chunk.markRoots(chunk.current().stream()
                .filter(deletion -> there.contains(deletion.root()))
                .toList());
        Task task = job.state().task().of(List.copyOf(chunk.remaining()));
        return job.state()
                .then(task.in(Phase.COLLECT), job.state().tallies(), job.state().outcome());
    }
}
