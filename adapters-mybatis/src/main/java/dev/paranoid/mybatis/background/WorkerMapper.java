package dev.paranoid.mybatis.background;

import dev.paranoid.mybatis.statement.Keys;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.annotations.UpdateProvider;

/** Which node works on the jobs of which component. Times are the database's: the clocks of nodes need not agree. */
public interface WorkerMapper {

    /** Components with jobs that no other node has, the one first that was left first; none of jobs whose types are not declared. */
    @Select("""
            SELECT j.component FROM paranoid_job j FORCE INDEX (by_end) LEFT JOIN paranoid_worker w ON w.component = j.component
             WHERE j.ended_at IS NULL AND j.component <> ''
               AND (w.until IS NULL OR w.until <= UTC_TIMESTAMP(6) OR w.node = #{node})
             GROUP BY j.component, w.until ORDER BY w.until, j.component
            """)
    List<String> waiting(@Param("node") String node);

    @Insert("INSERT IGNORE INTO paranoid_worker (component, until) VALUES (#{component}, UTC_TIMESTAMP(6))")
    int introduce(@Param("component") String component);

    /** {@return whether the node has the component now: no other had it} */
    @Update("""
            UPDATE paranoid_worker SET node = #{node}, until = UTC_TIMESTAMP(6) + INTERVAL #{millis} * 1000 MICROSECOND
             WHERE component = #{component} AND (until <= UTC_TIMESTAMP(6) OR node = #{node})
            """)
    boolean take(@Param("component") String component, @Param("node") String node, @Param("millis") long millis);

    @UpdateProvider(type = WorkerSql.class, method = "keep")
    int keep(@Param("node") String node, @Param("millis") long millis, @Param("components") Keys components);

    /** Nobody is to have it for so long. */
    @Update("""
            UPDATE paranoid_worker SET node = NULL, until = UTC_TIMESTAMP(6) + INTERVAL #{millis} * 1000 MICROSECOND
             WHERE component = #{component} AND node = #{node}
            """)
    int leave(@Param("component") String component, @Param("node") String node, @Param("millis") long millis);

    @Select("""
            SELECT COUNT(*) AS active, COALESCE(TIMESTAMPDIFF(MICROSECOND, MIN(started_at), UTC_TIMESTAMP(6)), 0) / 1e6 AS age
              FROM paranoid_job FORCE INDEX (by_end) WHERE ended_at IS NULL
            """)
    OpenRow open();

    /** Jobs that have not ended: how many, and seconds since the first began. */
    record OpenRow(long active, double age) {}

    /**
     * Jobs whose turn it is and that have not moved for so long. The turn of a job comes when the one before it ends.
     */
    @Select("""
            SELECT j.id, j.component, j.state,
                   TIMESTAMPDIFF(SECOND, GREATEST(j.updated_at, COALESCE(
                     (SELECT MAX(e.ended_at) FROM paranoid_job e FORCE INDEX (by_turn)
                       WHERE e.component = j.component AND e.ended_at IS NOT NULL), j.started_at)), UTC_TIMESTAMP(6)) AS seconds
              FROM (SELECT MIN(f.id) AS id FROM paranoid_job f FORCE INDEX (by_end) WHERE f.ended_at IS NULL
                     GROUP BY f.component) x
              JOIN paranoid_job j ON j.id = x.id
            HAVING seconds >= #{seconds} ORDER BY j.id
            """)
    List<StalledRow> stalled(@Param("seconds") long seconds);

    /** A job that should move. */
    record StalledRow(long id, String component, String state, long seconds) {}
}
