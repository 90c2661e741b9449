package dev.paranoid.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.testkit.model.exploration.Census;
import dev.paranoid.testkit.model.exploration.Explorer;
import dev.paranoid.testkit.model.exploration.LongMap;
import dev.paranoid.testkit.model.exploration.Packing;
import dev.paranoid.testkit.model.exploration.Trace;
import dev.paranoid.testkit.model.world.Flaw;
import dev.paranoid.testkit.model.world.Graphs;
import dev.paranoid.testkit.model.world.Kind;
import dev.paranoid.testkit.model.world.Reach;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.World;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a call or a job does at once is a sequence of the engine's steps, begun in any state whatever. */
final class WholeCallsTests {

    private final State before = new State();
    private final State state = new State();
    private long deletes;
    private long lifts;
    private long waiting;

    @Test
    void areSequencesOfSteps() {
        Graphs.of(4, List.of(Kind.CASCADE)).forEach(graph -> {
            World world = new World(graph, 4, Set.of(), Flaw.NONE);
            LongMap states = new Explorer(world, new Census()).visitAll();
            Whole whole = new Whole(world, states);
            for (int index = 0; index < states.size(); index++) {
                whole.from(states.key(index));
            }
        });
        assertThat(deletes).isGreaterThan(1_000_000);
        assertThat(lifts).isGreaterThan(1_000_000);
        assertThat(waiting).isGreaterThan(10_000);
    }

    private final class Whole {

        private final World world;
        private final LongMap states;
        private final Packing packing;
        private final Reach reach;
        private final WholeCalls calls;

        Whole(World world, LongMap states) {
            this.world = world;
            this.states = states;
            packing = new Packing(world);
            reach = new Reach(world);
            calls = new WholeCalls(world);
        }

        void from(long packed) {
            packing.unpack(packed, before);
            for (int row = 0; row < world.rows; row++) {
                delete(row);
            }
            for (int deletion = 1; deletion <= world.deletions; deletion++) {
                lift(deletion);
            }
            resolveInOrder();
        }

        private void delete(int row) {
            int unused = unused();
            if (unused != 0 && !before.activeRoot(row)) {
                state.set(before);
                calls.delete(state, row, unused);
                deletes++;
                isReached();
            }
        }

        private int unused() {
            for (int deletion = 1; deletion <= world.deletions; deletion++) {
                if (before.status(deletion) == State.UNUSED) {
                    return deletion;
                }
            }
            return 0;
        }

        private void lift(int deletion) {
            if (before.active(deletion)) {
                state.set(before);
                int wait = calls.lift(state, deletion);
                lifts++;
                waiting += wait == 0 ? 0 : 1;
                for (int row = 0; row < world.rows; row++) {
                    require((state.mark(row) == deletion) == State.in(wait, row));
                }
                freesNothingBelowHidden();
                isReached();
            }
        }

        private void resolveInOrder() {
            state.set(before);
            calls.resolveInOrder(state);
            for (int row = 0; row < world.rows; row++) {
                require(!state.markedClosed(row));
            }
            freesNothingBelowHidden();
            isReached();
        }

        /** So that nothing has to enter the frontier. */
        private void freesNothingBelowHidden() {
            for (int row = 0; row < world.rows; row++) {
                if (before.hidden(row) && state.live(row)) {
                    require(reach.hiddenParents(state, row) == 0);
                }
            }
        }

        private void isReached() {
            require(states.indexOf(packing.pack(state)) >= 0);
        }

        private void require(boolean holds) {
            if (!holds) {
                Trace story = new Trace(world);
                throw new AssertionError(world + "\n" + story.describe(before) + "\n" + story.describe(state));
            }
        }
    }
}
