package dev.paranoid.testkit.model.transition;

import dev.paranoid.testkit.model.world.Flaw;
import dev.paranoid.testkit.model.world.ModelFeature;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.Steps;
import dev.paranoid.testkit.model.world.Transition;
import dev.paranoid.testkit.model.world.World;

/** T4 and T5 on rows with closed marks, and what comes of a row that the database keeps hidden. */
final class Resolve extends Steps {

    Resolve(World world, Sink sink) {
        super(world, sink);
    }

    @Override
    public void from(State state) {
        for (int row = 0; row < world.rows; row++) {
            if (state.markedClosed(row)) {
                resolve(state, row);
            }
        }
        for (int deletion = 1; deletion <= world.deletions && world.has(ModelFeature.REFUSED_RESTORES); deletion++) {
            if (mayReopen(state, deletion)) {
                reopen(state, deletion);
            }
        }
    }

    /** It marks something still, and its root is there and has no other. */
    private boolean mayReopen(State state, int deletion) {
        if (state.status(deletion) != State.CLOSED || !state.exists(state.root(deletion))) {
            return false;
        }
        boolean marks = false;
        for (int row = 0; row < world.rows; row++) {
            marks |= state.mark(row) == deletion;
        }
        for (int other = 1; other <= world.deletions; other++) {
            marks &= !state.active(other) || state.root(other) != state.root(deletion);
        }
        return marks;
    }

    private void reopen(State state, int deletion) {
        int root = state.root(deletion);
        next.set(state);
        next.status(deletion, State.ACTIVE);
        if (!world.flawed(Flaw.REOPENS_WITHOUT_ROOT)) {
            next.mark(root, deletion);
            next.stale &= ~(1 << root);
            if (world.below(root) != 0) {
                next.frontier |= 1 << root;
            }
        }
        noteStale();
        emit(Transition.REOPEN);
    }

    private void resolve(State state, int row) {
        int parents =
                reach.hiddenParents(state, row, world.flawed(Flaw.JUDGES_OLD_KEYS) ? world.graph.all() : state.present);
        boolean handedOver = handOver(state, row, parents);
        if (handedOver && !world.flawed(Flaw.FREES_BELOW_ACTIVE)) {
            return;
        }
        if (parents == 0) {
            free(state, row, 0, Transition.FREE);
        } else if (world.flawed(Flaw.FREES_BELOW_ACTIVE)) {
            free(state, row, 0, Transition.FREE);
        } else if (!activeAbove(state, row)) {
            resolveBelowClosed(state, row, parents);
        } else if (freesAtOnce() && othersAmong(state, parents) == 0) {
            free(state, row, parents, Transition.FREE_IN_CYCLE);
        }
    }

    private boolean handOver(State state, int row, int parents) {
        boolean handedOver = false;
        for (int parent = 0; parent < world.rows; parent++) {
            boolean closedToo = world.flawed(Flaw.HANDS_OVER_TO_CLOSED)
                    && state.marked(parent)
                    && state.mark(parent) != state.mark(row);
            if (State.in(parents, parent) && (state.markedActive(parent) || closedToo)) {
                next.set(state);
                takeMark(parent, row);
                emit(Transition.HAND_OVER);
                handedOver = true;
            }
        }
        return handedOver;
    }

    /** Nothing above it can be handed over to an active deletion any more. */
    private void resolveBelowClosed(State state, int row, int parents) {
        int others = othersAmong(state, parents);
        if (others != 0) {
            next.set(state);
            next.mark(row, State.OTHERS);
            noteStale(); // a root that others made live may have been reached again, and gives way here
            emit(Transition.HAND_OVER_TO_OTHERS);
        } else if (othersAmong(state, reach.hiddenAncestors(state, 1 << row)) == 0
                && !world.flawed(Flaw.NEVER_FREES_CYCLE)) {
            free(state, row, parents, Transition.FREE_IN_CYCLE);
        }
    }

    private void free(State state, int row, int parents, Transition transition) {
        next.set(state);
        next.mark(row, State.LIVE);
        if (!world.flawed(Flaw.PARENT_NOT_IN_FRONTIER)) {
            next.frontier |= parents;
        }
        emit(transition);
        int unused = unused(state);
        if (world.has(ModelFeature.TAKEN_VALUES) && unused != 0) {
            next.set(state);
            next.deletion(unused, row, State.ACTIVE);
            next.mark(row, unused);
            emit(Transition.KEEP);
        }
    }

    private boolean freesAtOnce() {
        return world.has(ModelFeature.FREED_AT_ONCE) || world.flawed(Flaw.FREES_TOO_EARLY);
    }

    private boolean activeAbove(State state, int row) {
        int ancestors = reach.hiddenAncestors(state, 1 << row);
        for (int ancestor = 0; ancestor < world.rows; ancestor++) {
            if (State.in(ancestors, ancestor) && state.markedActive(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private int othersAmong(State state, int rows) {
        int others = 0;
        for (int row = 0; row < world.rows; row++) {
            others |= State.in(rows, row) && state.byOthers(row) ? 1 << row : 0;
        }
        return others;
    }
}
