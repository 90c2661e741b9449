package dev.paranoid.mybatis.frontier;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;

/** Statements on the frontier that take lists. Public, because MyBatis calls it by reflection. */
public final class FrontierSql {

    private FrontierSql() {}

    /** What is there already stays, and is counted. */
    public static String add(BoundValues rows) {
        return "INSERT INTO paranoid_frontier (entity_type, row_key) VALUES " + rows.placeholders("rows")
                + " ON DUPLICATE KEY UPDATE times = times + 1";
    }

    /** By the key whatever the statistics say: a scan would wait for everybody. */
    public static String remove(Keys keys) {
        return "DELETE f FROM paranoid_frontier f FORCE INDEX (PRIMARY) WHERE f.entity_type = #{type} AND "
                + keys.in("f.row_key", "keys");
    }
}
