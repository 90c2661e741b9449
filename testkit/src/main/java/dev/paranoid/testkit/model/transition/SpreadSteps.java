package dev.paranoid.testkit.model.transition;

import dev.paranoid.testkit.model.world.Flaw;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.Steps;
import dev.paranoid.testkit.model.world.Transition;
import dev.paranoid.testkit.model.world.World;

/** T2, and the ends of a delete: it is finished when no frontier row bears its mark, and refused by a live child that restricts it. */
final class SpreadSteps extends Steps {

    SpreadSteps(World world, Sink sink) {
        super(world, sink);
    }

    @Override
    public void from(State state) {
        for (int row = 0; row < world.rows; row++) {
            if (State.in(state.frontier, row)) {
                spread(state, row);
            }
        }
        for (int deletion = 1; deletion <= world.deletions; deletion++) {
            if (state.status(deletion) == State.OPENING && !hasFrontier(state, deletion)) {
                next.set(state);
                next.status(deletion, State.ACTIVE);
                emit(Transition.FINISH);
            }
        }
    }

    private boolean hasFrontier(State state, int deletion) {
        for (int row = 0; row < world.rows; row++) {
            if (State.in(state.frontier, row) && state.mark(row) == deletion) {
                return true;
            }
        }
        return false;
    }

    private void spread(State state, int row) {
        int owing = state.marked(row) ? owing(state, row) : 0;
        boolean closed = state.markedClosed(row);
        if (owing == 0
                || world.flawed(Flaw.LEAVES_WITH_LIVE_CHILD)
                || (closed && world.flawed(Flaw.LEAVES_WITH_CLOSED_MARK))) {
            next.set(state);
            next.frontier &= ~(1 << row);
            emit(Transition.SPREAD_LEAVE);
        }
        if (!closed || world.flawed(Flaw.SPREADS_CLOSED_MARK)) {
            for (int edge = 0; edge < world.edges.length; edge++) {
                if (State.in(owing, edge)) {
                    pay(state, row, edge);
                }
            }
        }
    }

    /** Edges to children that have to be hidden, or to refuse, or to be detached. */
    private int owing(State state, int row) {
        int edges = state.present & world.below(row);
        int owing = 0;
        for (int edge = 0; edge < world.edges.length; edge++) {
            if (State.in(edges, edge) && owes(state, edge)) {
                owing |= 1 << edge;
            }
        }
        return owing;
    }

    private boolean owes(State state, int edge) {
        boolean live = state.live(world.child(edge));
        if (State.in(world.detaching(), edge)) {
            return live || !world.flawed(Flaw.DETACHES_LIVE_ALONE);
        }
        return live && State.in(world.reaching(), edge);
    }

    private void pay(State state, int row, int edge) {
        if (State.in(world.hiding(), edge)) {
            hide(state, edge, Transition.SPREAD_HIDE);
        } else if (State.in(world.detaching(), edge)) {
            next.set(state);
            next.present &= ~(1 << edge);
            next.claims |= 1 << edge;
            emit(Transition.SPREAD_DETACH);
        } else if (!refusable(state, state.mark(row))) {
            hide(state, edge, Transition.SPREAD_TAKE_RESTRICTING);
        } else if (!canHideMore(state, state.mark(row))) {
            next.set(state);
            next.status(state.mark(row), State.CLOSED);
            emit(Transition.REFUSE);
        }
    }

    private boolean refusable(State state, int deletion) {
        return state.status(deletion) == State.OPENING || world.flawed(Flaw.REFUSES_KEPT);
    }

    private boolean canHideMore(State state, int deletion) {
        for (int row = 0; row < world.rows; row++) {
            if (State.in(state.frontier, row)
                    && state.mark(row) == deletion
                    && (owing(state, row) & world.hiding()) != 0) {
                return true;
            }
        }
        return false;
    }

    private void hide(State state, int edge, Transition transition) {
        next.set(state);
        markBelow(world.parent(edge), world.child(edge));
        emit(transition);
    }
}
