package dev.paranoid.application;

import dev.paranoid.application.Judgement.Case;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Job.Phase;
import dev.paranoid.application.port.Job.Task;
import dev.paranoid.application.port.Removed;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.application.port.Tallies;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.Legs;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects what deletes are about to hide, and judges them before anything but their roots is hidden. Only where something
 * may refuse them: a relation that restricts, or a policy.
 */
final class LookingAhead {

    private final Plans plans;
    private final Judgement judgement;

    LookingAhead(Plans plans, Judgement judgement) {
        this.plans = plans;
        this.judgement = judgement;
    }

    /** {@return the first state of a task that hides; what it is to collect first, whoever begins it collects the roots of} */
    Job.State begin(Task task, Collection<Deletion> deletions, Map<String, Refusal> refusals) {
        CascadePlan plan = plans.hide(deletions.stream().map(Deletion::root).toList());
        boolean look = needed(plan) && !task.walking(task.deletions()).isEmpty();
        Job.State state = Job.State.of(task).then(task.in(look ? Phase.LOOK : Phase.HIDE), refusals);
        state.tallies().rows().putAll(Chunk.roots(deletions));
        return state;
    }

    private boolean needed(CascadePlan plan) {
        return Legs.restricts(plan) || Legs.reached(plan).map(EntityType::name).anyMatch(judgement::hasPolicy);
    }

    Job look(Job job, Chunk chunk) {
        Tallies tallies = job.state().tallies();
        Legwork<Removed> legwork = new Legwork<>(
                Legs.lookingAhead(plans.hide(chunk.roots())),
                chunk.remaining(),
                (leg, from) -> chunk.slices().look(leg, job.id(), from, chunk.rows()),
                removed -> removed.blockers().forEach(tallies::block));
        return job.in(legwork.over(job.state()) ? judged(job, chunk) : legwork.advance(job.state()));
    }

    private Job.State judged(Job job, Chunk chunk) {
        Map<DeletionId, Map<String, Taken>> collected = chunk.slices().collected(job.id());
        Map<String, Refusal> refusals = new HashMap<>(job.state().outcome());
        Tallies tallies = Tallies.none();
        for (Deletion deletion : chunk.current()) {
            Map<String, Long> rows = new HashMap<>(Map.of(deletion.root().type(), 1L));
            collected.getOrDefault(deletion.id(), Map.of()).forEach((type, taken) -> rows.put(type, taken.rows()));
            tallies.expect(deletion.id(), rows, true);
            judgement
                    .first(
                            new Case(DeletionMode.SOFT, deletion.root(), deletion.deletedAt()),
                            taken(rows),
                            job.state()
                                    .tallies()
                                    .blockers()
                                    .getOrDefault(deletion.id().value(), List.of()))
                    .ifPresent(refusal -> refusals.put(Job.key(deletion.id()), refusal));
        }
        tallies.rows().putAll(Chunk.roots(chunk.current()));
        return job.state().then(job.state().task().in(Phase.FORGET), tallies, refusals);
    }

    private static Map<String, Taken> taken(Map<String, Long> rows) {
        Map<String, Taken> taken = new HashMap<>();
        rows.forEach((type, amount) -> taken.put(type, new Taken(amount, amount, Optional.empty())));
        return taken;
    }
}
