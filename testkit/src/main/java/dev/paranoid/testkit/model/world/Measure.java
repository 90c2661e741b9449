package dev.paranoid.testkit.model.world;

/**
 * How much the engine has left to do when nobody calls it, as a number whose digits are compared from the left. Each step of the
 * engine makes it less, so that no sequence of steps runs for ever.
 */
public final class Measure {

    private final World world;
    private int existing;
    private int closed;
    private int live;

    public Measure(World world) {
        this.world = world;
    }

    public long of(State state) {
        countRows(state);
        int uncollected = state.collected == 0 ? 0 : world.rows - Integer.bitCount(state.collected);
        long measure = existing;
        measure = (measure << 3) | deletions(state, State.BEREFT);
        measure = (measure << 3) | deletions(state, State.OPENING);
        measure = (measure << 1) | (state.collected == 0 ? 0 : 1);
        measure = (measure << 3) | uncollected;
        measure = (measure << 1) | (1 - state.judged);
        measure = (measure << 3) | closed;
        measure = (measure << 3) | live;
        measure = (measure << 5) | claimsToPutBack(state);
        measure = (measure << 4) | (state.collected == 0 ? Integer.bitCount(state.noted) : 0);
        measure = (measure << 5) | Integer.bitCount(state.present);
        return (measure << 3) | Integer.bitCount(state.frontier);
    }

    private void countRows(State state) {
        existing = 0;
        closed = 0;
        live = 0;
        for (int row = 0; row < world.rows; row++) {
            existing += state.exists(row) ? 1 : 0;
            closed += state.markedClosed(row) ? 1 : 0;
            live += state.live(row) ? 1 : 0;
        }
    }

    private int deletions(State state, int status) {
        int deletions = 0;
        for (int deletion = 1; deletion <= world.deletions; deletion++) {
            deletions += state.status(deletion) == status ? 1 : 0;
        }
        return deletions;
    }

    private int claimsToPutBack(State state) {
        int claims = 0;
        for (int edge = 0; state.claims >> edge != 0; edge++) {
            claims += State.in(state.claims, edge) && putsBack(state, world.parent(edge)) ? 1 : 0;
        }
        return claims;
    }

    private static boolean putsBack(State state, int parent) {
        return state.live(parent) || state.markedClosed(parent);
    }
}
