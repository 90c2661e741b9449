package dev.paranoid.testkit.model;

/** One state, unpacked: bit sets of rows and of edges, the mark of each row, root and status of each deletion. Mutable, for speed. */
final class State {

    static final int LIVE = 0;
    static final int OTHERS = 5;
    static final int GONE = 6;

    static final int UNUSED = 0;
    /** Its delete is at work and may still be refused. */
    static final int OPENING = 1;

    static final int ACTIVE = 2;
    /** Its root was removed by a hard delete, and the ledger does not say so yet. */
    static final int BEREFT = 3;

    static final int CLOSED = 4;

    static final int MARK_BITS = 3;
    static final int DELETION_BITS = 5;

    int marks;
    int deletions;
    int frontier;
    /** Rows whose holder lost its way to them when a foreign key changed. Only the checks look at it. */
    int stale;

    int collected;
    int judged;
    int present;
    /** Edges that another program tied below a hidden row. Only the checks look at it. */
    int exempt;
    /** Edges that are null because their parent is hidden, which remembers them. */
    int claims;
    /** Edges that a hard delete has set to null before their parent goes. */
    int noted;
    /** Rows on which there are holds. */
    int held;

    void set(State other) {
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

    int mark(int row) {
        return (marks >> (row * MARK_BITS)) & 7;
    }

    void mark(int row, int mark) {
        int at = row * MARK_BITS;
        marks = (marks & ~(7 << at)) | (mark << at);
    }

    boolean exists(int row) {
        return mark(row) != GONE;
    }

    boolean live(int row) {
        return mark(row) == LIVE;
    }

    boolean hidden(int row) {
        int mark = mark(row);
        return mark != LIVE && mark != GONE;
    }

    boolean byOthers(int row) {
        return mark(row) == OTHERS;
    }

    /** {@return whether a deletion, active or closed, marks it} */
    boolean marked(int row) {
        int mark = mark(row);
        return mark != LIVE && mark < OTHERS;
    }

    boolean markedActive(int row) {
        return marked(row) && active(mark(row));
    }

    boolean markedClosed(int row) {
        return marked(row) && status(mark(row)) == CLOSED;
    }

    int status(int deletion) {
        return (deletions >> at(deletion)) & 7;
    }

    int root(int deletion) {
        return (deletions >> (at(deletion) + 3)) & 3;
    }

    boolean active(int deletion) {
        int status = status(deletion);
        return status != UNUSED && status != CLOSED;
    }

    void deletion(int deletion, int root, int status) {
        int at = at(deletion);
        deletions = (deletions & ~(31 << at)) | (((root << 3) | status) << at);
    }

    private static int at(int deletion) {
        return (deletion - 1) * DELETION_BITS;
    }

    void status(int deletion, int status) {
        deletion(deletion, root(deletion), status);
    }

    /** {@return whether this row is the root of an active deletion and bears its mark} */
    boolean activeRoot(int row) {
        return markedActive(row) && root(mark(row)) == row;
    }

    static boolean in(int set, int element) {
        return ((set >> element) & 1) != 0;
    }
}
