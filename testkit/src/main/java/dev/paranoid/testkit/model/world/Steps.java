package dev.paranoid.testkit.model.world;

/** Where the transitions put what comes next. */
public abstract class Steps {

    protected final World world;
    protected final Reach reach;
    /** The state that comes next, while it is made. */
    protected final State next = new State();

    private final Sink sink;

    /** Takes a step; {@code next} is its own only until it returns. */
    public interface Sink {
        void accept(Transition transition, State next);
    }

    protected Steps(World world, Sink sink) {
        this.world = world;
        this.reach = new Reach(world);
        this.sink = sink;
    }

    public abstract void from(State state);

    protected final void emit(Transition transition) {
        sink.accept(transition, next);
    }

    /** {@return a number for a new deletion, 0 when there are as many as there may be} */
    protected final int unused(State state) {
        for (int deletion = 1; deletion <= world.deletions; deletion++) {
            if (state.status(deletion) == State.UNUSED) {
                return deletion;
            }
        }
        return 0;
    }

    /** Notes what lost its holder, and what nobody owes, because keys or marks have changed without the engine's rules. */
    protected final void noteStale() {
        for (int row = 0; row < world.rows; row++) {
            if (next.markedActive(row) && !State.in(reach.of(next, next.mark(row)), row)) {
                next.stale |= 1 << row;
            }
        }
    }

    /** T1 on a row below another, which gives it its mark. */
    protected final void markBelow(int parent, int child) {
        takeMark(parent, child);
        if (world.below(child) != 0 && !world.flawed(Flaw.CHILD_NOT_IN_FRONTIER)) {
            next.frontier |= 1 << child;
        }
    }

    /** Gives a row the mark of its parent. */
    protected final void takeMark(int parent, int child) {
        int mark = next.mark(parent);
        next.mark(child, mark);
        next.stale &= ~(1 << child);
        if (State.in(next.stale, parent) && !State.in(reach.of(next, mark), child)) {
            next.stale |= 1 << child;
        }
    }
}
