package dev.paranoid.testkit.model;

import dev.paranoid.testkit.model.world.Reach;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.World;

/** What a call does in one transaction, and a job type by type: many transitions at once, decided by sets. */
final class WholeCalls {

    private final World world;
    private final Reach reach;

    WholeCalls(World world) {
        this.world = world;
        this.reach = new Reach(world);
    }

    /**
     * A delete that is carried through: marks flow from the rows that it marks, as long as something is live below them. A root that was
     * hidden with something live below it keeps its place in the frontier.
     */
    void delete(State state, int root, int deletion) {
        boolean live = state.live(root);
        state.mark(root, deletion);
        int spreading = live ? 1 << root : 0;
        for (int before = 0; before != spreading; ) {
            before = spreading;
            for (int edge = 0; edge < world.edges.length; edge++) {
                int child = world.child(edge);
                if (State.in(state.present & world.hiding(), edge)
                        && State.in(spreading, world.parent(edge))
                        && state.live(child)) {
                    state.mark(child, deletion);
                    spreading |= 1 << child;
                }
            }
        }
        state.frontier &= ~spreading;
        state.deletion(deletion, root, State.in(state.frontier, root) ? State.OPENING : State.ACTIVE);
    }

    /**
     * A restore that is carried through: what can be handed over is, and the rest becomes live at once, except below rows whose
     * closed marks others resolve.
     *
     * @return the rows that wait for those others
     */
    int lift(State state, int deletion) {
        state.status(deletion, State.CLOSED);
        int members = bearers(state, deletion);
        int waiting = 0;
        for (int row = 0; row < world.rows; row++) {
            if (State.in(members, row) && (closedAbove(state, row) & ~members) != 0) {
                waiting |= 1 << row;
            }
        }
        resolve(state, members & ~waiting);
        return waiting;
    }

    /** T4 by a job, group after group of rows whose types are in a cycle, parents first. */
    void resolveInOrder(State state) {
        int done = 0;
        for (int row = 0; row < world.rows; row++) {
            int group = nextGroup(done);
            resolve(state, group & closed(state));
            done |= group;
        }
    }

    private void resolve(State state, int members) {
        int left = members;
        for (int before = 0; before != left; ) {
            before = left;
            for (int row = 0; row < world.rows; row++) {
                if (State.in(left, row) && handOver(state, row)) {
                    left &= ~(1 << row);
                }
            }
        }
        for (int row = 0; row < world.rows; row++) {
            if (State.in(left, row)) {
                state.mark(row, State.LIVE);
            }
        }
    }

    private boolean handOver(State state, int row) {
        int parents = reach.hiddenParents(state, row);
        for (int parent = 0; parent < world.rows; parent++) {
            if (State.in(parents, parent) && state.markedActive(parent)) {
                state.mark(row, state.mark(parent));
                return true;
            }
        }
        return false;
    }

    private int bearers(State state, int deletion) {
        int rows = 0;
        for (int row = 0; row < world.rows; row++) {
            rows |= state.mark(row) == deletion ? 1 << row : 0;
        }
        return rows;
    }

    private int closed(State state) {
        int rows = 0;
        for (int row = 0; row < world.rows; row++) {
            rows |= state.markedClosed(row) ? 1 << row : 0;
        }
        return rows;
    }

    /** Rows with closed marks above this one, up to the first that an active deletion holds. */
    private int closedAbove(State state, int row) {
        int found = 1 << row;
        for (int before = 0; before != found; ) {
            before = found;
            for (int each = 0; each < world.rows; each++) {
                if (State.in(found, each)) {
                    found |= reach.hiddenParents(state, each) & closed(state);
                }
            }
        }
        return found & ~(1 << row);
    }

    /** Rows that are not done, to which nothing but they themselves and what is done leads. */
    private int nextGroup(int done) {
        for (int row = 0; row < world.rows; row++) {
            int group = State.in(done, row) ? 0 : ancestors(row) & ~done;
            if (group != 0 && isCycle(group)) {
                return group;
            }
        }
        return 0;
    }

    private boolean isCycle(int group) {
        for (int row = 0; row < world.rows; row++) {
            if (State.in(group, row) && (ancestors(row) & group) != group) {
                return false;
            }
        }
        return true;
    }

    private int ancestors(int row) {
        int found = 1 << row;
        for (int before = 0; before != found; ) {
            before = found;
            for (int edge = 0; edge < world.edges.length; edge++) {
                found |= State.in(found, world.child(edge)) ? 1 << world.parent(edge) : 0;
            }
        }
        return found;
    }
}
