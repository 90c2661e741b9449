package dev.paranoid.application.delete;

import dev.paranoid.application.call.Asked;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.RemovalRights;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.engine.Blockers;
import dev.paranoid.application.engine.HardReach;
import dev.paranoid.application.engine.Judgement.Case;
import dev.paranoid.application.engine.budget.BudgetedRows;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.RowCounts.Collected;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.hold.HoldKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Says what would refuse the purge of many deletions, without doing it: finds the same rows by the same way, locks and changes nothing. */
public final class PurgeObstacles {

    private final Context context;

    /**
     * Obstacles of purges.
     *
     * @param context the ports, plans and rules
     */
    public PurgeObstacles(Context context) {
        this.context = context;
    }

    /**
     * {@return what would refuse each of these, the first of it, where anything would}
     *
     * @param caller who would purge them
     * @param deletions active ones that nothing is being done to
     */
    public Map<DeletionId, Refusal> of(Caller caller, List<Deletion> deletions) {
        return deletions.isEmpty() ? Map.of() : context.transactions().undone(() -> found(caller, deletions));
    }

    private Map<DeletionId, Refusal> found(Caller caller, List<Deletion> deletions) {
        Map<EntityRef, Deletion> byRoot = new HashMap<>();
        Map<EntityRef, Asked> asked = new HashMap<>();
        deletions.forEach(deletion -> {
            byRoot.put(deletion.root(), deletion);
            asked.put(deletion.root(), new Asked(caller, Optional.empty(), Optional.of(deletion.id())));
        });
        List<StoredEntity> roots =
                List.copyOf(context.load(byRoot.keySet(), Lock.NONE).values());
        HardReach reach = new HardReach(
                new BudgetedRows(context.store(), new Counted(), Lock.NONE),
                context.graph(),
                context.plans().remove(context.types(byRoot.keySet())));
        for (int i = 0; i < roots.size(); i++) {
            reach.root(context.type(roots.get(i).ref()), roots.get(i), i);
        }
        reach.flow();
        Map<DeletionId, Refusal> refusals = new HashMap<>();
        judge(caller, roots, reach, new Kept(context, asked))
                .forEach((root, refusal) ->
                        refusals.put(Objects.requireNonNull(byRoot.get(root)).id(), refusal));
        return refusals;
    }

    private Map<EntityRef, Refusal> judge(Caller caller, List<StoredEntity> roots, HardReach reach, Kept kept) {
        Blockers blockers = reach.blockers();
        reach.findUnlinked();
        List<StoredEntity> going = new ArrayList<>(reach.going());
        going.addAll(reach.goingLinks());
        Map<Integer, Refusal> held = HardDeletes.held(reach, context.gate().look(HoldKind.PRESERVATION, () -> going));
        Instant now = context.now();
        Map<EntityRef, Refusal> refusals = new HashMap<>();
        for (int i = 0; i < roots.size(); i++) {
            EntityRef root = roots.get(i).ref();
            int number = i;
            Map<String, Collected> took = reach.took(i);
            RemovalRights.missing(caller, Verb.PURGE, context.graph(), took.keySet())
                    .or(() -> Optional.ofNullable(held.get(number)))
                    .or(() -> kept.reached(root, reach, number, List.of()))
                    .or(() -> context.judgement()
                            .first(
                                    new Case(DeletionMode.HARD, roots.get(number), caller.name(), now),
                                    took,
                                    blockers.of(number)))
                    .ifPresent(refusal -> refusals.put(root, refusal));
        }
        return refusals;
    }
}
