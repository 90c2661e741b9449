package dev.paranoid.testkit.model.transition;

import dev.paranoid.testkit.model.world.Flaw;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.Steps;
import dev.paranoid.testkit.model.world.Transition;
import dev.paranoid.testkit.model.world.World;

/** What detached parents remember is put back when they are live. */
final class Remember extends Steps {

    Remember(World world, Sink sink) {
        super(world, sink);
    }

    @Override
    public void from(State state) {
        for (int edge = 0; edge < world.edges.length; edge++) {
            if (State.in(state.claims, edge) && state.live(world.parent(edge))) {
                putBack(state, edge);
            }
        }
    }

    private void putBack(State state, int edge) {
        next.set(state);
        next.claims &= ~(1 << edge);
        if (State.in(state.present, edge) || world.flawed(Flaw.FORGETS)) {
            emit(Transition.FORGET);
        } else {
            next.present |= 1 << edge;
            emit(Transition.PUT_BACK);
        }
    }
}
