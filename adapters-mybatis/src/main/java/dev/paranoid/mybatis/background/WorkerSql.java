package dev.paranoid.mybatis.background;

import dev.paranoid.mybatis.statement.Keys;

/** Statements on who works that take lists. Public, because MyBatis calls it by reflection. */
public final class WorkerSql {

    private WorkerSql() {}

    public static String keep(Keys components) {
        return "UPDATE paranoid_worker FORCE INDEX (PRIMARY)"
                + " SET until = UTC_TIMESTAMP(6) + INTERVAL #{millis} * 1000 MICROSECOND WHERE node = #{node} AND "
                + components.in("component", "components");
    }
}
