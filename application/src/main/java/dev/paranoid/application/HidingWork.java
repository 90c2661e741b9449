package dev.paranoid.application;

import dev.paranoid.application.Judgement.Case;
import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.Hidden;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Job.Phase;
import dev.paranoid.application.port.Job.Task;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.application.port.Tallies;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.Leg;
import dev.paranoid.domain.plan.Legs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets marks flow down slice by slice. What restricts is looked for before; what came since shows at the end. Then what was
 * hidden becomes live again, and those that nothing restricts begin anew.
 */
final class HidingWork implements JobWork {

    private final Plans plans;
    private final Judgement judgement;
    private final FreeingLegs freeing;
    private final LookingAhead lookingAhead;

    HidingWork(Plans plans, Judgement judgement, FreeingLegs freeing) {
        this.plans = plans;
        this.judgement = judgement;
        this.freeing = freeing;
        this.lookingAhead = new LookingAhead(plans, judgement);
    }

    @Override
    public Optional<Job> advance(Job job, Chunk chunk) {
        return switch (job.state().task().phase()) {
            case LOOK -> Optional.of(lookingAhead.look(job, chunk));
            case FORGET -> Optional.of(Notes.forget(job, chunk) ? looked(job, chunk) : job);
            case HIDE, AGAIN -> hide(job, chunk);
            case UNDO -> undo(job, chunk);
            case FREE, WAIT, COLLECT, REMOVE ->
                throw new IllegalStateException(
                        "No part of hiding: " + job.state().task().phase());
        };
    }

    private static Job looked(Job job, Chunk chunk) {
        Set<DeletionId> refused = new HashSet<>(chunk.remaining());
        refused.removeIf(id -> job.refusal(id).isEmpty());
        if (!refused.isEmpty()) {
            return refuse(job, chunk, refused, job.state().outcome());
        }
        Tallies tallies = job.state().tallies();
        tallies.rows().putAll(Chunk.roots(chunk.current()));
        return job.in(job.state()
                .then(job.state().task().in(Phase.HIDE), tallies, job.state().outcome()));
    }

    private static Job refuse(Job job, Chunk chunk, Set<DeletionId> refused, Map<String, Refusal> refusals) {
        chunk.jobs().refuse(refused, DeletionState.REFUSED);
        Job.State undo = job.state().then(job.state().task().in(Phase.UNDO), refusals);
        chunk.remaining().forEach(id -> undo.tallies().expect(id, took(job, id), false));
        return job.in(undo);
    }

    private Optional<Job> hide(Job job, Chunk chunk) {
        Set<DeletionId> walking = job.state().task().walking(chunk.remaining());
        List<Leg> legs = legs(job, chunk);
        Legwork<Hidden> legwork = new Legwork<>(
                legs,
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
            return legs.stream().anyMatch(leg -> leg.back() > 0)
                    ? watched(job, chunk, legwork)
                    : Optional.of(job.in(legwork.advance(job.state())));
        }
        if (job.again()) {
            return Optional.of(new Job(job.id(), job.state().again(), false));
        }
        return job.state().task().phase() == Phase.AGAIN ? settled(job, chunk) : judged(job, chunk);
    }

    /** What has hidden nothing, and was settled before, has nothing to detach: it did so when it hid its rows. */
    private List<Leg> legs(Job job, Chunk chunk) {
        List<Leg> legs = Legs.of(plan(job, chunk));
        Job.State state = job.state();
        boolean nothingNew = state.task().phase() == Phase.AGAIN
                && !state.task().unsettled()
                && state.tallies().rows().isEmpty();
        return nothingNew ? Legs.marking(legs) : legs;
    }

    private CascadePlan plan(Job job, Chunk chunk) {
        return job.state().task().phase() == Phase.AGAIN ? plans.hideReached(chunk.roots()) : plans.hide(chunk.roots());
    }

    private Optional<Job> watched(Job job, Chunk chunk, Legwork<Hidden> legwork) {
        TakenBack takenBack = new TakenBack(job, chunk, plans);
        Job next = job.in(legwork.advance(job.state()));
        takenBack.suspect();
        while (takenBack.doubts() && !legwork.over(next.state())) {
            next = next.in(legwork.advance(next.state()));
            takenBack.compare();
        }
        Set<DeletionId> inVain = legwork.over(next.state()) ? Set.of() : takenBack.found();
        return inVain.isEmpty() ? Optional.of(next) : givenUp(next, chunk, inVain);
    }

    /** What was answered already is left as far as it got. */
    private static Optional<Job> givenUp(Job job, Chunk chunk, Set<DeletionId> inVain) {
        if (job.state().task().phase() == Phase.HIDE) {
            return Optional.of(refuse(job, chunk, inVain, new RefusedByDatabase(DatabaseRefused.TAKEN_BACK)));
        }
        chunk.settle(inVain);
        if (chunk.remaining().equals(inVain)) {
            chunk.jobs().end(job);
            return Optional.empty();
        }
        return Optional.of(job);
    }

    /** The database refuses to hide a row of the deletion that the job is at. Others of the job begin anew. */
    @Override
    public Optional<Job> refused(Job job, Chunk chunk, DatabaseRefused refused) {
        Set<DeletionId> walking = job.state().task().walking(chunk.remaining());
        DeletionId deletion = Legwork.deletion(walking, job.state().cursor())
                .filter(any -> job.state().task().phase() == Phase.HIDE)
                .orElseThrow(() -> refused);
        return Optional.of(refuse(job, chunk, Set.of(deletion), new RefusedByDatabase(refused.words())));
    }

    private static Job refuse(Job job, Chunk chunk, Set<DeletionId> refused, Refusal refusal) {
        Map<String, Refusal> refusals = new HashMap<>(job.state().outcome());
        refused.forEach(deletion -> refusals.put(Job.key(deletion), refusal));
        return refuse(job, chunk, refused, refusals);
    }

    private static Optional<Job> settled(Job job, Chunk chunk) {
        chunk.settle(chunk.remaining());
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
            return Optional.of(refuse(job, chunk, refused, refusals));
        }
        open(job, chunk);
        return job.state().task().unsettled() ? Optional.of(accepted(job)) : settled(job, chunk);
    }

    /** Rows came to any of them, perhaps along relations that restrict: what is below them is hidden as well. */
    private static Job accepted(Job job) {
        Job.State state = job.state();
        Task again = state.task().in(Phase.AGAIN).still(List.of());
        return job.in(state.then(again, state.tallies(), state.outcome()));
    }

    private Optional<Refusal> refusal(Job job, Deletion deletion) {
        if (asLookedAt(job, deletion.id())) {
            return Optional.empty();
        }
        Map<String, Taken> taken = new HashMap<>();
        took(job, deletion.id()).forEach((type, rows) -> taken.put(type, new Taken(rows, rows, Optional.empty())));
        return judgement.first(
                new Case(DeletionMode.SOFT, deletion.root(), deletion.deletedAt()),
                taken,
                job.state().tallies().blockers().getOrDefault(deletion.id().value(), List.of()));
    }

    /** Whether it hid what it was judged for before, and nothing has come that restricts. */
    private static boolean asLookedAt(Job job, DeletionId deletion) {
        Tallies tallies = job.state().tallies();
        return tallies.counted().contains(deletion.value())
                && took(job, deletion).equals(tallies.expected().get(deletion.value()))
                && tallies.blockers().getOrDefault(deletion.value(), List.of()).isEmpty();
    }

    private static Map<String, Long> took(Job job, DeletionId deletion) {
        return job.state().tallies().rows().getOrDefault(deletion.value(), Map.of());
    }

    private static void open(Job job, Chunk chunk) {
        Map<DeletionId, Map<String, Long>> took = new HashMap<>();
        chunk.current().forEach(deletion -> took.put(deletion.id(), took(job, deletion.id())));
        Opened.tell(
                chunk.ports(), chunk.current().stream().map(Deletion::settled).toList(), took);
    }

    private Optional<Job> undo(Job job, Chunk chunk) {
        Optional<Job> next = freeing.advance(job, chunk);
        chunk.markLiveRoots(chunk.current().stream()
                .filter(deletion -> job.refusal(deletion.id()).isEmpty())
                .toList());
        if (next.isPresent()) {
            return next;
        }
        Set<DeletionId> refused = new HashSet<>(chunk.remaining());
        refused.removeIf(id -> job.refusal(id).isEmpty());
        chunk.settle(refused);
        Set<DeletionId> rest = new HashSet<>(chunk.remaining());
        rest.removeAll(refused);
        if (rest.isEmpty()) {
            chunk.jobs().end(job);
            return Optional.empty();
        }
        return Optional.of(job.in(begin(job, chunk, rest)));
    }

    /** Those whose roots others have hidden meanwhile, and all below these. What the job had hidden below the others is live again. */
    private static Set<DeletionId> still(List<Deletion> deletions, Chunk chunk) {
        Map<EntityRef, StoredEntity> rows = chunk.ports()
                .store()
                .lock(deletions.stream().map(Deletion::root).toList());
        Set<DeletionId> inProgress = new Absent(chunk.ports().ledger(), true)
                .inProgress(rows.values()).stream().map(Deletion::id).collect(Collectors.toSet());
        return deletions.stream()
                .filter(deletion -> !Hiding.walks(rows.get(deletion.root()), inProgress))
                .map(Deletion::id)
                .collect(Collectors.toSet());
    }

    /** The rest begins anew, as if the others had not been asked. */
    private Job.State begin(Job job, Chunk chunk, Set<DeletionId> rest) {
        List<Deletion> deletions = chunk.current(rest);
        Set<DeletionId> still = still(deletions, chunk);
        chunk.markRoots(deletions);
        Task task = job.state().task().of(List.copyOf(rest)).still(List.copyOf(still));
        Job.State state = lookingAhead.begin(task, deletions, job.state().outcome());
        if (state.task().phase() == Phase.LOOK) {
            chunk.slices().collectRoots(plans.hide(chunk.roots()), job.id(), task.walking(rest));
        }
        return state;
    }
}
