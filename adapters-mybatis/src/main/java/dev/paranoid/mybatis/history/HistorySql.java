package dev.paranoid.mybatis.history;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;

/** Statements that take lists. Public, because MyBatis calls it by reflection. */
public final class HistorySql {

    private HistorySql() {}

    public static String add(BoundValues values) {
        return "INSERT INTO paranoid_history (deletion_id, what, at, actor, source, reason, moved_from, moved_to, refused)"
                + " VALUES " + values.placeholders("values");
    }

    /** What has become active meanwhile stays. */
    public static String forget(Keys ids) {
        return "DELETE FROM paranoid_deletion WHERE active IS NULL AND activity IS NULL AND " + ids.in("id", "ids");
    }

    public static String forgetBlocked(Keys ids) {
        return "DELETE FROM paranoid_purge_blocked WHERE " + ids.in("deletion_id", "ids");
    }

    public static String forgetHistory(Keys ids) {
        return "DELETE FROM paranoid_history WHERE " + ids.in("deletion_id", "ids");
    }
}
