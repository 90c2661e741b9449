package dev.paranoid.application.restore;

import dev.paranoid.application.Parents;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.delete.LargeWork;
import dev.paranoid.application.engine.RememberedChildren;
import dev.paranoid.application.engine.Resolution;
import dev.paranoid.application.engine.budget.RowBudget;
import dev.paranoid.application.port.DeletionLedger.Closing;
import dev.paranoid.application.port.job.Adopting;
import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.job.Job.Item;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.job.Job.Task;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.job.Jobs.Start;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.application.restore.Adoption.Lifted;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.LifeCycle.Comparing;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.hold.HoldKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Restores that go on in the background. Where no unique value could be taken, and nothing is frozen, the deletions are lifted at once, and their roots
 * become live; else they stay active until that has been looked for. Items that depend on one another are one job.
 */
final class LargeRestores {

    private final Context context;
    private final LargeWork large;

    LargeRestores(Context context) {
        this.context = context;
        this.large = new LargeWork(context);
    }

    /** {@return whether rows are still given to any of the deletions that this call would lift} */
    boolean adopt(RestoreCall call) {
        Set<DeletionId> named = new HashSet<>();
        call.lifted().forEach(by -> by.deletion().ifPresent(named::add));
        return !adopting(call.loaded().deletions(named)).isEmpty();
    }

    /** What other restores give to these deletions, as far as they have not come to an end with it. */
    private List<Adopting> adopting(Collection<Deletion> deletions) {
        List<DeletionId> lifting = deletions.stream()
                .filter(deletion -> deletion.lifeCycle() instanceof Comparing)
                .map(Deletion::id)
                .toList();
        if (lifting.isEmpty()) {
            return List.of();
        }
        return context.large().jobs().latest(lifting).values().stream()
                .flatMap(job -> (job.state().stage() == Stage.ADOPT
                                ? job.state().task().adopting()
                                : job.givingBack())
                        .stream())
                .filter(adopting -> lifting.contains(adopting.deletion()))
                .distinct()
                .toList();
    }

    private List<Adopting> adopting(Lifted lifted, List<Deletion> entries) {
        Set<DeletionId> ids = entries.stream().map(Deletion::id).collect(Collectors.toSet());
        List<Adopting> adopting = new ArrayList<>(adopting(entries));
        lifted.adopting().stream().filter(each -> ids.contains(each.deletion())).forEach(adopting::add);
        return adopting;
    }

    Map<EntityRef, Restoration> begin(RestoreCall call, Lifted lifted) {
        Map<EntityRef, Set<DeletionId>> ids = call.ids(lifted.deletions());
        if (!call.staying().isEmpty()) {
            large.addToFrontier(call.loaded().rows().values().stream()
                    .filter(row -> call.staying().contains(row.ref()))
                    .toList());
        }
        Map<EntityRef, Restoration> told = new LinkedHashMap<>();
        new RestoreGroups(context)
                .of(call.items()).stream()
                        .map(items -> new RestoreCall(call.by(), call.parents(), items, call.loaded()))
                        .forEach(group -> begin(group, ids, lifted, told));
        return told;
    }

    private void begin(
            RestoreCall group, Map<EntityRef, Set<DeletionId>> ids, Lifted lifted, Map<EntityRef, Restoration> told) {
        Set<DeletionId> deletions = new HashSet<>();
        group.items().forEach(item -> deletions.addAll(ids.getOrDefault(item.ref(), Set.of())));
        List<Deletion> entries = lifted.deletions().values().stream()
                .filter(deletion -> deletions.contains(deletion.id()))
                .toList();
        List<DeletionId> sorted = deletions.stream().sorted().toList();
        List<Adopting> adopting = adopting(lifted, entries);
        boolean compares = !adopting.isEmpty() || compares(group, entries);
        RowCounts counts = RowCounts.none();
        String actor = group.caller(group.items().get(0)).name();
        Set<EntityRef> live = Set.of();
        if (!compares) {
            large.recordTook(entries);
            context.ledger().close(Closing.by(actor, sorted), DeletionState.LIFTED, context.now());
            live = freeRoots(entries, lifted.members(), counts);
        }
        Stage first = adopting.isEmpty() ? compares ? Stage.COMPARE : Stage.RESOLVE : Stage.ADOPT;
        Task task = new Task(Kind.LIFT, sorted, items(group, ids), actor, adopting);
        JobId job = start(group, new State(task, first, Cursor.START, compares ? List.of() : sorted, counts, Map.of()));
        RestoreTotals totals = RestoreTotals.of(counts, context.ledger());
        for (RestoreItem item : group.items()) {
            Set<DeletionId> own = ids.getOrDefault(item.ref(), Set.of());
            Restoration soFar = totals.restoration(item.ref(), item.named(own), live.contains(item.ref()), own);
            told.put(item.ref(), goesOn(soFar, job));
        }
    }

    private static Restoration goesOn(Restoration soFar, JobId job) {
        return new Restoration(
                soFar.row(),
                soFar.deletion(),
                soFar.visible(),
                soFar.restored(),
                soFar.stillHidden(),
                soFar.hiddenBy(),
                Optional.of(job.value()));
    }

    private boolean compares(RestoreCall group, List<Deletion> entries) {
        return compares(entries)
                || group.items().stream().anyMatch(item -> item.waits(group.parents()))
                || context.gate().guard().held().any(HoldKind.FREEZE);
    }

    private static List<Item> items(RestoreCall group, Map<EntityRef, Set<DeletionId>> ids) {
        return group.items().stream()
                .map(item -> new Item(
                        item.ref(),
                        item.named(ids.getOrDefault(item.ref(), Set.of())),
                        ids.getOrDefault(item.ref(), Set.of()).stream().sorted().toList(),
                        group.parents() == Parents.REFUSE
                                ? item.inTheWay().stream()
                                        .flatMap(by -> by.deletion().stream())
                                        .toList()
                                : List.of()))
                .toList();
    }

    private JobId start(RestoreCall group, State state) {
        String component = large.component(group.items().get(0).ref());
        return context.large()
                .jobs()
                .start(List.of(new Start(component, state, Activity.LIFTING)))
                .get(0);
    }

    /**
     * Whether a row may be unable to become live because its value was taken. What is still being hidden is lifted at once; together with
     * what is hidden already, it waits.
     */
    private boolean compares(Collection<Deletion> deletions) {
        Set<EntityType> types = new HashSet<>();
        deletions.forEach(deletion -> types.add(context.type(deletion.root())));
        boolean hiding =
                deletions.stream().allMatch(deletion -> deletion.activity().equals(Optional.of(Activity.HIDING)));
        return !hiding && context.plans().lift(types).types().stream().anyMatch(context.store()::unique);
    }

    /**
     * The roots are seen, or handed over, at once; what is below them follows. Where more children were detached from them than one
     * transaction puts back, they follow as well.
     */
    private Set<EntityRef> freeRoots(List<Deletion> deletions, List<StoredEntity> members, RowCounts counts) {
        Set<EntityRef> roots = new HashSet<>();
        List<DeletionId> ids = new ArrayList<>();
        deletions.forEach(deletion -> {
            roots.add(deletion.root());
            ids.add(deletion.id());
        });
        Resolution resolution = new Resolution(context.store(), context.ledger(), context.graph(), ids);
        resolution.members(members.stream()
                .filter(member -> roots.contains(member.ref()))
                .filter(member -> member.holder().filter(ids::contains).isPresent())
                .toList());
        resolution.decideSome();
        RowBudget budget = context.transactions().budget();
        RememberedChildren returning = RememberedChildren.of(
                context.store(), RememberedChildren.relations(context.graph()), resolution.freed(), budget.look());
        if (returning.count() >= budget.look()) {
            return Set.of();
        }
        budget.take(returning.count());
        resolution.handOver(counts);
        resolution.free(counts);
        returning.putBack(resolution.freed());
        resolution.owe(context.large().frontier());
        Set<EntityRef> live = new HashSet<>();
        resolution.freed().forEach((type, rows) -> rows.forEach(row -> live.add(row.in(type))));
        return live;
    }
}
