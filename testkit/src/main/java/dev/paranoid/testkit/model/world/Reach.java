package dev.paranoid.testkit.model.world;

/** Which rows deletions reach, along the foreign keys as they are. What others hid, no deletion reaches, nor what is below it alone. */
public final class Reach {

    private final World world;

    public Reach(World world) {
        this.world = world;
    }

    /** {@return the rows that this deletion reaches; none, when its root is gone} */
    public int of(State state, int deletion) {
        return below(state, existing(state, state.root(deletion)), state.present);
    }

    /** {@return the rows that active deletions reach} */
    public int ofActive(State state) {
        int roots = 0;
        for (int deletion = 1; deletion <= world.deletions; deletion++) {
            roots |= state.active(deletion) ? existing(state, state.root(deletion)) : 0;
        }
        return below(state, roots, state.present);
    }

    /** {@return the rows that must be hidden: reached from roots that nobody made live, past nothing that nobody owes} */
    public int owed(State state) {
        int roots = 0;
        for (int row = 0; row < world.rows; row++) {
            roots |= state.activeRoot(row) ? 1 << row : 0;
        }
        return below(state, roots, state.present & ~state.exempt);
    }

    /** {@return the rows that are held, or below rows that are, along these edges} */
    public int covered(State state, int along) {
        int covered = state.held;
        int edges = along & (world.reaching() | world.removing() | world.restrictingRemoval());
        for (boolean grows = covered != 0; grows; ) {
            int before = covered;
            for (int edge = 0; edge < world.edges.length; edge++) {
                boolean leads = State.in(edges, edge) && State.in(covered, world.parent(edge));
                covered |= leads ? 1 << world.child(edge) : 0;
            }
            grows = covered != before;
        }
        return covered;
    }

    private static int existing(State state, int row) {
        return state.exists(row) && !state.byOthers(row) ? 1 << row : 0;
    }

    private int below(State state, int roots, int along) {
        int reached = roots;
        int edges = along & world.reaching();
        for (boolean grows = reached != 0; grows; ) {
            int before = reached;
            for (int edge = 0; edge < world.edges.length; edge++) {
                if (State.in(edges, edge)
                        && State.in(reached, world.parent(edge))
                        && !state.byOthers(world.child(edge))) {
                    reached |= 1 << world.child(edge);
                }
            }
            grows = reached != before;
        }
        return reached;
    }

    /** {@return these rows and all their hidden ancestors, not past what others hid, since nothing reaches through it} */
    public int hiddenAncestors(State state, int rows) {
        int found = rows;
        int edges = state.present & world.reaching();
        for (boolean grows = true; grows; ) {
            int before = found;
            for (int edge = 0; edge < world.edges.length; edge++) {
                int child = world.child(edge);
                if (State.in(edges, edge)
                        && State.in(found, child)
                        && !state.byOthers(child)
                        && state.hidden(world.parent(edge))) {
                    found |= 1 << world.parent(edge);
                }
            }
            grows = found != before;
        }
        return found;
    }

    /** {@return whether the root of an active deletion is among this hidden row and its hidden ancestors} */
    public boolean fromHiddenRoot(State state, int row) {
        int ancestors = hiddenAncestors(state, 1 << row);
        for (int ancestor = 0; ancestor < world.rows; ancestor++) {
            if (State.in(ancestors, ancestor) && state.activeRoot(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /** {@return hidden parents along relations of reach, other than the row itself} */
    public int hiddenParents(State state, int row) {
        return hiddenParents(state, row, state.present);
    }

    public int hiddenParents(State state, int row, int along) {
        int parents = 0;
        int edges = along & world.reaching() & world.above(row);
        for (int edge = 0; edge < world.edges.length; edge++) {
            if (State.in(edges, edge) && state.hidden(world.parent(edge)) && world.parent(edge) != row) {
                parents |= 1 << world.parent(edge);
            }
        }
        return parents;
    }
}
