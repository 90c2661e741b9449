package dev.paranoid.application.call;

import dev.paranoid.application.engine.RememberedChildren;
import dev.paranoid.application.engine.Resolution;
import dev.paranoid.application.engine.budget.RowBudget;
import dev.paranoid.application.port.TooLarge;
import dev.paranoid.application.port.message.DeletionEvents.Rows;
import dev.paranoid.application.port.row.Clash;
import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.RestoreClash;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.plan.LiftPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets deletions give up all that they hold, in one transaction. */
public final class Lifts {

    private final Context context;

    /**
     * Lifts over these ports.
     *
     * @param context the ports and plans
     */
    public Lifts(Context context) {
        this.context = context;
    }

    /**
     * Locks all members and their parents, and decides what becomes of them (T4); nothing is changed yet.
     *
     * @param roots of the deletions, whether they are there or not
     * @param closing deletions that are, or are about to be, closed
     * @param loaded those of the roots that are there, as they are now, locked
     * @return what has been decided
     * @throws TooLarge where they are more than the transaction may touch, or others in the background have to end first
     */
    public Lift resolve(Collection<EntityRef> roots, Collection<DeletionId> closing, Collection<StoredEntity> loaded) {
        LiftPlan plan = context.plans().lift(context.types(roots));
        Resolution resolution = new Resolution(context.store(), context.ledger(), context.graph(), closing);
        RowBudget budget = context.transactions().budget();
        for (EntityType type : plan.types()) {
            List<StoredEntity> members = plan.rootsOnly(type)
                    ? loaded.stream()
                            .filter(row -> row.ref().type().equals(type.name()))
                            .toList()
                    : context.store().members(type, closing, Lock.EXCLUSIVE, budget.look());
            budget.take(members.size());
            resolution.members(members);
        }
        resolution.decide();
        if (!resolution.pending().isEmpty()) {
            throw TooLarge.waiting();
        }
        RememberedChildren returning =
                RememberedChildren.of(context.store(), plan.returning(), resolution.freed(), budget.look());
        budget.take(returning.count());
        return new Lift(resolution, returning);
    }

    /** What has been decided. */
    public final class Lift {

        private final Resolution resolution;
        private final RememberedChildren returning;

        private Lift(Resolution resolution, RememberedChildren returning) {
            this.resolution = resolution;
            this.returning = returning;
        }

        /**
         * {@return pairs of rows that cannot be live together; none where each may become so}
         *
         * @param ahead deletions whose restores came before, and will get the values that they want
         * @throws TooLarge where that has to be waited for, since a row of theirs might want the same value now, or once both
         *     are lifted
         */
        public List<RestoreClash> clashes(Collection<DeletionId> ahead) {
            if (meets(ahead)) {
                throw TooLarge.waiting();
            }
            List<RestoreClash> clashes = new ArrayList<>();
            resolution.freed().forEach((type, rows) -> {
                if (context.store().unique(type)) {
                    context.store().clashes(type, rows, ahead).forEach(clash -> clashes.add(clash(type, clash, ahead)));
                }
            });
            return clashes;
        }

        /** Whether there are rows that both reach, so that they become live only when both are lifted. */
        private boolean meets(Collection<DeletionId> ahead) {
            return !ahead.isEmpty() && (resolution.handsTo(ahead) || holdBelow(ahead));
        }

        private boolean holdBelow(Collection<DeletionId> ahead) {
            long most = context.transactions().budget().look();
            return resolution.freed().entrySet().stream()
                    .anyMatch(freed -> context.graph().below(freed.getKey()).stream()
                            .filter(relation -> relation.reaches())
                            .map(relation -> Children.all(relation, freed.getValue(), most))
                            .map(children -> context.store().children(children, Lock.NONE))
                            .anyMatch(rows -> rows.size() >= most || Lifts.anyHeld(rows, ahead)));
        }

        private RestoreClash clash(EntityType type, Clash clash, Collection<DeletionId> ahead) {
            if (clash.holderMark().flatMap(Mark::holder).filter(ahead::contains).isPresent()) {
                throw TooLarge.waiting();
            }
            return clash(type, clash);
        }

        private RestoreClash clash(EntityType type, Clash clash) {
            return new RestoreClash(
                    conflict(type, clash),
                    resolution.reachedBy(clash.restored().in(type)),
                    clash.holderMark().isEmpty()
                            ? Set.of()
                            : resolution.reachedBy(clash.holder().in(type)));
        }

        /** {@return what becomes of the members, before it is carried out} */
        public Resolution resolution() {
            return resolution;
        }

        /** {@return the members, as they are} */
        public Collection<StoredEntity> members() {
            return resolution.members();
        }

        /**
         * {@return whether that row stays hidden}
         *
         * @param row a member
         */
        public boolean stays(EntityRef row) {
            return resolution.staying().contains(row);
        }

        /**
         * {@return the rows of that deletion that become live}
         *
         * @param deletion one of those that are lifted
         */
        public Rows freedFrom(DeletionId deletion) {
            return resolution.freedFrom(deletion);
        }

        /**
         * Gives each member its new mark, or makes it live, and puts back what was detached from rows that become live.
         *
         * @param counts is told of each row
         * @throws dev.paranoid.application.port.row.ValueTaken where somebody has taken the value of a row; the transaction
         *     must be rolled back
         */
        public void carryOut(RowCounts counts) {
            resolution.handOver(counts);
            resolution.free(counts);
            returning.putBack(resolution.freed());
            context.background().ifPresent(there -> resolution.owe(there.frontier()));
        }
    }

    private static boolean anyHeld(List<StoredEntity> rows, Collection<DeletionId> by) {
        return rows.stream().anyMatch(row -> row.holder().filter(by::contains).isPresent());
    }

    /**
     * {@return the conflict for an answer}
     *
     * @param type of both rows
     * @param clash as the store found it
     */
    public static Conflict conflict(EntityType type, Clash clash) {
        return new Conflict(
                type.name(),
                clash.table(),
                clash.key(),
                Optional.of(clash.restored().text()),
                Optional.of(clash.holder().text()));
    }
}
