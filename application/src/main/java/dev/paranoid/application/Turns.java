package dev.paranoid.application;

import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.Jobs;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.Legs;
import dev.paranoid.domain.relation.Relation;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whose turn it is along relations where a soft delete detaches what a hard delete removes: whether a child goes with its
 * parent depends there on what was asked first. A removal waits until all is detached or put back that was asked before, and
 * what is asked after waits until the removal has ended. Other relations are never waited for.
 */
final class Turns {

    private static final Set<Activity> REMOVING = Set.of(Activity.REMOVING);
    private static final Set<Activity> DETACHING = Set.of(Activity.HIDING, Activity.LIFTING);

    private final Plans plans;
    private final Jobs jobs;
    private final DeletionLedger ledger;

    Turns(Plans plans, Jobs jobs, DeletionLedger ledger) {
        this.plans = plans;
        this.jobs = jobs;
        this.ledger = ledger;
    }

    /** {@return whether a removal that begins now has to wait} */
    boolean begin(CascadePlan remove) {
        if (Legs.removesDetached(remove).isEmpty()) {
            return false;
        }
        jobs.takeTurn(true);
        return waits(remove);
    }

    /** {@return whether a removal has to wait still} */
    boolean waits(CascadePlan remove) {
        Set<Relation> contended = Legs.removesDetached(remove);
        return !contended.isEmpty()
                && inProgress(DETACHING)
                        .anyMatch(other -> meet(contended, Legs.detachesRemoved(plans.hideReached(root(other)))));
    }

    /**
     * Lets what hides or lifts pass.
     *
     * @throws Unavailable when a removal comes first
     */
    void stayBehind(CascadePlan hide) {
        Set<Relation> contended = Legs.detachesRemoved(hide);
        if (contended.isEmpty()) {
            return;
        }
        jobs.takeTurn(false);
        inProgress(REMOVING)
                .filter(removal -> meet(contended, Legs.removesDetached(plans.remove(root(removal)))))
                .min(Comparator.comparing(Deletion::id))
                .ifPresent(removal -> {
                    throw Unavailable.behind(removal, "it removes what this would detach or put back");
                });
    }

    private Stream<Deletion> inProgress(Set<Activity> activities) {
        Set<DeletionId> ids = jobs.inProgress(activities);
        return ids.isEmpty() ? Stream.of() : ledger.find(ids).values().stream();
    }

    private static List<EntityRef> root(Deletion deletion) {
        return List.of(deletion.root());
    }

    private static boolean meet(Set<Relation> some, Set<Relation> others) {
        return !Collections.disjoint(some, others);
    }
}
