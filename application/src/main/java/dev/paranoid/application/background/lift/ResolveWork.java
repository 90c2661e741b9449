package dev.paranoid.application.background.lift;

import dev.paranoid.application.background.stage.Component;
import dev.paranoid.application.background.stage.StageOutcomes;
import dev.paranoid.application.background.stage.StageWork;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.delete.KeptHidden;
import dev.paranoid.application.engine.RememberedChildren;
import dev.paranoid.application.engine.Resolution;
import dev.paranoid.application.port.job.Adopting.Held;
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
import dev.paranoid.domain.relation.TypeGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets closed deletions give up what they hold, parents' types before children's, round after round until a round has changed
 * nothing. In a cycle of types rows are only handed over, until no more are; then the rest becomes live.
 */
public final class ResolveWork implements StageWork {

    private final Context context;
    private final KeptHidden kept;
    private final Reopening reopening;
    private final StageOutcomes endings;

    /**
     * Over these ports.
     *
     * @param context ports and plans, a background among the ports
     * @param reopening for restores that others made active again
     */
    public ResolveWork(Context context, Reopening reopening) {
        this.context = context;
        this.reopening = reopening;
        this.kept = new KeptHidden(context);
        this.endings = new StageOutcomes(context);
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
        return Optional.of(advance(job, group, round(cursor, group), rows));
    }

    private static Round round(Cursor cursor, TypeGroup group) {
        return cursor.child().map(text -> Round.of(text, cursor.after())).orElse(Round.first(!group.cyclic()));
    }

    /**
     * {@return the closed deletion that holds the row with which the next slice begins; empty where there is none left}
     *
     * @param job which is locked, in the stage {@link Job.Stage#RESOLVE}
     */
    public Optional<DeletionId> nextHolder(Job job) {
        State state = job.state();
        TypeGroup group =
                Component.of(context, job).groups().get((int) state.cursor().place());
        Round round = round(state.cursor(), group);
        if (round.within()) {
            return Optional.of(state.closed().get(round.deletion()));
        }
        return group.types().stream()
                .filter(EntityType::paranoid)
                .flatMap(type -> context.store().members(type, state.closed(), Lock.NONE, 1).stream())
                .findFirst()
                .flatMap(StoredEntity::holder);
    }

    private State advance(Job job, TypeGroup group, Round round, int rows) {
        List<EntityType> types =
                group.types().stream().filter(EntityType::paranoid).toList();
        if (round.type() >= types.size()) {
            return job.state().at(next(job.state().cursor(), round));
        }
        EntityType type = types.get(round.type());
        List<DeletionId> closed = job.state().closed();
        List<StoredEntity> members = round.within()
                ? context.store().membersAfter(type, closed.get(round.deletion()), round.after(), Lock.EXCLUSIVE, rows)
                : context.store().members(type, closed, Lock.EXCLUSIVE, rows);
        return members.isEmpty()
                ? job.state().at(round.next(closed.size()).at(job.state().cursor()))
                : resolved(job, round, members, rows);
    }

    private static Cursor next(Cursor cursor, Round round) {
        if (round.moved()) {
            return Round.first(round.frees()).at(cursor);
        }
        return round.frees()
                ? Cursor.START.to(cursor.place() + 1)
                : Round.first(true).at(cursor);
    }

    private State resolved(Job job, Round round, List<StoredEntity> members, int rows) {
        Resolution resolution = decided(job, members);
        if (!resolution.pending().isEmpty()) {
            return resolveFirst(job, resolution.pending());
        }
        boolean changes = round.frees() || !resolution.staying().isEmpty();
        if (round.frees()) {
            keep(job, resolution);
        }
        resolution.handOver(job.state().counts());
        if (round.frees()) {
            if (!putBack(resolution, rows)) {
                return job.state().at(round.again().at(job.state().cursor()));
            }
            resolution.free(job.state().counts());
            resolution.owe(context.large().frontier());
        }
        Round behind = round.behind(job.state().closed(), members, rows, changes);
        return job.state().at(behind.at(job.state().cursor()));
    }

    private void keep(Job job, Resolution resolution) {
        kept.keep(job.state().task().actor(), resolution).forEach((type, rows) -> {
            if (Component.spreads(context.graph(), type)) {
                context.large().frontier().add(type, rows);
            }
        });
    }

    /**
     * Foreign keys come back before their parents become live, a slice at a time. A parent that is hidden again meanwhile owes it
     * to them to be detached again.
     *
     * @return whether all have come back
     */
    private boolean putBack(Resolution resolution, int rows) {
        RememberedChildren returning = RememberedChildren.of(
                context.store(), RememberedChildren.relations(context.graph()), resolution.freed(), rows);
        returning.putBack(resolution.freed());
        boolean all = returning.count() < rows;
        if (!all) {
            returning.parents().forEach(context.large().frontier()::add);
        }
        return all;
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
        giveBackAdopted(job, resolution);
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

    /** Rows of a restore that was refused while its deletion adopted them; those below them follow. */
    private void giveBackAdopted(Job job, Resolution resolution) {
        List<Held> given = job.givingBack().stream()
                .flatMap(adopting -> adopting.given().stream())
                .toList();
        Map<DeletionId, Deletion> holders =
                context.ledger().lock(given.stream().map(Held::holder).collect(Collectors.toSet()), Lock.SHARE);
        given.forEach(held -> Optional.ofNullable(holders.get(held.holder()))
                .filter(Deletion::active)
                .ifPresent(holder -> resolution.claim(held.row(), Mark.of(holder.id(), holder.deletedAt()))));
    }

    private boolean holds(Mark mark) {
        return mark.holder().isEmpty()
                || context.ledger().lock(List.of(mark.holder().get()), Lock.SHARE).values().stream()
                        .anyMatch(Deletion::active);
    }

    /**
     * Where a round is. What many deletions hold is read together; what one holds that has more than fits into a slice is read
     * by key, or each slice would pass over what the slices before it have left to be purged.
     *
     * @param frees whether rows become live, or are only handed over
     * @param moved whether the round has changed anything
     * @param type which type of the group
     * @param deletion which of the closed deletions is read by key; none below zero
     * @param after behind which of its rows
     */
    private record Round(boolean frees, boolean moved, int type, int deletion, Optional<RowKey> after) {

        static final int TOGETHER = -1;

        static Round first(boolean frees) {
            return new Round(frees, false, 0, frees ? TOGETHER : 0, Optional.empty());
        }

        static Round of(String text, Optional<String> after) {
            String[] parts = text.split(":", -1);
            return new Round(
                    Boolean.parseBoolean(parts[0]),
                    Boolean.parseBoolean(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    after.map(RowKey::new));
        }

        Cursor at(Cursor cursor) {
            return new Cursor(
                    cursor.place(),
                    after.map(RowKey::text),
                    Optional.of(frees + ":" + moved + ":" + type + ":" + deletion),
                    false);
        }

        boolean within() {
            return deletion > TOGETHER;
        }

        /** The same place once more. */
        Round again() {
            return new Round(frees, true, type, deletion, after);
        }

        /** Nothing is left there. */
        Round next(int deletions) {
            if (frees) {
                return new Round(true, moved, within() ? type : type + 1, TOGETHER, Optional.empty());
            }
            return deletion + 1 < deletions
                    ? new Round(false, moved, type, deletion + 1, Optional.empty())
                    : new Round(false, moved, type + 1, 0, Optional.empty());
        }

        Round behind(List<DeletionId> closed, List<StoredEntity> members, int rows, boolean changes) {
            if (within()) {
                RowKey last = members.get(members.size() - 1).key();
                return new Round(frees, moved || changes, type, deletion, Optional.of(last));
            }
            Set<DeletionId> holders = Context.holders(members);
            int one = members.size() < rows || holders.size() > 1
                    ? TOGETHER
                    : closed.indexOf(holders.iterator().next());
            return new Round(true, moved || changes, type, one, Optional.empty());
        }
    }
}
