package dev.paranoid.mybatis;

import org.jspecify.annotations.Nullable;

/**
 * Neighbours in the order of their ids, and of their children where one row has too many of these.
 *
 * @param deletion whose mark the rows bear; 0 where they were collected
 * @param after the slice begins behind this id; null for the first
 * @param upTo the id of its last row
 * @param childAfter the children begin behind this id; null for the first
 * @param childUpTo the id of the last child; null for all
 * @param within whether it is one row alone, with some of its children
 */
record Slice(
        long deletion,
        @Nullable Object after,
        Object upTo,
        @Nullable Object childAfter,
        @Nullable Object childUpTo,
        boolean within) {

    static Slice of(long deletion, @Nullable Object after, Object upTo) {
        return new Slice(deletion, after, upTo, null, null, false);
    }

    /** {@return one parent with some of its children} */
    static Slice within(
            long deletion, @Nullable Object after, Object parent, @Nullable Object from, @Nullable Object upTo) {
        return new Slice(deletion, after, parent, from, upTo, true);
    }

    /** {@return the test that a key is one of the slice's rows} */
    String rows(String key, String parameter) {
        return (after == null ? "" : " AND " + key + " > #{" + parameter + ".after}") + " AND " + key + " <= #{"
                + parameter + ".upTo}";
    }

    /**
     * {@return the test that a child is one of the slice's children}
     *
     * @param key its foreign key, said once more as a constant: a range of ids is read within those of one parent, and not all
     * @param parent the parent's id, from the slice's last
     */
    String children(String key, String parent, String id, String parameter) {
        return (within ? " AND " + key + " = " + parent : "")
                + (childAfter == null ? "" : " AND " + id + " > #{" + parameter + ".childAfter}")
                + (childUpTo == null ? "" : " AND " + id + " <= #{" + parameter + ".childUpTo}");
    }
}
