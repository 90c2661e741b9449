package dev.paranoid.application;

import dev.paranoid.application.port.Cursor;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Slice;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.plan.Leg;
import dev.paranoid.domain.plan.Leg.Over.Collected;
import dev.paranoid.domain.plan.Leg.Over.CollectedParents;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Walks legs slice by slice: where it is, is in the job's state. */
final class Legwork<T> {

    /** Executes a leg for the next slice. */
    interface Stride<T> {
        Slice<T> take(Leg leg, Cursor from);
    }

    private final List<Leg> legs;
    private final NavigableSet<DeletionId> deletions;
    private final Stride<T> stride;
    private final Consumer<T> done;

    Legwork(List<Leg> legs, Collection<DeletionId> deletions, Stride<T> stride, Consumer<T> done) {
        this.legs = legs;
        this.deletions = new TreeSet<>(deletions);
        this.stride = stride;
        this.done = done;
    }

    /** {@return whether all legs have been walked} */
    boolean over(Job.State state) {
        return state.leg() >= legs.size();
    }

    /** {@return the state after one slice more} */
    Job.State advance(Job.State state) {
        Leg leg = legs.get(state.leg());
        Optional<Cursor> from = from(leg, state.cursor());
        if (from.isEmpty()) {
            return next(state, leg, state.changed());
        }
        Slice<T> slice = stride.take(leg, from.get());
        done.accept(slice.done());
        boolean changed = state.changed() || slice.changed() > 0;
        if (slice.next().isPresent()) {
            return state.at(state.leg(), slice.next().get(), changed);
        }
        return from.get()
                .deletion()
                .flatMap(deletion -> Optional.ofNullable(deletions.higher(deletion)))
                .map(deletion -> state.at(state.leg(), Cursor.of(deletion), changed))
                .orElseGet(() -> next(state, leg, changed));
    }

    /** A deletion that has left the job is passed over. */
    private Optional<Cursor> from(Leg leg, Cursor cursor) {
        if (leg.over() instanceof Collected || leg.over() instanceof CollectedParents) {
            return Optional.of(cursor);
        }
        return deletion(deletions, cursor)
                .map(deletion -> cursor.deletion().filter(deletion::equals).isPresent() ? cursor : Cursor.of(deletion));
    }

    /** {@return the one of these deletions that a slice from there on is about; empty if all of them have been walked} */
    static Optional<DeletionId> deletion(Collection<DeletionId> deletions, Cursor cursor) {
        DeletionId wanted = cursor.deletion().orElseGet(() -> new DeletionId(1));
        return Optional.ofNullable(new TreeSet<>(deletions).ceiling(wanted));
    }

    private Job.State next(Job.State state, Leg leg, boolean changed) {
        boolean back = leg.back() > 0 && changed;
        int next = back ? state.leg() - leg.back() + 1 : state.leg() + 1;
        return state.at(next, Cursor.START, !back && changed && !begins(next));
    }

    /** Whether a round of legs that are repeated begins there. */
    private boolean begins(int place) {
        for (int i = place; i < legs.size(); i++) {
            if (legs.get(i).back() > 0 && i - legs.get(i).back() + 1 == place) {
                return true;
            }
        }
        return false;
    }
}
