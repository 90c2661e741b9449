package dev.paranoid.testkit.model.transition;

import dev.paranoid.testkit.model.world.Flaw;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.Steps;
import dev.paranoid.testkit.model.world.Transition;
import dev.paranoid.testkit.model.world.World;

/** A hard delete after its root: collect, judge, remove children first, close the deletions whose roots are gone. */
final class Removal extends Steps {

    Removal(World world, Sink sink) {
        super(world, sink);
    }

    @Override
    public void from(State state) {
        if (state.collected != 0) {
            boolean collecting = collect(state);
            if (!collecting) {
                judge(state);
            }
            if (state.judged != 0) {
                carryOut(state);
            }
        }
        if (state.collected == 0) {
            putBack(state);
        }
        if (!world.flawed(Flaw.LEAVES_BEREFT)) {
            closePurged(state);
        }
    }

    private boolean collect(State state) {
        boolean late = state.judged != 0;
        if (late && world.flawed(Flaw.COLLECTS_ONCE)) {
            return false;
        }
        int leading = toUncollected(state) & world.removing();
        for (int edge = 0; edge < world.edges.length; edge++) {
            if (State.in(leading, edge)) {
                next.set(state);
                next.collected |= 1 << world.child(edge);
                emit(late ? Transition.COLLECT_LATE : Transition.COLLECT);
            }
        }
        return leading != 0;
    }

    private void judge(State state) {
        boolean late = state.judged != 0;
        boolean held =
                !(late && world.flawed(Flaw.ASKS_ONCE)) && (reach.covered(state, state.present) & state.collected) != 0;
        if (held || (toUncollected(state) & world.restrictingRemoval()) != 0) {
            next.set(state);
            next.collected = 0;
            next.judged = 0;
            emit(late ? Transition.ABORT_REMOVAL : Transition.REFUSE_REMOVAL);
        } else if (!late) {
            next.set(state);
            next.judged = 1;
            emit(Transition.JUDGE);
        }
    }

    /** A row that was hidden meanwhile owes something to what comes back below it. */
    private void putBack(State state) {
        for (int edge = 0; edge < world.edges.length; edge++) {
            if (State.in(state.noted, edge)) {
                next.set(state);
                next.noted &= ~(1 << edge);
                if (!world.flawed(Flaw.LEAVES_UNLINKED)) {
                    next.present |= 1 << edge;
                    boolean owes = State.in(world.reaching() | world.detaching(), edge)
                            && state.hidden(world.parent(edge))
                            && !world.flawed(Flaw.OWES_NOTHING);
                    next.frontier |= owes ? 1 << world.parent(edge) : 0;
                }
                emit(Transition.PUT_BACK_UNLINKED);
            }
        }
    }

    private void carryOut(State state) {
        if (!world.flawed(Flaw.ASKS_ONCE) && (reach.covered(state, state.present) & state.collected) != 0) {
            return;
        }
        for (int edge = 0; edge < world.edges.length; edge++) {
            if (State.in(state.present, edge) && State.in(state.collected, world.parent(edge))) {
                boolean both = State.in(state.collected, world.child(edge));
                if (State.in(world.unlinking(), edge)) {
                    cut(state, edge, Transition.UNLINK);
                } else if (both && State.in(world.inner(), edge)) {
                    cut(state, edge, Transition.SEVER);
                }
            }
        }
        for (int row = 0; row < world.rows; row++) {
            if (State.in(state.collected, row) && (state.present & world.below(row)) == 0) {
                remove(state, row);
            }
        }
    }

    private void cut(State state, int edge, Transition transition) {
        next.set(state);
        next.present &= ~(1 << edge);
        next.noted |= 1 << edge;
        noteStale();
        emit(transition);
    }

    private void remove(State state, int row) {
        next.set(state);
        gone(next, row, world);
        if (next.collected == 0) {
            next.judged = 0;
        }
        for (int deletion = 1; deletion <= world.deletions; deletion++) {
            if (state.active(deletion) && state.root(deletion) == row) {
                next.status(deletion, State.BEREFT);
            }
        }
        noteStale();
        emit(Transition.REMOVE);
    }

    /** Takes a row away, and all that is known of it. */
    static void gone(State next, int row, World world) {
        next.mark(row, State.GONE);
        next.present &= ~world.above(row);
        next.claims &= ~(world.above(row) | world.below(row));
        next.noted &= ~(world.above(row) | world.below(row));
        next.held &= ~(1 << row);
        next.frontier &= ~(1 << row);
        next.stale &= ~(1 << row);
        next.collected &= ~(1 << row);
    }

    private void closePurged(State state) {
        for (int deletion = 1; deletion <= world.deletions; deletion++) {
            if (state.status(deletion) == State.BEREFT) {
                next.set(state);
                next.status(deletion, State.CLOSED);
                emit(Transition.CLOSE_PURGED);
            }
        }
    }

    private int toUncollected(State state) {
        int edges = 0;
        for (int edge = 0; edge < world.edges.length; edge++) {
            boolean leads =
                    State.in(state.collected, world.parent(edge)) && !State.in(state.collected, world.child(edge));
            edges |= leads ? 1 << edge : 0;
        }
        return edges & state.present;
    }
}
