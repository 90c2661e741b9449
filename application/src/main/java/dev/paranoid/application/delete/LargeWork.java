package dev.paranoid.application.delete;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.DeletionLedger.Closing;
import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.job.Job.Task;
import dev.paranoid.application.port.job.Job.Terms;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.job.Jobs.Start;
import dev.paranoid.application.port.message.DeletionEvents.Event;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.RowCounts.Collected;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.plan.HidePlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Begins work in the background: what is done to roots is done at once, in the caller's transaction. One job an item. */
public final class LargeWork {

    private final Context context;

    /**
     * Work in the background over these ports.
     *
     * @param context the ports, with those of the background
     */
    public LargeWork(Context context) {
        this.context = context;
    }

    /** Opens deletions, and hides their roots, which enter the frontier when it is their job's turn. */
    List<Deleted> hide(List<StoredEntity> roots, List<Entry> entries) {
        List<Deletion> opened = context.ledger().open(entries);
        mark(opened);
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < opened.size(); i++) {
            Deletion deletion = opened.get(i);
            Task task = new Task(
                    Kind.HIDE,
                    List.of(deletion.id()),
                    List.of(),
                    deletion.actor(),
                    roots.get(i).mark(),
                    Terms.ASKED,
                    List.of());
            State state = State.of(task, looks(deletion.root()) ? Stage.LOOK : Stage.SPREAD, List.of());
            state.counts().add(deletion.id(), deletion.root().type(), 1);
            starts.add(new Start(component(deletion.root()), state, Activity.HIDING));
        }
        return deleted(opened, Activity.HIDING, context.large().jobs().start(starts));
    }

    /** Hides roots once more by their deletions, which were accepted before. */
    List<Deleted> hideAgain(List<Deletion> active, List<StoredEntity> roots) {
        mark(active);
        addToFrontier(roots);
        List<Deleted> deleted = new ArrayList<>();
        for (Deletion deletion : active) {
            Task task = new Task(Kind.RESOLVE, List.of(), List.of(), deletion.actor());
            Start start =
                    new Start(component(deletion.root()), State.of(task, Stage.SPREAD, List.of()), Activity.LIFTING);
            JobId job = context.large().jobs().start(List.of(start)).get(0);
            deleted.add(new Deleted(deletion, true, Optional.of(job.value())));
        }
        return deleted;
    }

    private static List<Deleted> deleted(List<Deletion> opened, Activity activity, List<JobId> jobs) {
        List<Deleted> deleted = new ArrayList<>();
        for (int i = 0; i < opened.size(); i++) {
            deleted.add(new Deleted(
                    opened.get(i).during(activity),
                    false,
                    Optional.of(jobs.get(i).value())));
        }
        return deleted;
    }

    /**
     * {@return the component of types whose jobs run one after another, to which that row belongs}
     *
     * @param row of a declared type
     */
    public String component(EntityRef row) {
        return context.graph().component(context.type(row));
    }

    /** Whether anything may refuse a delete of that row for what is below it. */
    private boolean looks(EntityRef root) {
        HidePlan plan = context.plans().hide(context.types(List.of(root)));
        return context.gate().guard().held().any(HoldKind.FREEZE)
                || !plan.restricting().isEmpty()
                || plan.types().stream().anyMatch(type -> context.judgement().hasPolicy(type.name()));
    }

    private void mark(List<Deletion> opened) {
        Map<EntityType, Map<RowKey, Mark>> marks = new LinkedHashMap<>();
        opened.forEach(deletion -> marks.computeIfAbsent(context.type(deletion.root()), any -> new HashMap<>())
                .put(RowKey.of(deletion.root()), Mark.of(deletion.id(), deletion.deletedAt())));
        context.graph().types().stream()
                .filter(EntityType::paranoid)
                .forEach(type -> context.store().mark(type, marks.getOrDefault(type, Map.of())));
    }

    /**
     * Adds these roots to the frontier (T1), where anything becomes of children when one is hidden. Below a row that Paranoid
     * hid before, all is hidden, or owed already.
     *
     * @param roots as they were before they were hidden
     */
    public void addToFrontier(Collection<StoredEntity> roots) {
        Map<EntityType, Set<RowKey>> rows = new LinkedHashMap<>();
        roots.stream()
                .filter(row -> row.holder().isEmpty())
                .forEach(row -> rows.computeIfAbsent(context.type(row.ref()), any -> new HashSet<>())
                        .add(row.key()));
        rows.forEach((type, keys) -> {
            if (spreads(type)) {
                context.large().frontier().add(type, keys);
            }
        });
    }

    private boolean spreads(EntityType type) {
        return context.graph().below(type).stream()
                .anyMatch(relation -> relation.reaches() || relation.restrictsHiding() || relation.detaches());
    }

    /** Opens hard deletes, and hides their roots. */
    List<Deleted> remove(List<StoredEntity> roots, List<Entry> entries, Terms terms) {
        List<Deletion> opened = context.ledger().open(entries);
        mark(opened.stream()
                .filter(deletion -> context.type(deletion.root()).paranoid())
                .toList());
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < opened.size(); i++) {
            Deletion deletion = opened.get(i);
            StoredEntity root = roots.get(i);
            Task task = new Task(
                    Kind.REMOVE, List.of(deletion.id()), List.of(), deletion.actor(), root.mark(), terms, List.of());
            State state = State.of(task, Stage.COLLECT, List.of());
            state.counts().collect(deletion.root().type(), new Collected(1, root.hidden() ? 0 : 1, root.deletedAt()));
            starts.add(new Start(component(deletion.root()), state, Activity.REMOVING));
        }
        return deleted(opened, Activity.REMOVING, context.large().jobs().start(starts));
    }

    /** Lets deletions that are closed give up what they hold. */
    void resolve(String actor, Collection<Deletion> closed) {
        Map<String, List<DeletionId>> byComponent = new HashMap<>();
        closed.forEach(deletion -> byComponent
                .computeIfAbsent(component(deletion.root()), any -> new ArrayList<>())
                .add(deletion.id()));
        List<Start> starts = new ArrayList<>();
        byComponent.forEach((component, ids) -> {
            Task task = new Task(Kind.RESOLVE, ids, List.of(), actor);
            starts.add(new Start(component, State.of(task, Stage.RESOLVE, ids), Activity.LIFTING));
        });
        context.large().jobs().start(starts);
    }

    /** The jobs that have opened those of these deletions that are in progress. */
    Map<DeletionId, Long> opening(Collection<Deletion> deletions) {
        List<DeletionId> inProgress = deletions.stream()
                .filter(deletion -> deletion.activity().isPresent())
                .map(Deletion::id)
                .toList();
        Map<DeletionId, Long> jobs = new HashMap<>();
        if (!inProgress.isEmpty()) {
            context.large().jobs().opening(inProgress).forEach((id, job) -> jobs.put(id, job.value()));
        }
        return jobs;
    }

    /** {@return how these end, which a restore in the background was about to lift} */
    List<Closing> endings(Collection<Deletion> lifting) {
        Map<DeletionId, Job> jobs = lifting.isEmpty()
                ? Map.of()
                : context.large()
                        .jobs()
                        .latest(lifting.stream().map(Deletion::id).toList());
        return lifting.stream()
                .map(deletion -> new Closing(
                        deletion.id(),
                        Optional.ofNullable(jobs.get(deletion.id()))
                                .map(job -> job.state().task().actor())
                                .orElse(deletion.actor()),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    /**
     * Those of these deletions that end before they have hidden all have taken what they have hidden up to now; told before it
     * is told that they have ended.
     *
     * @param ending deletions that are about to be closed, locked
     */
    public void recordTook(Collection<Deletion> ending) {
        List<Deletion> hiding = ending.stream()
                .filter(deletion -> deletion.took().isEmpty())
                .sorted(Comparator.comparing(Deletion::id))
                .toList();
        if (hiding.isEmpty()) {
            return;
        }
        Map<DeletionId, JobId> jobs =
                context.large().jobs().opening(hiding.stream().map(Deletion::id).toList());
        Map<DeletionId, Map<String, Long>> took = new HashMap<>();
        List<Event> events = new ArrayList<>();
        hiding.forEach(deletion -> Optional.ofNullable(jobs.get(deletion.id()))
                .flatMap(job -> context.large().jobs().find(job))
                .ifPresent(watched -> {
                    Map<String, Long> rows = watched.job().state().counts().of(deletion.id());
                    took.put(deletion.id(), rows);
                    events.add(SoftDeletes.opened(deletion.having(rows).settled()));
                }));
        context.ledger().recordTook(took);
        context.ports().events().publish(events);
    }
}
