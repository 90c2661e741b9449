package dev.paranoid.mybatis;

import dev.paranoid.application.port.Freed;
import dev.paranoid.application.port.Freed.Clash;
import dev.paranoid.application.port.Freed.HandedOver;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.plan.PlanStep;
import dev.paranoid.domain.plan.PlanStep.ClearMark;
import dev.paranoid.domain.plan.PlanStep.FindConflicts;
import dev.paranoid.domain.plan.PlanStep.HandOver;
import dev.paranoid.domain.plan.PlanStep.LeaveHidden;
import dev.paranoid.domain.plan.PlanStep.LockMembers;
import dev.paranoid.domain.plan.PlanStep.LockParents;
import dev.paranoid.domain.plan.PlanStep.PutBack;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Executes one plan that lifts. */
final class LiftRun {

    private final Schema schema;
    private final Mappers mappers;
    private final Members members;
    private final Tally restored = new Tally();
    private final HandOvers handOvers = new HandOvers();
    private final Set<EntityTable> moved = new HashSet<>();
    private final List<Clash> clashes = new ArrayList<>();
    private long outside;
    private long unnamed;

    LiftRun(Schema schema, Mappers mappers, Members members) {
        this.schema = schema;
        this.mappers = mappers;
        this.members = members;
    }

    Freed execute(List<PlanStep> steps) {
        steps.forEach(this::execute);
        Map<DeletionId, HandedOver> handedOver = handOvers.done();
        return new Freed(restored.counts(), handedOver, clashes);
    }

    private int execute(PlanStep step) {
        if (step instanceof LockMembers lock) {
            mappers.lift().lockMembers(schema.table(lock.type()), members);
            return 0;
        } else if (step instanceof LockParents lock) {
            OutsideRow parents = mappers.lift().lockParents(schema.link(lock.relation()), members);
            outside += parents.byDeletions();
            unnamed += parents.byOthers();
            return 0;
        } else if (step instanceof HandOver handOver) {
            return outside == 0 ? 0 : handOver(handOver.relation(), true);
        } else if (step instanceof LeaveHidden leave) {
            return unnamed == 0 ? 0 : handOver(leave.relation(), false);
        } else if (step instanceof Repeat repeat) {
            return Repetition.of(repeat, this::execute, () -> Amount.marked(mappers.hide(), moved, members.ids()));
        } else if (step instanceof FindConflicts find) {
            return findConflicts(schema.table(find.type()));
        } else if (step instanceof PutBack putBack) {
            return clashes.isEmpty() ? putBack(schema.link(putBack.relation())) : 0;
        } else if (step instanceof ClearMark clear) {
            return clashes.isEmpty() ? clearMark(clear.type()) : 0;
        }
        throw new IllegalStateException("No step of a plan that lifts: " + step);
    }

    private int handOver(Relation relation, boolean named) {
        Link link = schema.link(relation);
        List<HandOverRow> rows = mappers.lift().handOvers(link, named, members);
        if (rows.isEmpty()) {
            return 0;
        }
        moved.add(link.child());
        Set<Long> holders = handOvers.add(relation, rows);
        if (!holders.isEmpty()) {
            mappers.ledger().shareLock(new DeletionIds(List.copyOf(holders)));
        }
        return mappers.lift().handOver(link, named, members);
    }

    private int findConflicts(EntityTable table) {
        table.uniqueKeys().forEach(key -> {
            List<ClashRow> rows = mappers.lift().clashes(table, key, members);
            if (!rows.isEmpty()) {
                clashes.addAll(
                        new Clashes(schema, mappers, members.ids(), members.slice() != null).of(table, key, rows));
            }
        });
        return 0;
    }

    private int putBack(Link link) {
        int rows = mappers.lift().putBack(link, members);
        mappers.lift().forget(link, members);
        return rows;
    }

    private int clearMark(EntityType type) {
        EntityTable table = schema.table(type);
        if (members.rows() != null) {
            restored.add(table.name(), mappers.lift().count(table, members));
        } else if (!members.single()) {
            restored.add(table.name(), mappers.hide().countMarked(table, members.ids()));
        }
        int rows = TakenValues.guard(table, () -> mappers.lift().clearMark(table, members));
        if (members.rows() == null && members.single()) {
            restored.add(members.deletion(), table.name(), rows);
        }
        return rows;
    }
}
