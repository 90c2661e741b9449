package dev.paranoid.application.background.stage;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.engine.Resolution;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.domain.relation.TypeGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets closed deletions give up what they hold, parents' types before children's. In a cycle of types rows are only handed over,
 * round after round, until no more is; then the rest becomes live.
 */
public final class ResolveWork implements StageWork {

    /** What the cursor says when the rounds of a cycle are over. */
    private static final String FREE = "free";

    private final Context context;
    private final KeptHidden kept;
    private final Reopening reopening;
    private final StageOutcomes endings;

    public ResolveWork(Context context, Reopening reopening, StageOutcomes endings) {
        this.context = context;
        this.reopening = reopening;
        this.kept = new KeptHidden(context);
        this.endings = endings;
    }

    @Override
    public Optional<State> advance(Job job, int rows) {
        State state = job.state();
        List<TypeGroup> groups = Component.of(context, job).groups();
        Cursor cursor = state.cursor();
        if (cursor.place() >= groups.size() || state.closed().isEmpty()) {
            return Optional.of(endings.resolved(job));
        }
        if (cursor.equals(Cursor.START)) {
            Optional<State> without = reopening.byOthers(job);
            if (without.isPresent()) {
                return without;
            }
        }
        TypeGroup group = groups.get((int) cursor.place());
        return Optional.of(group.cyclic() && !freeing(cursor) ? handOver(job, group, rows) : free(job, group, rows));
    }

    /** {@return the closed deletion that holds the row with which the next slice begins} */
    public Optional<DeletionId> nextHolder(Job job) {
        State state = job.state();
        TypeGroup group =
                Component.of(context, job).groups().get((int) state.cursor().place());
        if (group.cyclic() && !freeing(state.cursor())) {
            return Optional.of(state.closed().get(Round.of(state.cursor()).deletion()));
        }
        return group.types().stream()
                .filter(EntityType::paranoid)
                .flatMap(type -> context.store().members(type, state.closed(), Lock.NONE, 1).stream())
                .findFirst()
                .flatMap(StoredEntity::holder);
    }

    /** In a cycle, rounds that hand over come first; the cursor is told when they are over. */
    private static boolean freeing(Cursor cursor) {
        return cursor.child().filter(FREE::equals).isPresent();
    }

    private State free(Job job, TypeGroup group, int rows) {
        for (EntityType type : group.types()) {
            if (type.paranoid()) {
                List<StoredEntity> members =
                        context.store().members(type, job.state().closed(), Lock.EXCLUSIVE, rows);
                if (!members.isEmpty()) {
                    return free(job, members);
                }
            }
        }
        return job.state().at(Cursor.START.to(job.state().cursor().place() + 1));
    }

    private State free(Job job, List<StoredEntity> members) {
        Resolution resolution = decided(job, members);
        if (!resolution.pending().isEmpty()) {
            return resolveFirst(job, resolution.pending());
        }
        kept.keep(job, resolution);
        resolution.handOver(job.state().counts());
        resolution.free(
                context.graph().relations().stream().filter(Relation::detaches).toList(),
                job.state().counts());
        resolution.owe(context.large().frontier());
        return job.state();
    }

    /** Deletions above that are closed as well give up their rows with those of this job, though they have a job of their own. */
    private State resolveFirst(Job job, Set<DeletionId> pending) {
        context.large()
                .jobs()
                .latest(pending)
                .forEach((id, other) ->
                        job.state().counts().takeOver(id, other.state().counts()));
        context.large().jobs().resolve(job.id(), pending);
        List<DeletionId> closed = new ArrayList<>(job.state().closed());
        pending.stream().sorted().forEach(closed::add);
        return job.state().closing(closed).then(Stage.RESOLVE);
    }

    private Resolution decided(Job job, List<StoredEntity> members) {
        Resolution resolution = new Resolution(
                context.store(), context.ledger(), context.graph(), job.state().closed());
        resolution.members(members);
        if (job.state().task().kind() == Kind.REMOVE) {
            giveBack(job, resolution);
        }
        resolution.decide();
        return resolution;
    }

    /** The root of a hard delete that was refused goes back to the deletion of which it is the root as well, or to who hid it. */
    private void giveBack(Job job, Resolution resolution) {
        context.ledger().find(job.state().task().deletions()).values().stream()
                .map(Deletion::root)
                .forEach(root -> {
                    Deletion own = context.ledger().activeOf(List.of(root)).get(root);
                    Optional<Mark> mark = own == null
                            ? job.state().task().before().filter(this::holds)
                            : Optional.of(Mark.of(own.id(), own.deletedAt()));
                    mark.ifPresent(before -> resolution.claim(root, before));
                });
    }

    private boolean holds(Mark mark) {
        return mark.holder().isEmpty()
                || context.ledger().lock(List.of(mark.holder().get()), Lock.SHARE).values().stream()
                        .anyMatch(Deletion::active);
    }

    private State handOver(Job job, TypeGroup group, int rows) {
        Round round = Round.of(job.state().cursor());
        List<EntityType> types =
                group.types().stream().filter(EntityType::paranoid).toList();
        List<DeletionId> closed = job.state().closed();
        if (round.type() >= types.size()) {
            return job.state()
                    .at(
                            round.moved()
                                    ? Round.first().at(job.state().cursor())
                                    : Cursor.START
                                            .to(job.state().cursor().place())
                                            .within(FREE));
        }
        if (round.deletion() >= closed.size()) {
            return job.state().at(round.nextType().at(job.state().cursor()));
        }
        List<StoredEntity> members = context.store()
                .membersAfter(
                        types.get(round.type()), closed.get(round.deletion()), round.after(), Lock.EXCLUSIVE, rows);
        if (members.isEmpty()) {
            return job.state().at(round.nextDeletion().at(job.state().cursor()));
        }
        Resolution resolution = decided(job, members);
        if (!resolution.pending().isEmpty()) {
            return resolveFirst(job, resolution.pending());
        }
        boolean some = !resolution.staying().isEmpty();
        if (some) {
            resolution.handOver(job.state().counts());
        }
        return job.state()
                .at(round.behind(members.get(members.size() - 1).key(), some)
                        .at(job.state().cursor()));
    }

    /** Where a round is: which type, which deletion, behind which row, and whether it has handed anything over. */
    private record Round(int type, int deletion, boolean moved, Optional<RowKey> after) {

        static Round first() {
            return new Round(0, 0, false, Optional.empty());
        }

        static Round of(Cursor cursor) {
            if (cursor.child().isEmpty()) {
                return first();
            }
            String[] parts = cursor.child().get().split(":", -1);
            return new Round(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Boolean.parseBoolean(parts[2]),
                    cursor.after().map(RowKey::new));
        }

        Cursor at(Cursor cursor) {
            return new Cursor(
                    cursor.place(), after.map(RowKey::text), Optional.of(type + ":" + deletion + ":" + moved), false);
        }

        Round nextType() {
            return new Round(type + 1, 0, moved, Optional.empty());
        }

        Round nextDeletion() {
            return new Round(type, deletion + 1, moved, Optional.empty());
        }

        Round behind(RowKey key, boolean handedOver) {
            return new Round(type, deletion, moved || handedOver, Optional.of(key));
        }
    }
}
