package dev.paranoid.application;

import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.Freed;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Job.Item;
import dev.paranoid.application.port.Job.Phase;
import dev.paranoid.application.port.Job.Task;
import dev.paranoid.application.port.JobId;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Ports;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.Leg;
import dev.paranoid.domain.plan.Legs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Begins work in the background: what is done to roots is done at once, in the caller's transaction. */
final class BackgroundStart {

    private final Plans plans;
    private final LookingAhead lookingAhead;
    private final Ports engine;
    private final Optional<BackgroundPorts> ports;
    private final Optional<Turns> turns;

    BackgroundStart(Plans plans, Judgement judgement, Ports engine, Optional<BackgroundPorts> ports) {
        this.engine = engine;
        this.plans = plans;
        this.lookingAhead = new LookingAhead(plans, judgement);
        this.ports = ports;
        this.turns = ports.map(there -> new Turns(plans, there.jobs(), engine.ledger()));
    }

    private BackgroundPorts there() {
        return ports.orElseThrow(() -> new IllegalStateException("There is nobody to work in the background"));
    }

    /** Whether a removal has to wait for what others have begun, and so can't be done at once. */
    boolean waits(Collection<EntityRef> roots) {
        return turns.isPresent() && turns.get().begin(plans.remove(roots));
    }

    /** What hides or lifts comes after a removal in progress that wants to find things as they were. */
    void stayBehind(Collection<EntityRef> roots) {
        turns.ifPresent(there -> there.stayBehind(plans.hideReached(roots)));
    }

    Map<EntityRef, Deleted> hide(Caller caller, List<Deletion> opened, List<Opening> openings, Instant now) {
        there().slices().markRoots(openings, now);
        List<DeletionId> still = openings.stream()
                .filter(opening -> !opening.walks())
                .map(Opening::deletion)
                .toList();
        Task task = task(caller, Activity.HIDING, Phase.HIDE, opened).still(still);
        Job.State state = lookingAhead.begin(task, opened, Map.of());
        JobId job = there().jobs().start(state);
        if (state.task().phase() == Phase.LOOK) {
            List<EntityRef> roots = opened.stream().map(Deletion::root).toList();
            there().slices().collectRoots(plans.hide(roots), job, task.walking(task.deletions()));
        }
        Map<EntityRef, Deleted> answers = new LinkedHashMap<>();
        opened.forEach(deletion -> answers.put(deletion.root(), new Deleted(deletion.during(Activity.HIDING), false)));
        return answers;
    }

    /** Goes on hiding what these deletions reach, which are active. */
    void hideAgain(List<Opening> openings, Instant at) {
        there().slices().markRoots(openings, at);
        FreeingLegs.walkBelow(
                there().jobs(), openings.stream().map(Opening::deletion).collect(Collectors.toSet()));
    }

    private static Task task(Caller caller, Activity activity, Phase phase, Collection<Deletion> deletions) {
        List<DeletionId> ids = deletions.stream().map(Deletion::id).sorted().toList();
        return Task.of(activity, phase, ids, List.of(), caller.name(), false);
    }

    Map<EntityRef, Answer<Deleted>> remove(Caller caller, List<Deletion> opened, boolean waits) {
        Phase first = waits ? Phase.WAIT : Phase.COLLECT;
        JobId job = there().jobs().start(Job.State.of(task(caller, Activity.REMOVING, first, opened)));
        if (!waits) {
            collectRoots(job, opened);
        }
        Map<EntityRef, Answer<Deleted>> answers = new HashMap<>();
        opened.forEach(deletion ->
                answers.put(deletion.root(), Answer.granted(new Deleted(deletion.during(Activity.REMOVING), false))));
        return answers;
    }

    private void collectRoots(JobId job, List<Deletion> opened) {
        List<EntityRef> roots = opened.stream().map(Deletion::root).toList();
        Set<DeletionId> ids = Set.copyOf(opened.stream().map(Deletion::id).toList());
        there().slices().collectRoots(plans.remove(roots), job, ids);
        opened.stream()
                .map(Deletion::deletedAt)
                .distinct()
                .forEach(at -> there().slices()
                        .markRoots(
                                opened.stream()
                                        .map(deletion -> new Opening(deletion.id(), deletion.root(), true))
                                        .toList(),
                                at));
    }

    /** Where several want one unique value, which of them gets it shows only when all has been looked at. */
    Freed freeRoots(CascadePlan plan, Set<DeletionId> lifted) {
        boolean contest =
                Legs.types(plan).anyMatch(there().slices()::unique) && (lifted.size() > 1 || Legs.putsBack(plan));
        List<Leg> legs = contest ? List.of() : Legs.freeingRoots(plan);
        return there().slices().freeRoots(legs, lifted);
    }

    /** Goes on where {@link #freeRoots} ended. */
    Map<EntityRef, Restoration> lift(
            Caller caller,
            Set<DeletionId> lifted,
            Map<EntityRef, Restoration> told,
            Map<EntityRef, Set<DeletionId>> lifts,
            Map<EntityRef, List<DeletionId>> needs,
            boolean unsettled,
            Freed freed) {
        List<Item> items = new ArrayList<>();
        Map<EntityRef, Restoration> answers = new HashMap<>();
        told.forEach((row, restoration) -> {
            List<DeletionId> ids =
                    lifts.getOrDefault(row, Set.of()).stream().sorted().toList();
            items.add(new Item(row, restoration.deletion(), ids, needs.getOrDefault(row, List.of())));
            answers.put(row, restoration.during());
        });
        Job.State state = Job.State.of(Task.of(
                Activity.LIFTING, Phase.LOOK, lifted.stream().sorted().toList(), items, caller.name(), unsettled));
        state.tallies().add(freed);
        there().jobs().start(state);
        if (unsettled) {
            FreeingLegs.walkBelow(there().jobs(), lifted, freed.handedOver());
        }
        return answers;
    }

    /** Tells of deletions that are being closed before they have taken all. */
    void endEarly(Collection<DeletionId> closed) {
        Opened.early(engine, there().jobs(), closed);
    }

    /** Frees what is left of deletions whose root is gone. */
    void free(Caller caller, Collection<DeletionId> orphaned) {
        there().jobs()
                .start(Job.State.of(Task.of(
                        Activity.LIFTING,
                        Phase.FREE,
                        orphaned.stream().sorted().toList(),
                        List.of(),
                        caller.name(),
                        true)));
    }
}
