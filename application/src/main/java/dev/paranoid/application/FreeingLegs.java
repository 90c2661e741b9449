package dev.paranoid.application;

import dev.paranoid.application.port.Cursor;
import dev.paranoid.application.port.Freed;
import dev.paranoid.application.port.Freed.HandedOver;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Job.Phase;
import dev.paranoid.application.port.Job.Task;
import dev.paranoid.application.port.Jobs;
import dev.paranoid.application.port.Mark;
import dev.paranoid.application.port.Slice;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.Leg;
import dev.paranoid.domain.plan.Legs;
import dev.paranoid.domain.plan.PlanStep.ClearMark;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Walks the legs of a lift, and sees to it that rows that are handed over before what is below them was hidden get it hidden. */
final class FreeingLegs {

    private final Plans plans;
    private final StayingHidden staying;

    FreeingLegs(Plans plans, StayingHidden staying) {
        this.plans = plans;
        this.staying = staying;
    }

    /** {@return whether nobody waits for it: what can't become live has to stay hidden then, for there is no way back} */
    static boolean irrevocable(Job job) {
        return job.state().task().items().stream()
                .allMatch(item -> job.refusal(item.row()).isPresent());
    }

    /** {@return the legs that free} */
    List<Leg> legs(CascadePlan plan) {
        return Legs.freeing(plan);
    }

    CascadePlan plan(Chunk chunk) {
        return plans.lift(chunk.roots());
    }

    /** {@return the job after one slice more, or empty when none of its deletions holds a row} */
    Optional<Job> advance(Job job, Chunk chunk) {
        CascadePlan plan = plan(chunk);
        Optional<Job> next = advance(job, chunk, legs(plan));
        if (next.isPresent()) {
            return next;
        }
        return chunk.slices().holdsAny(plan, emptied(job, chunk))
                ? Optional.of(job.in(job.state().again()))
                : Optional.empty();
    }

    /** All but those that are undone only to begin anew, and keep their roots. */
    private static Set<DeletionId> emptied(Job job, Chunk chunk) {
        return job.state().task().activity() == Activity.HIDING
                ? chunk.remaining().stream()
                        .filter(id -> job.refusal(id).isPresent())
                        .collect(Collectors.toSet())
                : chunk.remaining();
    }

    /** {@return the job after one slice more of these legs, or empty when they have been walked} */
    Optional<Job> advance(Job job, Chunk chunk, List<Leg> legs) {
        Legwork<Freed> legwork = new Legwork<>(
                legs,
                chunk.remaining(),
                (leg, from) -> free(job, chunk, leg, from),
                job.state().tallies()::add);
        return legwork.over(job.state()) ? Optional.empty() : Optional.of(job.in(legwork.advance(job.state())));
    }

    private Slice<Freed> free(Job job, Chunk chunk, Leg leg, Cursor from) {
        Slice<Freed> slice = attempt(job, chunk, leg, from);
        while (irrevocable(job) && !slice.done().clashes().isEmpty()) {
            Freed done = slice.done();
            job.state().tallies().add(new Freed(done.restored(), done.handedOver(), List.of()));
            staying.hide(job, chunk, done.clashes());
            if (from.deletion().filter(chunk.remaining()::contains).isEmpty()) {
                return new Slice<>(new Freed(Map.of(), Map.of(), List.of()), 0, Optional.empty());
            }
            slice = attempt(job, chunk, leg, from);
        }
        return slice;
    }

    private Slice<Freed> attempt(Job job, Chunk chunk, Leg leg, Cursor from) {
        Slice<Freed> slice = chunk.slices().free(leg, chunk.remaining(), from, chunk.rows());
        Map<DeletionId, HandedOver> unsettled = new HashMap<>(slice.done().handedOver());
        if (!freesInCycle(leg, chunk)) {
            unsettled.keySet().retainAll(unsettled(job, chunk));
        }
        walkBelow(chunk.jobs(), chunk.remaining(), unsettled);
        return slice;
    }

    /** Those below whose rows something may be live: where it was hidden only now, or rows came behind the job's back. */
    private static Set<DeletionId> unsettled(Job job, Chunk chunk) {
        Task task = job.state().task();
        if (task.unsettled() || job.again()) {
            return chunk.remaining();
        }
        return task.phase() == Phase.UNDO ? task.walking(chunk.remaining()) : Set.of();
    }

    /**
     * Before anything of a cycle is freed, all of it that others reach has been handed over. What is handed over after that
     * may have children that are live already.
     */
    private boolean freesInCycle(Leg leg, Chunk chunk) {
        return leg.steps().stream()
                .filter(ClearMark.class::isInstance)
                .anyMatch(step -> Legs.circular(plan(chunk), ((ClearMark) step).type()));
    }

    static void walkBelow(Jobs jobs, Set<DeletionId> freed, Map<DeletionId, HandedOver> handedOver) {
        Set<DeletionId> holders = new HashSet<>();
        handedOver
                .values()
                .forEach(moved ->
                        moved.to().stream().map(Mark::holder).forEach(holder -> holder.ifPresent(holders::add)));
        holders.removeAll(freed);
        walkBelow(jobs, holders);
    }

    /** Rows came to these, and something may be live below. */
    static void walkBelow(Jobs jobs, Set<DeletionId> holders) {
        jobs.again(holders).forEach(holder -> jobs.start(walkAgain(Set.of(holder))));
    }

    /** {@return work that hides what is live below the rows of these deletions} */
    static Job.State walkAgain(Set<DeletionId> deletions) {
        return Job.State.of(Task.of(Activity.HIDING, Phase.AGAIN, List.copyOf(deletions), List.of(), "", true));
    }
}
