package dev.paranoid.application.background.reach;

import dev.paranoid.application.background.stage.JudgedHolds;
import dev.paranoid.application.background.stage.StageOutcomes;
import dev.paranoid.application.background.stage.StageWork;
import dev.paranoid.application.background.unlinked.Unlinking;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.RemovedRoots;
import dev.paranoid.application.hold.Gate.Guarded;
import dev.paranoid.application.hold.Gate.Verdict;
import dev.paranoid.application.hold.Permit;
import dev.paranoid.application.hold.Removals;
import dev.paranoid.application.port.hold.HeldTypes;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.plan.RemovePlan;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Removes what was collected, children first, and closes the deletions that lose their root on the way. */
public final class RemoveWork implements StageWork {

    private final Context context;
    private final JobReach reach;
    private final RemovalClosings closings;
    private final HoldLook look;
    private final Removals removals;
    private final Unlinking unlinking;
    private final StageOutcomes endings;
    private final JudgedHolds judgedHolds;

    /**
     * Over these ports.
     *
     * @param context ports and plans, a background among the ports
     * @param reach finds what the job reaches
     * @param judgedHolds says whether holds are as they were judged; else it is judged again
     */
    public RemoveWork(Context context, JobReach reach, JudgedHolds judgedHolds) {
        this.context = context;
        this.look = new HoldLook(context, reach);
        this.removals = new Removals(context.store());
        this.unlinking = new Unlinking(context);
        this.endings = new StageOutcomes(context);
        this.judgedHolds = judgedHolds;
        this.reach = reach;
        this.closings = new RemovalClosings(context);
    }

    @Override
    public Optional<State> advance(Job job, int rows) {
        HeldTypes held = context.gate().guard().held();
        if (held.any(HoldKind.PRESERVATION) && !judgedHolds.still(job, held, context.now())) {
            return Optional.of(job.state().then(Stage.JUDGE));
        }
        Deletion deletion = reach.deletion(job);
        RemovePlan plan = context.plans().remove(List.of(context.type(deletion.root())));
        List<BiFunction<Job, Integer, State>> steps = new ArrayList<>();
        unlinking.detaching(plan).forEach(relation -> steps.add((so, many) -> forget(so, relation, many)));
        plan.unlinking().stream()
                .filter(relation -> relation.child().identified())
                .forEach(relation -> steps.add((so, many) -> unlink(so, relation, many)));
        plan.links().forEach(relation -> steps.add((so, many) -> removeLinks(so, relation, many)));
        plan.removal().stream()
                .flatMap(type -> context.graph().below(type).stream())
                .filter(relation -> relation.onHardDelete() == OnDelete.CASCADE && reach.spared(relation.child()))
                .forEach(relation -> steps.add((so, many) -> removeSpared(so, relation, many)));
        plan.removal().stream()
                .filter(type -> !reach.spared(type) || type.equals(context.type(deletion.root())))
                .forEach(type -> steps.add((so, many) -> remove(so, plan, type, many)));
        steps.add((so, many) -> unlinking.forget(so, many) ? next(so) : so.state());
        int place = (int) job.state().cursor().place();
        return Optional.of(place < steps.size() ? steps.get(place).apply(job, rows) : closings.removed(job, deletion));
    }

    private static State next(Job job) {
        return job.state().at(job.state().cursor().to(job.state().cursor().place() + 1));
    }

    private State forget(Job job, Relation relation, int rows) {
        List<RowKey> parents = parents(job, relation, rows);
        if (parents.isEmpty()) {
            return next(job);
        }
        return unlinking.forget(job, relation, parents, rows) ? behind(job, parents) : job.state();
    }

    private State unlink(Job job, Relation relation, int rows) {
        return children(job, relation, rows, some -> {
            unlinking.unlink(job, relation, some);
            return job.state();
        });
    }

    /**
     * Changes children of some parents. A slice goes on by key behind the one before, and does not pass over what that has left
     * to be purged.
     */
    private State children(Job job, Relation relation, int rows, Function<Collection<StoredEntity>, State> change) {
        Cursor cursor = job.state().cursor();
        Optional<RowKey> last = cursor.child().map(RowKey::new);
        List<RowKey> parents = last.isPresent()
                ? List.of(new RowKey(cursor.after().orElseThrow()))
                : parents(job, relation, Math.max(1, rows / 10));
        if (parents.isEmpty()) {
            return next(job);
        }
        ChildSlice slice = ChildSlice.of(
                context.store(), new Children(relation, parents, false, last, rows, false, Set.of()), Lock.EXCLUSIVE);
        Cursor behind =
                cursor.behind(slice.parents().get(slice.parents().size() - 1).text());
        State changed = change.apply(slice.children());
        return changed.stage() != Stage.REMOVE
                ? changed
                : changed.at(slice.cut() ? behind.within(slice.last().text()) : behind);
    }

    private List<RowKey> parents(Job job, Relation relation, int rows) {
        return context.large()
                .collected()
                .of(job.id(), relation.parent(), job.state().cursor().after().map(RowKey::new), rows);
    }

    private static State behind(Job job, List<RowKey> parents) {
        return job.state()
                .at(job.state().cursor().behind(parents.get(parents.size() - 1).text()));
    }

    private State removeLinks(Job job, Relation relation, int rows) {
        List<RowKey> parents = parents(job, relation, rows);
        if (parents.isEmpty()) {
            return next(job);
        }
        Guarded guard = context.gate().guard();
        boolean mayHold = guard.mayHold(relation.child());
        LinkSlice slice = mayHold
                ? LinkSlice.locked(context.store(), relation, parents, rows)
                : new LinkSlice(parents, List.of());
        Verdict verdict = guard.removal(relation.parent(), slice.parents(), slice.going(relation));
        if (!verdict.held().isEmpty()) {
            return held(job, verdict);
        }
        long gone = mayHold
                ? removals.removeLinks(verdict.permit(), relation, slice.parents(), slice.links())
                : removals.removeLinks(verdict.permit(), relation, slice.parents(), rows);
        job.state().counts().add(id(job), relation.child().name(), gone);
        return gone < rows ? behind(job, slice.parents()) : job.state();
    }

    private static DeletionId id(Job job) {
        return job.state().task().deletions().get(0);
    }

    private State removeSpared(Job job, Relation relation, int rows) {
        return children(job, relation, rows, some -> removed(job, relation.child(), some));
    }

    private State removed(Job job, EntityType type, Collection<StoredEntity> rows) {
        Verdict verdict = context.gate().guard().removal(rows, List.of());
        return refused(job, verdict, rows).orElseGet(() -> gone(job, type, rows, verdict.permit()));
    }

    private Optional<State> refused(Job job, Verdict verdict, Collection<StoredEntity> rows) {
        return verdict.held().isEmpty()
                ? look.kept(job, rows).map(kept -> endings.refused(job, id(job), kept, Stage.CLEAR))
                : Optional.of(held(job, verdict));
    }

    /** A root that another hard delete in progress was to remove is counted for that one. */
    private State gone(Job job, EntityType type, Collection<StoredEntity> rows, Permit permit) {
        Set<EntityRef> going = rows.stream().map(StoredEntity::ref).collect(Collectors.toSet());
        RemovedRoots lost = RemovedRoots.of(context, Context.holders(rows), going::contains);
        Deletion removal = reach.deletion(job);
        State state = closings.orphans(job, removal, lost.active());
        List<RowKey> keys = rows.stream().map(StoredEntity::key).distinct().toList();
        removals.remove(permit, type, keys);
        long others = lost.removing().stream()
                .filter(row -> !row.equals(removal.root()))
                .count();
        job.state().counts().add(id(job), type.name(), keys.size() - others);
        return state;
    }

    /** Nothing is changed before it is known that nothing keeps these rows. */
    private State remove(Job job, RemovePlan plan, EntityType type, int rows) {
        Optional<RowKey> after = job.state().cursor().after().map(RowKey::new);
        List<RowKey> keys = withLinks(plan, type, context.large().collected().of(job.id(), type, after, rows), rows);
        if (keys.isEmpty()) {
            return next(job);
        }
        Collection<StoredEntity> there =
                context.store().load(type, keys, Lock.EXCLUSIVE).values();
        Verdict verdict = context.gate().guard().removal(there, List.of());
        Optional<State> refused = refused(job, verdict, there);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!letGo(job, plan, type, keys, rows)) {
            return job.state();
        }
        State state = gone(job, type, there, verdict.permit());
        countRoot(job, type, keys, there);
        context.large().collected().remove(job.id(), type, keys);
        return state.at(behind(job, keys).cursor());
    }

    /** As many of these rows as have so few rows without id that these lose them in one transaction with the removal. */
    private List<RowKey> withLinks(RemovePlan plan, EntityType type, List<RowKey> keys, int rows) {
        List<RowKey> some = keys;
        for (Relation relation : unlinkedLinks(plan, type)) {
            while (some.size() > 1
                    && context.store()
                                    .links(relation, some, Lock.EXCLUSIVE, rows)
                                    .size()
                            >= rows) {
                some = some.subList(0, some.size() / 2);
            }
        }
        return some;
    }

    private static List<Relation> unlinkedLinks(RemovePlan plan, EntityType type) {
        return plan.unlinking().stream()
                .filter(relation ->
                        relation.parent().equals(type) && !relation.child().identified())
                .toList();
    }

    /** {@return whether nothing refers any more to these rows that stays, or goes later} */
    private boolean letGo(Job job, RemovePlan plan, EntityType type, List<RowKey> keys, int rows) {
        for (Relation relation : plan.severing()) {
            if (relation.parent().equals(type) && !severed(job, relation, keys, rows)) {
                return false;
            }
        }
        return unlinkedLinks(plan, type).stream()
                .allMatch(relation -> context.store().unlinkLinks(relation, keys, rows) < rows);
    }

    /** What has gone by then stays gone, and nothing more goes. */
    private State held(Job job, Verdict verdict) {
        Set<Hold> holds = new HashSet<>();
        verdict.held().values().forEach(holds::addAll);
        return endings.refused(
                job, id(job), Hold.refusal(holds, job.state().counts().of(id(job))), Stage.CLEAR);
    }

    /** A root that went with another hard delete is gone as well, as was asked. */
    private void countRoot(Job job, EntityType type, Collection<RowKey> keys, Collection<StoredEntity> there) {
        EntityRef root = reach.deletion(job).root();
        if (root.type().equals(type.name())
                && keys.contains(RowKey.of(root))
                && there.stream().noneMatch(row -> row.ref().equals(root))) {
            job.state().counts().add(id(job), type.name(), 1);
        }
    }

    /** Within a cycle, children that will go as well let go of rows that go now; {@return whether all have} */
    private boolean severed(Job job, Relation relation, List<RowKey> parents, int rows) {
        List<StoredEntity> children =
                context.store().children(Children.all(relation, parents, rows + 1L), Lock.EXCLUSIVE);
        Set<RowKey> going = context.large()
                .collected()
                .among(
                        job.id(),
                        relation.child(),
                        children.stream().map(StoredEntity::key).collect(Collectors.toSet()));
        if (children.size() <= rows || going.isEmpty()) {
            context.store().unlink(relation, going);
            return true;
        }
        unlinking.unlink(
                job,
                relation,
                children.stream().filter(child -> going.contains(child.key())).toList());
        return false;
    }
}
