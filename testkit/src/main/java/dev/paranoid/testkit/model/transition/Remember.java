package dev.paranoid.testkit.model.transition;

import dev.paranoid.testkit.model.world.Flaw;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.Steps;
import dev.paranoid.testkit.model.world.Transition;
import dev.paranoid.testkit.model.world.World;

/** What detached parents remember is put back when they are live, or before, when their deletions are closed. */
final class Remember extends Steps {

    Remember(World world, Sink sink) {
        super(world, sink);
    }

    @Override
    public void from(State state) {
        for (int edge = 0; edge < world.edges.length; edge++) {
            if (State.in(state.claims, edge)) {
                int parent = world.parent(edge);
                if (state.live(parent)) {
                    putBack(state, edge, Transition.PUT_BACK);
                } else if (state.markedClosed(parent)) {
                    putBack(state, edge, Transition.PUT_BACK_BEFORE);
                }
            }
        }
    }

    private void putBack(State state, int edge, Transition transition) {
        next.set(state);
        next.claims &= ~(1 << edge);
        if (State.in(state.present, edge) || world.flawed(Flaw.FORGETS)) {
            emit(Transition.FORGET);
            return;
        }
        next.present |= 1 << edge;
        if (transition == Transition.PUT_BACK_BEFORE && !world.flawed(Flaw.RETURNS_WITHOUT_DEBT)) {
            next.frontier |= 1 << world.parent(edge);
        }
        emit(transition);
    }
}
