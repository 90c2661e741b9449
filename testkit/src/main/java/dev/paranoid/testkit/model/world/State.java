package dev.paranoid.testkit.model.world;

/** One state, unpacked: bit sets of rows and of edges, the mark of each row, root and status of each deletion. Mutable, for speed. */
public final class State {

    public static final int LIVE = 0;
    public static final int OTHERS = 5;
    public static final int GONE = 6;

    public static final int UNUSED = 0;
    /** Its delete is at work and may still be refused. */
    public static final int OPENING = 1;

    public static final int ACTIVE = 2;
    /** Its root was removed by a hard delete, and the ledger does not say so yet. */
    public static final int BEREFT = 3;

    public static final int CLOSED = 4;

    public static final int MARK_BITS = 3;
    public static final int DELETION_BITS = 5;

    public int marks;
    public int deletions;
    public int frontier;
    /** Rows whose holder lost its way to them when a foreign key changed. Only the checks look at it. */
    public int stale;

    public int collected;
    public int judged;
    public int present;
    /** Edges that another program tied below a hidden row. Only the checks look at it. */
    public int exempt;
    /** Edges that are null because their parent is hidden, which remembers them. */
    public int claims;
    /** Edges that a hard delete has set to null before their parent goes. */
    public int noted;
    /** Rows on which there are holds. */
    public int held;

    public void set(State other) {
        marks = other.marks;
        deletions = other.deletions;
        frontier = other.frontier;
        stale = other.stale;
        collected = other.collected;
        judged = other.judged;
        present = other.present;
        exempt = other.exempt;
        claims = other.claims;
        noted = other.noted;
        held = other.held;
    }

    public int mark(int row) {
        return (marks >> (row * MARK_BITS)) & 7;
    }

    public void mark(int row, int mark) {
        int at = row * MARK_BITS;
        marks = (marks & ~(7 << at)) | (mark << at);
    }

    public boolean exists(int row) {
        return mark(row) != GONE;
    }

    public boolean live(int row) {
        return mark(row) == LIVE;
    }

    public boolean hidden(int row) {
        int mark = mark(row);
        return mark != LIVE && mark != GONE;
    }

    public boolean byOthers(int row) {
        return mark(row) == OTHERS;
    }

    /** {@return whether a deletion, active or closed, marks it} */
    public boolean marked(int row) {
        int mark = mark(row);
        return mark != LIVE && mark < OTHERS;
    }

    public boolean markedActive(int row) {
        return marked(row) && active(mark(row));
    }

    public boolean markedClosed(int row) {
        return marked(row) && status(mark(row)) == CLOSED;
    }

    public int status(int deletion) {
        return (deletions >> at(deletion)) & 7;
    }

    public int root(int deletion) {
        return (deletions >> (at(deletion) + 3)) & 3;
    }

    public boolean active(int deletion) {
        int status = status(deletion);
        return status != UNUSED && status != CLOSED;
    }

    public void deletion(int deletion, int root, int status) {
        int at = at(deletion);
        deletions = (deletions & ~(31 << at)) | (((root << 3) | status) << at);
    }

    private static int at(int deletion) {
        return (deletion - 1) * DELETION_BITS;
    }

    public void status(int deletion, int status) {
        deletion(deletion, root(deletion), status);
    }

    /** {@return whether this row is the root of an active deletion and bears its mark} */
    public boolean activeRoot(int row) {
        return markedActive(row) && root(mark(row)) == row;
    }

    public static boolean in(int set, int element) {
        return ((set >> element) & 1) != 0;
    }
}
