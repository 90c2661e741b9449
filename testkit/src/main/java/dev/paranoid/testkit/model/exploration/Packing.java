package dev.paranoid.testkit.model.exploration;

import dev.paranoid.testkit.model.world.ModelFeature;
import dev.paranoid.testkit.model.world.State;
import dev.paranoid.testkit.model.world.World;
import java.util.Arrays;

/**
 * A state as 64 bits. States that differ in nothing but the numbers of their deletions are one, and a closed deletion whose mark no
 * row bears is none at all: so however many deletions come one after another, there are finitely many states.
 */
public final class Packing {

    private static final int ROOT = 4;
    private static final int STATUS = 6;

    private final World world;
    private final int[] keys = new int[8];
    private final boolean keysChange;
    private final int edges;
    private final int notable;

    public Packing(World world) {
        this.world = world;
        edges = world.edges.length;
        keysChange = world.has(ModelFeature.MOVED_ROWS)
                || world.has(ModelFeature.REMOVED_ROWS)
                || world.has(ModelFeature.MADE_LIVE_BY_OTHERS)
                || world.has(ModelFeature.HARD_DELETES)
                || world.detaching() != 0;
        notable = world.has(ModelFeature.HARD_DELETES) ? world.unlinking() | world.inner() : 0;
        int bits = world.rows * (State.MARK_BITS + 3) + 1 + world.deletions * State.DELETION_BITS;
        bits += keysChange ? edges * 2 + Integer.bitCount(world.detaching()) : 0;
        bits += Integer.bitCount(notable) + (world.has(ModelFeature.HOLDS) ? world.rows : 0);
        if (bits > Long.SIZE) {
            throw new IllegalArgumentException(bits + " bits do not fit: " + world);
        }
    }

    public long pack(State state) {
        numberDeletions(state);
        if (state.exempt != 0) {
            state.exempt &= exemptible(state);
        }
        if (state.stale != 0) {
            state.stale &= activelyMarked(state);
        }
        long packed = state.marks;
        packed = (packed << (world.deletions * State.DELETION_BITS)) | state.deletions;
        packed = (packed << world.rows) | state.frontier;
        packed = (packed << world.rows) | state.stale;
        packed = (packed << world.rows) | state.collected;
        packed = (packed << 1) | state.judged;
        return keysChange ? packEdges(packed, state) : packed;
    }

    private long packEdges(long packed, State state) {
        long edgesToo = (packed << edges) | state.present;
        edgesToo = (edgesToo << edges) | state.exempt;
        edgesToo = packSome(edgesToo, state.claims, world.detaching());
        edgesToo = packSome(edgesToo, state.noted, notable);
        return world.has(ModelFeature.HOLDS) ? (edgesToo << world.rows) | state.held : edgesToo;
    }

    private long packSome(long packed, int set, int which) {
        long more = packed;
        for (int edge = 0; edge < edges; edge++) {
            if (State.in(which, edge)) {
                more = (more << 1) | ((set >> edge) & 1);
            }
        }
        return more;
    }

    public void unpack(long packed, State state) {
        long rest = packed;
        state.claims = 0;
        state.noted = 0;
        state.held = 0;
        state.exempt = 0;
        state.present = world.graph.all();
        if (keysChange) {
            rest = unpackEdges(rest, state);
        }
        int row = (1 << world.rows) - 1;
        state.judged = (int) rest & 1;
        rest >>>= 1;
        state.collected = (int) rest & row;
        rest >>>= world.rows;
        state.stale = (int) rest & row;
        rest >>>= world.rows;
        state.frontier = (int) rest & row;
        rest >>>= world.rows;
        int ofDeletions = world.deletions * State.DELETION_BITS;
        state.deletions = (int) rest & ((1 << ofDeletions) - 1);
        state.marks = (int) (rest >>> ofDeletions);
    }

    private long unpackEdges(long packed, State state) {
        long rest = packed;
        if (world.has(ModelFeature.HOLDS)) {
            state.held = (int) rest & ((1 << world.rows) - 1);
            rest >>>= world.rows;
        }
        state.noted = some(rest, notable);
        rest >>>= Integer.bitCount(notable);
        state.claims = some(rest, world.detaching());
        rest >>>= Integer.bitCount(world.detaching());
        state.exempt = (int) rest & world.graph.all();
        rest >>>= edges;
        state.present = (int) rest & world.graph.all();
        return rest >>> edges;
    }

    private int some(long packed, int which) {
        long rest = packed;
        int set = 0;
        for (int edge = edges - 1; edge >= 0; edge--) {
            if (State.in(which, edge)) {
                set |= ((int) rest & 1) << edge;
                rest >>>= 1;
            }
        }
        return set;
    }

    /** Forgets ended deletions, and gives the others new numbers: by status, root and the rows that bear their marks. */
    private void numberDeletions(State state) {
        int used = keys(state);
        int deletions = 0;
        int marks = 0;
        for (int number = 1; number <= used; number++) {
            int key = takeGreatest();
            int root = (key >> ROOT) & 3;
            deletions |= ((root << 3) | (key >> STATUS)) << at(number);
            for (int row = 0; row < world.rows; row++) {
                marks |= State.in(key, row) ? number << (row * State.MARK_BITS) : 0;
            }
        }
        state.deletions = deletions;
        state.marks = marks | unheld(state.marks);
    }

    private static int at(int number) {
        return (number - 1) * State.DELETION_BITS;
    }

    /** {@return how many deletions there are that have not ended} */
    private int keys(State state) {
        Arrays.fill(keys, 0);
        for (int row = 0; row < world.rows; row++) {
            keys[state.mark(row)] |= 1 << row;
        }
        int used = 0;
        for (int deletion = 1; deletion <= world.deletions; deletion++) {
            int status = state.status(deletion);
            boolean ended = status == State.UNUSED || (status == State.CLOSED && keys[deletion] == 0);
            keys[deletion] = ended ? 0 : keys[deletion] | (state.root(deletion) << ROOT) | (status << STATUS);
            used += ended ? 0 : 1;
        }
        return used;
    }

    private int takeGreatest() {
        int greatest = 1;
        for (int deletion = 2; deletion <= world.deletions; deletion++) {
            greatest = keys[deletion] > keys[greatest] ? deletion : greatest;
        }
        int key = keys[greatest];
        keys[greatest] = 0;
        return key;
    }

    /** {@return the marks of rows that are gone or that others hid, alone} */
    private int unheld(int marks) {
        int unheld = 0;
        for (int row = 0; row < world.rows; row++) {
            int mark = (marks >> (row * State.MARK_BITS)) & 7;
            unheld |= mark >= State.OTHERS ? mark << (row * State.MARK_BITS) : 0;
        }
        return unheld;
    }

    private int exemptible(State state) {
        int edgesBelow = 0;
        for (int edge = 0; edge < edges; edge++) {
            int parent = world.parent(edge);
            boolean asks = state.marked(parent) && !State.in(state.frontier, parent);
            boolean owed = State.in(world.detaching(), edge) || state.live(world.child(edge));
            edgesBelow |= asks && owed ? 1 << edge : 0;
        }
        return edgesBelow & state.present;
    }

    private int activelyMarked(State state) {
        int rows = 0;
        for (int row = 0; row < world.rows; row++) {
            rows |= state.markedActive(row) ? 1 << row : 0;
        }
        return rows;
    }
}
