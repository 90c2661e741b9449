package dev.paranoid.mybatis;

import org.jspecify.annotations.Nullable;

/** Statements on what was collected, whatever its type. */
public final class ReachSql {

    private static final String REACH = " FROM paranoid_reach r FORCE INDEX (PRIMARY)";

    private ReachSql() {}

    /** A row that Paranoid hid counts from the time of its holder. */
    public static String taken(Reached reached) {
        return "SELECT r.origin AS deletion, r.entity_type AS type, COUNT(*) AS amount, SUM(r.live) AS live,"
                + " MAX(COALESCE(l.deleted_at, r.hidden_since)) AS hiddenSince" + REACH
                + " LEFT JOIN paranoid_deletion l ON l.id = r.holder WHERE " + reached.in("r")
                + " GROUP BY r.origin, r.entity_type";
    }

    /** Whether a soft delete of the collected root would walk on below it. */
    public static String rootWalks(Reached reached) {
        return "SELECT COUNT(*) > 0" + REACH + " WHERE " + reached.in("r") + " AND (r.live = 1 OR r.holder IS NULL)";
    }

    /** The active deletions whose root was collected. In the background rows that were live then may have been hidden since. */
    public static String orphaned(Reached reached, @Nullable String type) {
        return "SELECT l.id" + REACH + " STRAIGHT_JOIN paranoid_deletion l FORCE INDEX (active_root)"
                + " ON l.root_type = r.entity_type AND l.root_key = r.row_key AND l.active = 1 WHERE "
                + of(reached, type)
                + (reached.call() == null ? " AND r.live = 0" : "");
    }

    public static String forgetParents(Reached reached, @Nullable String type) {
        return "DELETE d" + REACH + " STRAIGHT_JOIN paranoid_detached d FORCE INDEX (PRIMARY)"
                + " ON d.parent_key = r.row_key AND d.parent_type = r.entity_type WHERE " + of(reached, type);
    }

    public static String forgetChildren(Reached reached, @Nullable String type) {
        return "DELETE d" + REACH + " STRAIGHT_JOIN paranoid_detached d FORCE INDEX (by_child)"
                + " ON d.child_key = r.row_key AND d.child_type = r.entity_type WHERE " + of(reached, type);
    }

    /** All, or those of one type, among whose keys a slice is one of the index. */
    private static String of(Reached reached, @Nullable String type) {
        return reached.in("r") + (type == null ? "" : " AND r.entity_type = #{type}");
    }

    public static String finish(Reached reached) {
        return "DELETE r" + REACH + " WHERE " + reached.in("r");
    }

    /** Those of one type. */
    public static String forget(Reached reached) {
        return finish(reached) + " AND r.entity_type = #{type}";
    }
}
