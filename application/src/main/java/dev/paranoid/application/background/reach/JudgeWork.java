package dev.paranoid.application.background.reach;

import dev.paranoid.application.background.reach.HoldLook.Looked;
import dev.paranoid.application.background.stage.Component;
import dev.paranoid.application.background.stage.JudgedHolds;
import dev.paranoid.application.background.stage.StageOutcomes;
import dev.paranoid.application.background.stage.StageWork;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.engine.Blockers;
import dev.paranoid.application.engine.Judgement.Case;
import dev.paranoid.application.port.hold.HeldTypes;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for children that restrict what was collected, and asks policies; then a delete goes on, or is refused. */
public final class JudgeWork implements StageWork {

    private final Context context;
    private final JobReach reach;
    private final StageOutcomes endings;
    private final HoldLook look;
    private final JudgedHolds judgedHolds;

    /**
     * Over these ports.
     *
     * @param context ports and plans, a background among the ports
     * @param reach finds what the job reaches
     * @param judgedHolds is told when the look for holds begins; the stages that follow ask it
     */
    public JudgeWork(Context context, JobReach reach, JudgedHolds judgedHolds) {
        this.look = new HoldLook(context, reach);
        this.judgedHolds = judgedHolds;
        this.context = context;
        this.reach = reach;
        this.endings = new StageOutcomes(context);
    }

    @Override
    public Optional<State> advance(Job job, int rows) {
        if (!reach.deletion(job).hides()) {
            job.state().counts().blockers().clear();
            return Optional.of(job.state().then(Stage.CLEAR));
        }
        List<Relation> relations = Component.of(context, job).groups().stream()
                .flatMap(group -> group.types().stream())
                .flatMap(type -> reach.restricting(job, type).stream())
                .toList();
        List<EntityType> removed = removed(job);
        int place = (int) job.state().cursor().place();
        if (place < relations.size()) {
            return Optional.of(look(job, relations.get(place), rows));
        }
        int type = place - relations.size();
        return Optional.of(
                type < removed.size()
                        ? lookAtOthers(job, removed.get(type), rows)
                        : lookAtHolds(job, relations.size() + removed.size(), rows));
    }

    /** Where a hold has been placed since the look began, or another node began it, it begins again. */
    private State lookAtHolds(Job job, int first, int rows) {
        Cursor cursor = job.state().cursor();
        int place = (int) cursor.place() - first;
        HeldTypes held = context.gate().guard().held();
        if (place == 0 && cursor.after().isEmpty()) {
            judgedHolds.begin(job, held, context.gate().nextFrom());
        } else if (!judgedHolds.still(job, held, context.now())) {
            return job.state().at(cursor.to(first));
        }
        if (!held.any(HoldLook.what(job)) && !look.keeps(job)) {
            return judged(job);
        }
        Optional<Looked> looked = look.at(job, place, rows);
        if (looked.isEmpty()) {
            return judged(job);
        }
        return looked.get()
                .refusal()
                .map(refusal -> kept(job, refusal))
                .orElse(job.state().at(looked.get().next()));
    }

    /** A delete that was lifted meanwhile has nothing to be refused for. */
    private State kept(Job job, Refusal refusal) {
        Deletion deletion = reach.deletion(job);
        if (!deletion.hides()) {
            return judged(job);
        }
        job.state().counts().blockers().clear();
        return endings.refused(job, deletion.id(), refusal, Stage.CLEAR);
    }

    private List<EntityType> removed(Job job) {
        return job.state().task().kind() == Kind.REMOVE
                ? context.plans()
                        .remove(List.of(context.type(reach.deletion(job).root())))
                        .removal()
                : List.of();
    }

    /** What a foreign key holds that was made after the start must be known before anything is removed. */
    private State lookAtOthers(Job job, EntityType type, int rows) {
        List<RowKey> keys = context.store().referredByOthers(type)
                ? context.large()
                        .collected()
                        .of(job.id(), type, job.state().cursor().after().map(RowKey::new), rows)
                : List.of();
        if (keys.isEmpty()) {
            return job.state().at(job.state().cursor().to(job.state().cursor().place() + 1));
        }
        Deletion deletion = reach.deletion(job);
        return context.store()
                .heldByOthers(type, keys)
                .filter(held -> deletion.hides())
                .map(held -> endings.refused(job, deletion.id(), held, Stage.CLEAR))
                .orElseGet(() -> job.state()
                        .at(job.state()
                                .cursor()
                                .behind(keys.get(keys.size() - 1).text())));
    }

    private State look(Job job, Relation relation, int rows) {
        if (!relation.child().identified()) {
            return lookAtLinks(job, relation, rows);
        }
        CollectedParents parents = CollectedParents.of(context, job, relation, reach.liveOnly(job), Lock.NONE, rows);
        if (!parents.children().isEmpty()) {
            block(
                    job,
                    Blockers.blocker(
                            relation,
                            parents.children().stream()
                                    .map(child -> child.key().text())
                                    .toList()));
        }
        return job.state().at(parents.next());
    }

    private static void block(Job job, Blocker found) {
        List<Blocker> blockers = job.state().counts().blockers();
        List<Blocker> together = Blockers.together(List.copyOf(blockers), List.of(found));
        blockers.clear();
        blockers.addAll(together);
    }

    private State lookAtLinks(Job job, Relation relation, int rows) {
        List<RowKey> parents = context.large()
                .collected()
                .of(job.id(), relation.parent(), job.state().cursor().after().map(RowKey::new), rows);
        if (parents.isEmpty()) {
            return job.state().at(job.state().cursor().to(job.state().cursor().place() + 1));
        }
        LinkSlice slice = LinkSlice.of(context.store(), relation, parents);
        long staying = staying(job, relation, slice.links());
        if (staying > 0) {
            block(job, Blockers.blocker(relation, Collections.nCopies((int) staying, "")));
        }
        return job.state().at(job.state().cursor().behind(slice.last().text()));
    }

    /** How many of these stay: a row without id goes with any of its parents. */
    private long staying(Job job, Relation relation, List<Map<String, RowKey>> links) {
        if (job.state().task().kind() != Kind.REMOVE) {
            return links.size();
        }
        Map<String, Set<RowKey>> going = new HashMap<>();
        context.graph().above(relation.child()).stream()
                .filter(other -> other.onHardDelete() == OnDelete.CASCADE)
                .forEach(other -> going.put(
                        other.name(),
                        context.large()
                                .collected()
                                .among(
                                        job.id(),
                                        other.parent(),
                                        links.stream()
                                                .flatMap(link -> Stream.ofNullable(link.get(other.name())))
                                                .collect(Collectors.toSet()))));
        return links.stream()
                .filter(link -> going.entrySet().stream()
                        .noneMatch(other -> Optional.ofNullable(link.get(other.getKey()))
                                .filter(other.getValue()::contains)
                                .isPresent()))
                .count();
    }

    private State judged(Job job) {
        State state = job.state();
        Deletion deletion = reach.deletion(job);
        DeletionMode mode = state.task().kind() == Kind.HIDE ? DeletionMode.SOFT : DeletionMode.HARD;
        Optional<Refusal> refusal = context.judgement()
                .first(
                        new Case(mode, endings.root(deletion), deletion.actor(), deletion.deletedAt()),
                        state.counts().collected(),
                        state.counts().blockers());
        state.counts().blockers().clear();
        if (refusal.isPresent() && deletion.hides()) {
            return endings.refused(job, deletion.id(), refusal.get(), Stage.CLEAR);
        }
        expect(job);
        return state.then(mode == DeletionMode.SOFT ? Stage.CLEAR : Stage.REMOVE);
    }

    private void expect(Job job) {
        RowCounts counts = job.state().counts();
        List<EntityType> types =
                counts.collected().keySet().stream().map(context.graph()::type).toList();
        Map<String, Long> expected = new HashMap<>(counts.expected());
        counts.collected().forEach((type, rows) -> expected.put(type, rows.rows()));
        counts.expect(
                expected,
                reach.counts(
                        job,
                        types.stream()
                                .flatMap(type -> context.graph().below(type).stream())
                                .map(Relation::child)
                                .toList()));
    }
}
