package dev.paranoid.mybatis.job;

import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.annotations.UpdateProvider;
import org.jspecify.annotations.Nullable;

/** See {@link JobSql}. */
public interface JobMapper {

    @InsertProvider(type = JobSql.class, method = "insert")
    @Options(useGeneratedKeys = true, keyProperty = "rows.id")
    int insert(@Param("rows") List<JobRow> rows, @Param("values") BoundValues values);

    @UpdateProvider(type = JobSql.class, method = "open")
    int open(@Param("pairs") String pairs, @Param("activity") String activity);

    @UpdateProvider(type = JobSql.class, method = "close")
    int close(@Param("pairs") String pairs, @Param("activity") String activity);

    @Select("""
            SELECT MIN(id) FROM paranoid_job FORCE INDEX (by_turn) WHERE component = #{component} AND ended_at IS NULL
            """)
    @Nullable
    Long next(@Param("component") String component);

    /** From its first claim on, a job is expected to move. */
    @Update("""
            UPDATE paranoid_job SET updated_at = IF(fence = 0, UTC_TIMESTAMP(6), updated_at), fence = fence + 1
             WHERE id = #{job}
            """)
    int claim(@Param("job") long job);

    @Select("SELECT fence FROM paranoid_job WHERE id = #{job}")
    @Nullable
    Long fence(@Param("job") long job);

    @Select("""
            SELECT id, component, state FROM paranoid_job
             WHERE id = #{job} AND fence = #{fence} AND ended_at IS NULL FOR UPDATE
            """)
    @Nullable
    JobRow lock(@Param("job") long job, @Param("fence") long fence);

    @Update("UPDATE paranoid_job SET state = #{state}, updated_at = UTC_TIMESTAMP(6) WHERE id = #{job}")
    int save(@Param("job") long job, @Param("state") String state);

    @Update("""
            UPDATE paranoid_job SET state = #{state}, updated_at = UTC_TIMESTAMP(6), ended_at = UTC_TIMESTAMP(6)
             WHERE id = #{job}
            """)
    int end(@Param("job") long job, @Param("state") String state);

    @UpdateProvider(type = JobSql.class, method = "resolve")
    int resolve(@Param("job") long job, @Param("ids") Keys ids);

    @UpdateProvider(type = JobSql.class, method = "settle")
    int settle(@Param("ids") Keys ids);

    @Select("SELECT EXISTS (SELECT 1 FROM paranoid_job FORCE INDEX (by_end) WHERE ended_at IS NULL)")
    boolean busy();

    @SelectProvider(type = JobSql.class, method = "unfinished")
    List<Long> unfinished(@Param("ids") Keys ids);

    @SelectProvider(type = JobSql.class, method = "find")
    @Nullable
    WatchedRow find(@Param("job") long job);

    @SelectProvider(type = JobSql.class, method = "watch")
    @Nullable
    WatchedRootRow watch(@Param("deletion") long deletion);

    @SelectProvider(type = JobSql.class, method = "opening")
    List<JobOfRow> opening(@Param("ids") Keys ids);

    @SelectProvider(type = JobSql.class, method = "latest")
    List<LatestRow> latest(@Param("ids") Keys ids);

    /** A deletion and the job that has it, or had it last. */
    record LatestRow(long deletion, long id, String component, String state) {
        Job job() {
            return new Job(new JobId(id), component, JobText.read(state));
        }
    }

    /** A deletion and a job of its. */
    record JobOfRow(long deletion, long job) {}

    @Delete("""
            DELETE FROM paranoid_job WHERE ended_at < UTC_TIMESTAMP(6) - INTERVAL #{seconds} SECOND ORDER BY ended_at LIMIT #{rows}
            """)
    int forgetEnded(@Param("seconds") long seconds, @Param("rows") int rows);

    /** Where the client falls silent, the server ends the connection after so many seconds, and with it the transaction. */
    @Update("SET @paranoid_wait_timeout = @@SESSION.wait_timeout, SESSION wait_timeout = #{seconds}")
    void shortTimeout(@Param("seconds") int seconds);

    /** Gives the session back what it had, which need not be the server's own setting. */
    @Update("SET SESSION wait_timeout = @paranoid_wait_timeout, @paranoid_wait_timeout = NULL")
    void usualTimeout();
}
