package dev.paranoid.application;

import dev.paranoid.application.Judgement.Case;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.Reach;
import dev.paranoid.application.port.Removed.Taken;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.plan.CascadePlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says what a delete would do, without doing it. */
final class Previewing {

    /** Rows per relation up to which a preview counts. */
    private static final int LIMIT = 100_000;

    private final Plans plans;
    private final Judgement judgement;
    private final Absent absent;
    private final Ports ports;

    Previewing(Plans plans, Judgement judgement, Absent absent, Ports ports) {
        this.plans = plans;
        this.judgement = judgement;
        this.absent = absent;
        this.ports = ports;
    }

    Answer<Preview> preview(DeletionMode mode, EntityRef root) {
        return ports.transactions().undone(() -> {
            List<EntityRef> found =
                    ports.reader().find(root).stream().map(Entities.Row::ref).toList();
            Answer<Preview> missing =
                    absent.<Preview>among(List.of(root), found).get(root);
            return missing == null ? Answer.granted(look(mode, root)) : missing;
        });
    }

    private Preview look(DeletionMode mode, EntityRef root) {
        CascadePlan plan = mode == DeletionMode.SOFT ? plans.hide(List.of(root)) : plans.remove(List.of(root));
        Reach reach = reach(mode, plan, root);
        Instant now = ports.clock().instant();
        TreeMap<String, Long> takes = new TreeMap<>();
        reach.takes().forEach((type, taken) -> takes.put(type, taken.rows()));
        return new Preview(
                root,
                mode,
                takes,
                new TreeMap<>(reach.detaches()),
                judgement.of(new Case(mode, root, now), reach.takes(), reach.blockers()),
                reach.complete(),
                plan.toString());
    }

    /** The root of an active deletion is hidden with all below it, so a soft delete of it would take nothing. */
    private Reach reach(DeletionMode mode, CascadePlan plan, EntityRef root) {
        boolean done = mode == DeletionMode.SOFT
                && !ports.ledger().list(activeOf(root), Set.of()).items().isEmpty();
        return done
                ? new Reach(Map.<String, Taken>of(), Map.of(), List.of(), true)
                : ports.store().preview(mode, plan, root, LIMIT);
    }

    private static DeletionQuery activeOf(EntityRef root) {
        return new DeletionQuery(
                Optional.of(root.type()),
                Optional.of(root.id()),
                Optional.of(DeletionState.ACTIVE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty());
    }
}
