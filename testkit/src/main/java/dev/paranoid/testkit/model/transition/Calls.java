package dev.paranoid.testkit.model.transition;

import dev.paranoid.testkit.model.world.Flaw;
import dev.paranoid.testkit.model.world.ModelFeature;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.Steps;
import dev.paranoid.testkit.model.world.Transition;
import dev.paranoid.testkit.model.world.World;

/** T1 on a root, T3 on a deletion, the restores of rows that need more than that, and what puts right what other programs did. */
final class Calls extends Steps {

    Calls(World world, Sink sink) {
        super(world, sink);
    }

    @Override
    public void from(State state) {
        int unused = unused(state);
        for (int row = 0; row < world.rows; row++) {
            if (state.exists(row)) {
                delete(state, row, unused);
                hardDelete(state, row);
                hold(state, row);
                restoreHiddenByOthers(state, row);
                if (unused != 0) {
                    restoreUnreached(state, row, unused);
                }
            }
        }
        for (int deletion = 1; deletion <= world.deletions; deletion++) {
            lift(state, deletion);
        }
        for (int edge = 0; edge < world.edges.length; edge++) {
            if (State.in(state.exempt, edge)) {
                next.set(state);
                next.frontier |= 1 << world.parent(edge);
                emit(Transition.DOCTOR);
            }
        }
    }

    private void delete(State state, int row, int unused) {
        int own = activeDeletionOf(state, row);
        if (own != 0 && (state.live(row) || state.byOthers(row))) {
            open(state, row, own, Transition.DELETE_AGAIN);
        } else if (own == 0 && unused != 0) {
            next.set(state);
            next.deletion(unused, row, State.OPENING);
            open(next, row, unused, Transition.DELETE);
        }
    }

    private static int activeDeletionOf(State state, int row) {
        for (int deletion = 1; deletion <= 4; deletion++) {
            if (state.active(deletion) && state.root(deletion) == row) {
                return deletion;
            }
        }
        return 0;
    }

    private void open(State state, int row, int deletion, Transition transition) {
        next.set(state);
        boolean mayHaveLiveBelow =
                state.live(row) || (state.byOthers(row) && !world.flawed(Flaw.STOPS_AT_HIDDEN_BY_OTHERS));
        next.mark(row, deletion);
        next.stale &= ~(1 << row);
        if (mayHaveLiveBelow && world.below(row) != 0 && !world.flawed(Flaw.ROOT_NOT_IN_FRONTIER)) {
            next.frontier |= 1 << row;
        }
        emit(transition);
    }

    private void lift(State state, int deletion) {
        int status = state.status(deletion);
        if (status == State.OPENING || status == State.ACTIVE) {
            next.set(state);
            next.status(deletion, State.CLOSED);
            emit(Transition.LIFT);
        }
    }

    private void hardDelete(State state, int row) {
        if (world.has(ModelFeature.HARD_DELETES) && state.collected == 0 && state.noted == 0) {
            next.set(state);
            next.collected = 1 << row;
            next.judged = 0;
            emit(Transition.HARD_DELETE);
        }
    }

    /** One row at a time: more holds keep more. */
    private void hold(State state, int row) {
        if (world.has(ModelFeature.HOLDS) && (state.held == 0 || State.in(state.held, row))) {
            next.set(state);
            next.held ^= 1 << row;
            emit(state.held == 0 ? Transition.HOLD : Transition.RELEASE);
        }
    }

    /** It takes the mark of a deletion above it, or becomes live. */
    private void restoreHiddenByOthers(State state, int row) {
        if (!state.byOthers(row)) {
            return;
        }
        int parents = reach.hiddenParents(state, row);
        for (int parent = 0; parent < world.rows; parent++) {
            if (State.in(parents, parent) && state.markedActive(parent)) {
                next.set(state);
                markBelow(parent, row);
                emit(Transition.RESTORE_HIDDEN_BY_OTHERS);
            }
        }
        if (parents == 0) {
            next.set(state);
            next.mark(row, State.LIVE);
            emit(Transition.RESTORE_HIDDEN_BY_OTHERS);
        }
    }

    /**
     * No active deletion reaches the row, although one marks it or what hides it. It, its hidden ancestors, and what is hidden below them and not
     * reached either, take the mark of a closed deletion.
     */
    private void restoreUnreached(State state, int row, int unused) {
        if (!state.marked(row) || !unreached(state, row)) {
            return;
        }
        int rows = world.flawed(Flaw.RESTORES_ROW_ALONE) ? 1 << row : connected(state, row);
        if (!anyMarkedActive(state, rows)) {
            return;
        }
        next.set(state);
        next.deletion(unused, row, State.CLOSED);
        for (int each = 0; each < world.rows; each++) {
            if (State.in(rows, each)) {
                next.mark(each, unused);
            }
        }
        emit(Transition.RESTORE_UNREACHED);
    }

    private boolean anyMarkedActive(State state, int rows) {
        for (int row = 0; row < world.rows; row++) {
            if (State.in(rows, row) && state.markedActive(row)) {
                return true;
            }
        }
        return false;
    }

    private boolean unreached(State state, int row) {
        return !reach.fromHiddenRoot(state, row) && !belowOthers(state, row);
    }

    private boolean belowOthers(State state, int row) {
        int ancestors = reach.hiddenAncestors(state, 1 << row);
        for (int ancestor = 0; ancestor < world.rows; ancestor++) {
            if (State.in(ancestors, ancestor) && state.byOthers(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private int connected(State state, int row) {
        int rows = reach.hiddenAncestors(state, 1 << row);
        for (boolean grows = true; grows; ) {
            int before = rows;
            for (int edge = 0; edge < world.edges.length; edge++) {
                int child = world.child(edge);
                if (State.in(state.present & world.reaching(), edge)
                        && State.in(rows, world.parent(edge))
                        && state.marked(child)
                        && unreached(state, child)) {
                    rows = reach.hiddenAncestors(state, rows | 1 << child);
                }
            }
            grows = rows != before;
        }
        return rows;
    }
}
