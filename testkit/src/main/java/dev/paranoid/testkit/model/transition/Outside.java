package dev.paranoid.testkit.model.transition;

import dev.paranoid.testkit.model.world.ModelFeature;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.Steps;
import dev.paranoid.testkit.model.world.Transition;
import dev.paranoid.testkit.model.world.World;

/**
 * What programs do that know nothing of Paranoid. A row that is inserted below another is one without parents and children whose
 * foreign key is set; one that is moved loses an edge and gains another.
 */
final class Outside extends Steps {

    Outside(World world, Sink sink) {
        super(world, sink);
    }

    @Override
    public void from(State state) {
        if (world.has(ModelFeature.MOVED_ROWS)) {
            for (int edge = 0; edge < world.edges.length; edge++) {
                move(state, edge);
            }
        }
        for (int row = 0; row < world.rows; row++) {
            if (state.exists(row)) {
                touch(state, row);
            }
        }
    }

    private void move(State state, int edge) {
        next.set(state);
        if (State.in(state.present, edge)) {
            next.present &= ~(1 << edge);
            noteStale();
            emit(Transition.OUTSIDE_CUT);
        } else if (state.exists(world.parent(edge)) && state.exists(world.child(edge))) {
            next.present |= 1 << edge;
            next.exempt |= 1 << edge;
            noteStale();
            emit(Transition.OUTSIDE_TIE);
        }
    }

    private void touch(State state, int row) {
        if (world.has(ModelFeature.REMOVED_ROWS) && (state.present & world.below(row)) == 0) {
            next.set(state);
            Removal.gone(next, row, world);
            noteStale();
            emit(Transition.OUTSIDE_REMOVE);
        }
        if (world.has(ModelFeature.HIDDEN_BY_OTHERS) && state.live(row)) {
            next.set(state);
            next.mark(row, State.OTHERS);
            noteStale();
            emit(Transition.OUTSIDE_HIDE);
        }
        if (world.has(ModelFeature.MADE_LIVE_BY_OTHERS) && state.hidden(row)) {
            next.set(state);
            next.mark(row, State.LIVE);
            next.exempt |= world.above(row) & state.present;
            noteStale();
            emit(Transition.OUTSIDE_MAKE_LIVE);
        }
    }
}
