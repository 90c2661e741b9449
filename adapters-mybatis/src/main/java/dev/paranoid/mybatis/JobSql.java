package dev.paranoid.mybatis;

/** Statements on work in the background that take lists. */
public final class JobSql {

    private static final String ENTRIES = "UPDATE paranoid_deletion FORCE INDEX (PRIMARY) SET ";

    private JobSql() {}

    public static String takeTurn(boolean alone) {
        return "SELECT id FROM paranoid_turn FORCE INDEX (PRIMARY) WHERE id = 1 "
                + (alone ? "FOR UPDATE" : "LOCK IN SHARE MODE");
    }

    public static String take(DeletionIds ids) {
        return ENTRIES + "job_id = #{job}, activity = #{activity} WHERE " + ids.in("id", "ids");
    }

    public static String settle(DeletionIds ids) {
        return ENTRIES + "activity = NULL WHERE " + ids.in("id", "ids");
    }

    public static String refuse(DeletionIds ids) {
        return ENTRIES + "state = #{state}, closed_at = GREATEST(deleted_at, UTC_TIMESTAMP(6)) WHERE "
                + ids.in("id", "ids");
    }

    /** Those whose root is not the root of an active one. */
    public static String reopenable(DeletionIds ids) {
        return "SELECT l.id FROM paranoid_deletion l FORCE INDEX (PRIMARY) LEFT JOIN paranoid_deletion a"
                + " FORCE INDEX (active_root) ON a.root_type = l.root_type AND a.root_key = l.root_key AND a.active = 1"
                + " WHERE " + ids.in("l.id", "ids")
                + " AND l.state = 'LIFTED' AND a.id IS NULL ORDER BY l.id FOR UPDATE";
    }

    public static String reopen(DeletionIds ids) {
        return ENTRIES + "state = 'ACTIVE', closed_at = NULL WHERE " + ids.in("id", "ids");
    }

    public static String holders(DeletionIds ids) {
        return "SELECT id, state, activity, job_id AS job FROM paranoid_deletion FORCE INDEX (PRIMARY) WHERE "
                + ids.in("id", "ids") + " ORDER BY id";
    }
}
