package dev.paranoid.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.annotations.UpdateProvider;
import org.jspecify.annotations.Nullable;

/** See {@link JobSql}. */
interface JobMapper {

    @Insert("""
            INSERT INTO paranoid_job (state, started_at, updated_at)
            VALUES (#{row.state}, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            """)
    @Options(useGeneratedKeys = true, keyProperty = "row.id")
    int insert(@Param("row") JobRow row);

    @UpdateProvider(type = JobSql.class, method = "take")
    int take(@Param("ids") DeletionIds ids, @Param("job") long job, @Param("activity") String activity);

    @Update("UPDATE paranoid_job SET fence = fence + 1 WHERE id = #{job}")
    int claim(@Param("job") long job);

    @Select("SELECT fence FROM paranoid_job WHERE id = #{job}")
    @Nullable
    Long fence(@Param("job") long job);

    @Select("""
            SELECT id, again, state FROM paranoid_job
             WHERE id = #{job} AND fence = #{fence} AND ended_at IS NULL FOR UPDATE
            """)
    @Nullable
    JobRow lock(@Param("job") long job, @Param("fence") long fence);

    @Update("""
            UPDATE paranoid_job SET state = #{state}, again = #{again}, updated_at = UTC_TIMESTAMP(6) WHERE id = #{job}
            """)
    int save(@Param("job") long job, @Param("again") boolean again, @Param("state") String state);

    @Update("""
            UPDATE paranoid_job SET state = #{state}, updated_at = UTC_TIMESTAMP(6), ended_at = UTC_TIMESTAMP(6)
             WHERE id = #{job}
            """)
    int end(@Param("job") long job, @Param("state") String state);

    @Update("UPDATE paranoid_job SET again = 1 WHERE id = #{job}")
    int again(@Param("job") long job);

    @Select("""
            SELECT j.id, j.again, j.state FROM paranoid_deletion l FORCE INDEX (PRIMARY)
             STRAIGHT_JOIN paranoid_job j ON j.id = l.job_id WHERE l.id = #{deletion}
            """)
    @Nullable
    JobRow find(@Param("deletion") long deletion);

    @Select("""
            SELECT j.id, j.state, j.started_at AS startedAt, j.updated_at AS updatedAt, j.ended_at IS NOT NULL AS ended
              FROM paranoid_deletion l FORCE INDEX (PRIMARY) STRAIGHT_JOIN paranoid_job j ON j.id = l.job_id
             WHERE l.id = #{deletion}
            """)
    @Nullable
    WatchedRow watch(@Param("deletion") long deletion);

    @SelectProvider(type = JobSql.class, method = "takeTurn")
    int takeTurn(@Param("alone") boolean alone);

    @Select("""
            SELECT COUNT(*) AS active, COALESCE(TIMESTAMPDIFF(MICROSECOND, MIN(started_at), UTC_TIMESTAMP(6)), 0) / 1e6 AS age,
                   COALESCE(SUM(updated_at < UTC_TIMESTAMP(6) - INTERVAL #{stalled} SECOND), 0) AS stalled
              FROM paranoid_job FORCE INDEX (by_end) WHERE ended_at IS NULL
            """)
    JobsRow running(@Param("stalled") int stalled);

    /** Jobs that have not ended: how many, seconds since the first began, and how many nobody carries on. */
    record JobsRow(long active, double age, long stalled) {}

    @Delete("""
            DELETE FROM paranoid_job WHERE ended_at < UTC_TIMESTAMP(6) - INTERVAL #{seconds} SECOND ORDER BY ended_at LIMIT #{rows}
            """)
    int forgetEnded(@Param("seconds") long seconds, @Param("rows") int rows);

    /** Where the client falls silent, the server ends the connection after so many seconds, and with it the transaction. */
    @Update("SET @paranoid_wait_timeout = @@SESSION.wait_timeout, SESSION wait_timeout = #{seconds}")
    void lease(@Param("seconds") int seconds);

    /** Gives the session back what it had, which need not be the server's own setting. */
    @Update("SET SESSION wait_timeout = @paranoid_wait_timeout, @paranoid_wait_timeout = NULL")
    void endLease();

    @UpdateProvider(type = JobSql.class, method = "settle")
    int settle(@Param("ids") DeletionIds ids);

    @UpdateProvider(type = JobSql.class, method = "refuse")
    int refuse(@Param("ids") DeletionIds ids, @Param("state") String state);

    @SelectProvider(type = JobSql.class, method = "reopenable")
    List<Long> reopenable(@Param("ids") DeletionIds ids);

    @UpdateProvider(type = JobSql.class, method = "reopen")
    int reopen(@Param("ids") DeletionIds ids);

    @SelectProvider(type = JobSql.class, method = "holders")
    List<HolderRow> holders(@Param("ids") DeletionIds ids);
}
