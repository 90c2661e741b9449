package dev.paranoid.application;

import dev.paranoid.application.Judgement.Case;
import dev.paranoid.application.port.Cursor;
import dev.paranoid.application.port.DeletionEvents.Event;
import dev.paranoid.application.port.Hidden;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Job.Phase;
import dev.paranoid.application.port.Job.Task;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.plan.Legs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets marks flow down slice by slice. What restricts shows at the end; then what was hidden becomes live again, and those
 * that nothing restricts begin anew.
 */
final class HidingWork implements JobWork {

    private final Plans plans;
    private final Judgement judgement;
    private final FreeingLegs freeing;

    HidingWork(Plans plans, Judgement judgement, FreeingLegs freeing) {
        this.plans = plans;
        this.judgement = judgement;
        this.freeing = freeing;
    }

    @Override
    public Optional<Job> advance(Job job, Chunk chunk) {
        return job.state().task().phase() == Phase.UNDO ? undo(job, chunk) : hide(job, chunk);
    }

    private Optional<Job> hide(Job job, Chunk chunk) {
        Set<DeletionId> walking = new HashSet<>(chunk.remaining());
        job.state().task().still().forEach(walking::remove);
        Legwork<Hidden> legwork = new Legwork<>(
                Legs.of(plans.hide(chunk.roots())),
                walking,
                (leg, from) -> chunk.slices()
                        .hide(
                                leg,
                                chunk.remaining(),
                                from,
                                chunk.rows(),
                                chunk.deletedAt(from.deletion().orElseThrow())),
                job.state().tallies()::add);
        if (!legwork.over(job.state())) {
            return Optional.of(job.in(legwork.advance(job.state())));
        }
        if (job.again()) {
            return Optional.of(new Job(job.id(), job.state().at(0, Cursor.START, false), false));
        }
        return job.state().task().phase() == Phase.AGAIN ? settled(job, chunk) : judged(job, chunk);
    }

    private static Optional<Job> settled(Job job, Chunk chunk) {
        chunk.jobs().settle(chunk.remaining());
        chunk.jobs().end(job);
        return Optional.empty();
    }

    private Optional<Job> judged(Job job, Chunk chunk) {
        Map<String, Refusal> refusals = new HashMap<>(job.state().outcome());
        Set<DeletionId> refused = new HashSet<>();
        chunk.current()
                .forEach(deletion -> refusal(job, deletion).ifPresent(refusal -> {
                    refusals.put(Job.key(deletion.id()), refusal);
                    refused.add(deletion.id());
                }));
        if (!refused.isEmpty()) {
            chunk.jobs().refuse(refused, DeletionState.REFUSED);
            Task undo = job.state().task().undo();
            return Optional.of(job.in(job.state().then(undo, refusals)));
        }
        open(job, chunk);
        return settled(job, chunk);
    }

    private Optional<Refusal> refusal(Job job, Deletion deletion) {
        Map<String, Taken> taken = new HashMap<>();
        took(job, deletion).forEach((type, rows) -> taken.put(type, new Taken(rows, rows, Optional.empty())));
        return judgement.first(
                new Case(DeletionMode.SOFT, deletion.root(), deletion.deletedAt()),
                taken,
                job.state().tallies().blockers().getOrDefault(deletion.id().value(), List.of()));
    }

    private static Map<String, Long> took(Job job, Deletion deletion) {
        return job.state().tallies().rows().getOrDefault(deletion.id().value(), Map.of());
    }

    private static void open(Job job, Chunk chunk) {
        Map<DeletionId, Map<String, Long>> took = new HashMap<>();
        chunk.current().forEach(deletion -> took.put(deletion.id(), took(job, deletion)));
        chunk.ports().ledger().recordTook(took);
        List<Event> events = chunk.current().stream()
                .map(deletion -> deletion.having(took(job, deletion)).settled())
                .map(Hiding::opened)
                .toList();
        chunk.ports().events().publish(events);
    }

    private Optional<Job> undo(Job job, Chunk chunk) {
        Optional<Job> next = freeing.advance(job, chunk);
        if (next.isPresent()) {
            return next;
        }
        Set<DeletionId> refused = new HashSet<>(chunk.remaining());
        refused.removeIf(id -> job.refusal(id).isEmpty());
        chunk.jobs().settle(refused);
        Set<DeletionId> rest = new HashSet<>(chunk.remaining());
        rest.removeAll(refused);
        if (rest.isEmpty()) {
            chunk.jobs().end(job);
            return Optional.empty();
        }
        return Optional.of(job.in(begin(job, chunk, rest)));
    }

    /** The rest begins anew, as if the others had not been asked. */
    private static Job.State begin(Job job, Chunk chunk, Set<DeletionId> rest) {
        List<Deletion> deletions = chunk.current(rest);
        chunk.ports().store().lock(deletions.stream().map(Deletion::root).toList());
        deletions.stream()
                .map(Deletion::deletedAt)
                .distinct()
                .forEach(at -> chunk.slices()
                        .markRoots(
                                deletions.stream()
                                        .filter(deletion -> deletion.deletedAt().equals(at))
                                        .map(deletion -> new Opening(deletion.id(), deletion.root(), true))
                                        .toList(),
                                at));
        Task hide = Task.of(
                Activity.HIDING,
                Phase.HIDE,
                List.copyOf(rest),
                List.of(),
                job.state().task().actor(),
                true);
        Job.State state = job.state()
                .then(hide.still(job.state().task().still()), job.state().outcome());
        state.tallies().rows().putAll(Chunk.roots(deletions));
        return state;
    }
}
