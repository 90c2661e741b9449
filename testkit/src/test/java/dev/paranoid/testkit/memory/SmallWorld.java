package dev.paranoid.testkit.memory;

import dev.paranoid.domain.relation.OnDelete;
import java.util.Arrays;

/**
 * Up to four rows of one type with two foreign keys to it, and what the law says about them, in sets that are bits of a
 * number. The first relation cascades; what the second does is a parameter. Nothing of this looks at marks: what is live
 * follows from which rows are roots of active deletions.
 */
final class SmallWorld {

    private final int[] first;
    private final int[] second;
    private final OnDelete soft;
    private final OnDelete hard;

    /**
     * A world.
     *
     * @param first the parent of each row by the first relation, -1 for none
     * @param second the same by the second; where it was set to null because the parent is hidden, what it was
     * @param soft what the second does on soft delete
     * @param hard what the second does on hard delete
     */
    SmallWorld(int[] first, int[] second, OnDelete soft, OnDelete hard) {
        this.first = first;
        this.second = second;
        this.soft = soft;
        this.hard = hard;
    }

    int first(int row) {
        return first[row];
    }

    int second(int row) {
        return second[row];
    }

    int size() {
        return first.length;
    }

    int all() {
        return (1 << size()) - 1;
    }

    static boolean in(int set, int row) {
        return row >= 0 && (set & (1 << row)) != 0;
    }

    /** The law: what at least one of these roots reaches. */
    int hidden(int roots) {
        int reached = roots;
        for (int before = 0; before != reached; ) {
            before = reached;
            reached |= below(reached, true, soft.reaches());
        }
        return reached;
    }

    /** What a delete of this row marks: with the row, the live rows that cascades arrive at through live ones. */
    int taken(int row, int roots) {
        int live = all() & ~hidden(roots);
        int taken = 1 << row;
        if (in(live, row)) {
            for (int before = 0; before != taken; ) {
                before = taken;
                taken |= below(taken, true, soft == OnDelete.CASCADE) & live;
            }
        }
        return taken;
    }

    /** The live children that restrict a delete which takes these rows. */
    int blockers(int taken, int roots) {
        return soft == OnDelete.RESTRICT ? below(taken, false, true) & ~hidden(roots) & ~taken : 0;
    }

    /** The rows of a removal, by cascades on both relations, hidden or not. */
    int removed(int row) {
        int removed = 1 << row;
        for (int before = 0; before != removed; ) {
            before = removed;
            removed |= below(removed, true, hard == OnDelete.CASCADE);
        }
        return removed;
    }

    /** The children that restrict a removal of these rows. */
    int removalBlockers(int removed) {
        return hard == OnDelete.RESTRICT ? below(removed, false, true) & ~removed : 0;
    }

    /** What is left: rows that are gone have no parents and no children. */
    SmallWorld without(int removed) {
        return new SmallWorld(left(first, removed), left(second, removed), soft, hard);
    }

    private static int[] left(int[] parents, int removed) {
        int[] left = parents.clone();
        for (int row = 0; row < left.length; row++) {
            left[row] = in(removed, row) || in(removed, left[row]) ? -1 : left[row];
        }
        return left;
    }

    /** Those of these roots that reach the row. */
    int reaching(int roots, int row) {
        int reaching = 0;
        for (int root = 0; root < size(); root++) {
            reaching |= in(roots, root) && in(hidden(1 << root), row) ? 1 << root : 0;
        }
        return reaching;
    }

    /** What the second foreign key of this row says now. */
    int secondNow(int row, int roots) {
        boolean detached = soft == OnDelete.SET_NULL && in(hidden(roots), second[row]);
        return detached ? -1 : second[row];
    }

    /** The children of these rows. */
    private int below(int parents, boolean byFirst, boolean bySecond) {
        int children = 0;
        for (int row = 0; row < size(); row++) {
            boolean child = byFirst && in(parents, first[row]);
            child |= bySecond && in(parents, second[row]);
            children |= child ? 1 << row : 0;
        }
        return children;
    }

    /** Whether no renaming of rows gives a world that was enumerated before. */
    boolean canonical() {
        return canonical(new int[size()], 0, 0);
    }

    private boolean canonical(int[] names, int named, int next) {
        if (next == size()) {
            return code().compareTo(renamed(names).code()) <= 0;
        }
        for (int name = 0; name < size(); name++) {
            if (!in(named, name)) {
                names[next] = name;
                if (!canonical(names, named | 1 << name, next + 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private SmallWorld renamed(int[] names) {
        int[] one = new int[size()];
        int[] other = new int[size()];
        for (int row = 0; row < size(); row++) {
            one[names[row]] = first[row] < 0 ? -1 : names[first[row]];
            other[names[row]] = second[row] < 0 ? -1 : names[second[row]];
        }
        return new SmallWorld(one, other, soft, hard).ordered();
    }

    /** Where both relations do the same, a row's parents have no order. */
    SmallWorld ordered() {
        if (soft == OnDelete.CASCADE) {
            for (int row = 0; row < size(); row++) {
                int least = Math.min(first[row], second[row]);
                second[row] = Math.max(first[row], second[row]);
                first[row] = least;
            }
        }
        return this;
    }

    private String code() {
        return Arrays.toString(first) + Arrays.toString(second);
    }

    @Override
    public String toString() {
        return "parents " + Arrays.toString(first) + ", by " + soft + "/" + hard + " " + Arrays.toString(second);
    }
}
