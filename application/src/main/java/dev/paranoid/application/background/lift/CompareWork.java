package dev.paranoid.application.background.lift;

import dev.paranoid.application.background.stage.Component;
import dev.paranoid.application.background.stage.JudgedHolds;
import dev.paranoid.application.background.stage.StageWork;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.Lifts;
import dev.paranoid.application.engine.AncestorSearch;
import dev.paranoid.application.port.DeletionLedger.Closing;
import dev.paranoid.application.port.hold.HeldTypes;
import dev.paranoid.application.port.job.Adopting;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.job.Job.Item;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.row.Clash;
import dev.paranoid.application.port.row.Hider;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.RestoreClash;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.application.restore.RestoreSelection;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for rows that cannot become live or are frozen, before deletions are lifted; then lifts those that nothing refuses. */
public final class CompareWork implements StageWork {

    private final Context context;
    private final JudgedHolds judgedHolds;

    /**
     * The stage over these ports.
     *
     * @param context the ports and rules
     * @param judgedHolds which holds there were when the look began
     */
    public CompareWork(Context context, JudgedHolds judgedHolds) {
        this.context = context;
        this.judgedHolds = judgedHolds;
    }

    @Override
    public Optional<State> advance(Job job, int rows) {
        State state = job.state();
        List<EntityType> types = Component.of(context, job).types().stream()
                .filter(context.store()::unique)
                .toList();
        int compared = types.size() * state.task().deletions().size();
        int place = (int) state.cursor().place();
        if (place >= compared) {
            return lookForFrozen(job, compared, rows);
        }
        List<StoredEntity> members = members(job, types, place, rows);
        if (members.isEmpty()) {
            return Optional.of(state.at(state.cursor().to(place + 1)));
        }
        compare(job, types.get(place / state.task().deletions().size()), members);
        return Optional.of(state.at(behind(state, members)));
    }

    private List<StoredEntity> members(Job job, List<EntityType> types, int place, int rows) {
        List<DeletionId> deletions = job.state().task().deletions();
        return context.store()
                .membersAfter(
                        types.get(place / deletions.size()),
                        deletions.get(place % deletions.size()),
                        job.state().cursor().after().map(RowKey::new),
                        Lock.NONE,
                        rows);
    }

    private static Cursor behind(State state, List<StoredEntity> members) {
        return state.cursor().behind(members.get(members.size() - 1).key().text());
    }

    /**
     * What is frozen is not brought back. Where a hold has been placed since this look began, or another node began it, it begins
     * again; so nothing is lifted that was frozen before.
     */
    private Optional<State> lookForFrozen(Job job, int first, int rows) {
        State state = job.state();
        int place = (int) state.cursor().place();
        HeldTypes held = context.gate().guard().held();
        if (!held.any(HoldKind.FREEZE)) {
            return lift(job);
        }
        if (place == first && state.cursor().after().isEmpty()) {
            judgedHolds.begin(job, held, context.gate().nextFrom());
        } else if (!judgedHolds.still(job, held, context.now())) {
            return Optional.of(state.at(state.cursor().to(first)));
        }
        List<EntityType> types = Component.of(context, job).types().stream()
                .filter(EntityType::paranoid)
                .toList();
        if (place - first >= types.size() * state.task().deletions().size()) {
            return lift(job);
        }
        List<StoredEntity> members = members(job, types, place - first, rows);
        if (members.isEmpty()) {
            return Optional.of(state.at(state.cursor().to(place + 1)));
        }
        return Optional.of(frozen(job, members).at(behind(state, members)));
    }

    private State frozen(Job job, List<StoredEntity> members) {
        Map<String, Refusal> refusals = new HashMap<>(job.state().refusals());
        Set<Hold> holds = new HashSet<>();
        context.gate().look(HoldKind.FREEZE, () -> members).values().forEach(holds::addAll);
        Set<DeletionId> holders = Context.holders(members);
        if (!holds.isEmpty()) {
            job.state().task().items().stream()
                    .filter(item -> item.lifts().stream().anyMatch(holders::contains))
                    .forEach(item -> refusals.putIfAbsent(item.row().toString(), Hold.refusal(holds, Map.of())));
        }
        return job.state().refused(refusals);
    }

    private void compare(Job job, EntityType type, List<StoredEntity> members) {
        Set<DeletionId> lifted = Set.copyOf(job.state().task().deletions());
        List<Clash> clashes = context.store()
                .clashes(type, members.stream().map(StoredEntity::key).toList(), lifted);
        if (clashes.isEmpty()) {
            return;
        }
        Set<RowKey> keys = new HashSet<>();
        clashes.forEach(clash -> keys.addAll(List.of(clash.restored(), clash.holder())));
        Map<RowKey, StoredEntity> rows = context.store().load(type, keys, Lock.NONE);
        Map<EntityRef, Set<HiddenBy>> above = above(rows.values());
        List<RestoreClash> found = new ArrayList<>();
        for (Clash clash : clashes) {
            EntityRef restored = clash.restored().in(type);
            EntityRef holder = clash.holder().in(type);
            if (comes(restored, lifted, above) && (clash.holderMark().isEmpty() || comes(holder, lifted, above))) {
                found.add(new RestoreClash(
                        Lifts.conflict(type, clash),
                        by(rows.get(clash.restored()), above),
                        clash.holderMark().isEmpty() ? Set.of() : by(rows.get(clash.holder()), above)));
            }
        }
        job.state().counts().clash(found);
    }

    private Map<EntityRef, Set<HiddenBy>> above(Collection<StoredEntity> rows) {
        Map<EntityRef, Set<Hider>> hiders = new AncestorSearch(context.store(), context.graph(), false).from(rows);
        Set<DeletionId> holders = new HashSet<>();
        hiders.values().forEach(each -> each.forEach(hider -> hider.holder().ifPresent(holders::add)));
        Map<DeletionId, Deletion> known = context.ledger().find(holders);
        Map<EntityRef, Set<HiddenBy>> above = new HashMap<>();
        hiders.forEach((row, each) -> {
            Set<HiddenBy> by = new HashSet<>();
            each.stream()
                    .filter(hider -> hider.holder()
                            .map(known::get)
                            .map(deletion ->
                                    deletion.active() && deletion.root().equals(hider.bearer()))
                            .orElse(hider.holder().isEmpty()))
                    .forEach(hider -> by.add(new HiddenBy(hider.holder(), hider.bearer())));
            above.put(row, by);
        });
        return above;
    }

    /** Whether the row becomes live with these deletions: no other is above it. */
    private static boolean comes(EntityRef row, Set<DeletionId> lifted, Map<EntityRef, Set<HiddenBy>> above) {
        return above.getOrDefault(row, Set.of()).stream()
                .allMatch(by -> by.deletion().filter(lifted::contains).isPresent());
    }

    private static Set<DeletionId> by(@Nullable StoredEntity row, Map<EntityRef, Set<HiddenBy>> above) {
        Set<DeletionId> by = new HashSet<>();
        if (row != null) {
            row.holder().ifPresent(by::add);
            above.getOrDefault(row.ref(), Set.of())
                    .forEach(each -> each.deletion().ifPresent(by::add));
        }
        return by;
    }

    /** What a new delete of its root has closed meanwhile gives up its rows, whatever clashes. */
    private Optional<State> lift(Job job) {
        State state = job.state();
        Map<DeletionId, Deletion> locked = context.ledger().lock(state.task().deletions(), Lock.EXCLUSIVE);
        Set<DeletionId> active = only(locked.values(), Deletion::active);
        Map<String, Refusal> refusals = new HashMap<>(state.refusals());
        refusals.putAll(clashing(job, active));
        new DependentItems(context).refuse(job, refusals);
        state.counts().clashes().clear();
        Set<DeletionId> stay = new HashSet<>(active);
        state.task().items().stream()
                .filter(item -> !refusals.containsKey(item.row().toString()))
                .forEach(item -> stay.removeAll(item.lifts()));
        stay.removeAll(
                own(job, job.givingBack().stream().map(Adopting::deletion).toList()));
        context.large().jobs().settle(stay);
        Set<DeletionId> closing = only(locked.values(), Deletion::resolving);
        closing.retainAll(own(job, closing));
        active.stream().filter(id -> !stay.contains(id)).forEach(closing::add);
        List<DeletionId> closed = closing.stream().sorted().toList();
        context.ledger().close(Closing.by(state.task().actor(), closed), DeletionState.LIFTED, context.now());
        context.large().jobs().resolve(job.id(), closed);
        return Optional.of(state.refused(refusals)
                .closing(closed)
                .then(closed.isEmpty() ? Stage.SPREAD : Stage.RESOLVE)
                .at(Cursor.START));
    }

    /** Those that no other job has come to lift. */
    private Set<DeletionId> own(Job job, Collection<DeletionId> deletions) {
        return context.large().jobs().latest(deletions).entrySet().stream()
                .filter(latest -> latest.getValue().id().equals(job.id()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<DeletionId> only(Collection<Deletion> deletions, Predicate<Deletion> which) {
        return deletions.stream().filter(which).map(Deletion::id).collect(Collectors.toSet());
    }

    private static Map<String, Refusal> clashing(Job job, Set<DeletionId> active) {
        List<RestoreClash> clashes = job.state().counts().clashes();
        Map<String, Refusal> refusals = new HashMap<>();
        if (!clashes.isEmpty()) {
            Map<EntityRef, Set<DeletionId>> lifts = new HashMap<>();
            List<Item> items = job.state().task().items().stream()
                    .filter(item -> item.lifts().stream().anyMatch(active::contains))
                    .filter(item ->
                            !job.state().refusals().containsKey(item.row().toString()))
                    .toList();
            items.forEach(item -> lifts.put(item.row(), Set.copyOf(item.lifts())));
            RestoreSelection.clashing(items.stream().map(Item::row).toList(), lifts, clashes)
                    .forEach((row, refusal) -> refusals.put(row.toString(), refusal));
        }
        return refusals;
    }
}
