package dev.paranoid.mybatis.frontier;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;

/** Statements on what jobs have collected that take lists. Public, because MyBatis calls it by reflection. */
public final class CollectedSql {

    private CollectedSql() {}

    /** A list may have its last row more than once. */
    public static String add(BoundValues rows) {
        return "INSERT INTO paranoid_collected (job_id, entity_type, row_key, place) VALUES "
                + rows.placeholders("rows") + " ON DUPLICATE KEY UPDATE row_key = paranoid_collected.row_key";
    }

    public static String among(Keys keys) {
        return "SELECT CONVERT(row_key USING utf8mb4) FROM paranoid_collected FORCE INDEX (PRIMARY)"
                + " WHERE job_id = #{job} AND entity_type = #{type} AND " + keys.in("row_key", "keys");
    }

    public static String remove(Keys keys) {
        return "DELETE c FROM paranoid_collected c FORCE INDEX (PRIMARY)"
                + " WHERE c.job_id = #{job} AND c.entity_type = #{type} AND " + keys.in("c.row_key", "keys");
    }
}
