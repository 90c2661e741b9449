package dev.paranoid.application.delete;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.MissingRows;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.engine.Blockers;
import dev.paranoid.application.engine.HardReach;
import dev.paranoid.application.engine.Judgement.Case;
import dev.paranoid.application.engine.Spread;
import dev.paranoid.application.engine.budget.BudgetedRows;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.RowCounts.Collected;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.HidePlan;
import dev.paranoid.domain.plan.RemovePlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Says what a delete would do, without doing it: finds the same rows by the same way, locks nothing and changes nothing. */
public final class Previews {

    private final Context context;

    /**
     * Previews of deletes.
     *
     * @param context the ports, plans and rules
     */
    public Previews(Context context) {
        this.context = context;
    }

    /**
     * {@return what a delete of that row would do now; refused where it is not there} Each type is counted up to a limit.
     *
     * @param caller who would ask for it
     * @param mode soft or hard
     * @param root with its canonical id, of a type for which the mode is allowed
     */
    public Answer<Preview> preview(Caller caller, DeletionMode mode, EntityRef root) {
        return context.transactions().undone(() -> {
            Map<EntityRef, StoredEntity> found = context.load(List.of(root), Lock.NONE);
            Answer<Preview> missing = MissingRows.<Preview>among(context.ledger(), List.of(root), found.keySet())
                    .get(root);
            if (missing != null) {
                return missing;
            }
            StoredEntity row = found.values().iterator().next();
            Case proposed = new Case(mode, row, caller.name(), context.now());
            return Answer.granted(mode == DeletionMode.SOFT ? soft(proposed, row) : hard(proposed, row));
        });
    }

    private Preview soft(Case proposed, StoredEntity row) {
        HidePlan plan = context.plans().hide(Set.of(context.type(row.ref())));
        Counted counted = new Counted();
        Spread spread = new Spread(context.store(), plan, counted, Lock.NONE);
        spread.root(context.type(row.ref()), row, 0);
        if (ownIsActive(row)) {
            return previewOf(proposed, Map.of(), Map.of(), List.of(), counted, plan, Optional.empty());
        }
        spread.flow();
        Blockers blockers = spread.blockers();
        spread.findDetached();
        Map<String, Collected> taken = SoftDeletes.taken(row, spread.took().getOrDefault(0, Map.of()));
        return previewOf(
                proposed,
                taken,
                spread.detached(),
                blockers.of(0),
                counted,
                plan,
                holding(HoldKind.FREEZE, () -> spread.taken(Lock.NONE)));
    }

    /** It is hidden with all below it, so a soft delete would take nothing. */
    private boolean ownIsActive(StoredEntity row) {
        return Context.own(row, context.ledger().find(Context.holders(List.of(row))))
                .filter(Deletion::active)
                .isPresent();
    }

    private Preview hard(Case proposed, StoredEntity row) {
        EntityType type = context.type(row.ref());
        RemovePlan plan = context.plans().remove(Set.of(type));
        Counted counted = new Counted();
        HardReach reach = new HardReach(new BudgetedRows(context.store(), counted, Lock.NONE), context.graph(), plan);
        reach.root(type, row, 0);
        reach.flow();
        Blockers blockers = reach.blockers();
        reach.findUnlinked();
        List<StoredEntity> rows = List.copyOf(reach.going());
        List<StoredEntity> going = new ArrayList<>(rows);
        going.addAll(reach.goingLinks());
        return previewOf(
                proposed,
                reach.took(0),
                reach.unlinked(),
                blockers.of(0),
                counted,
                plan,
                holding(HoldKind.PRESERVATION, () -> going).or(() -> locked(rows)));
    }

    private Optional<Refusal> locked(List<StoredEntity> rows) {
        return context.retentionLock().any()
                ? context.retentionLock()
                        .keeps(rows, context.ledger().find(Context.holders(rows)), context.now(), type -> false)
                : Optional.empty();
    }

    private Optional<Refusal> holding(HoldKind what, Supplier<Collection<StoredEntity>> rows) {
        Set<Hold> holds = new HashSet<>();
        context.gate().look(what, rows).values().forEach(holds::addAll);
        return Optional.of(holds).filter(some -> !some.isEmpty()).map(some -> Hold.refusal(some, Map.of()));
    }

    private static SortedMap<String, Long> live(Map<String, Collected> taken) {
        SortedMap<String, Long> live = new TreeMap<>();
        taken.forEach((type, rows) -> {
            if (rows.live() > 0) {
                live.put(type, rows.live());
            }
        });
        return live;
    }

    private Preview previewOf(
            Case proposed,
            Map<String, Collected> taken,
            Map<String, Long> detaches,
            List<Blocker> blockers,
            Counted counted,
            CascadePlan plan,
            Optional<Refusal> held) {
        List<Refusal> refusals = new ArrayList<>();
        held.ifPresent(refusals::add);
        refusals.addAll(context.judgement().of(proposed, taken, blockers));
        return new Preview(
                proposed.root().ref(),
                proposed.mode(),
                new TreeMap<>(HardDeletes.rows(taken)),
                live(taken),
                new TreeMap<>(detaches),
                refusals,
                counted.complete(),
                plan.tree());
    }
}
