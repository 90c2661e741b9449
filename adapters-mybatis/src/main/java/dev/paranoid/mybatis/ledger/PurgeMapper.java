package dev.paranoid.mybatis.ledger;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What has expired, what cannot go, and the runs of the job. See {@link PurgeSql} for those that take lists. */
public interface PurgeMapper {

    /** What is read of a run. */
    String RUN =
            "SELECT id, started_at AS startedAt, ended_at AS endedAt, eligible_before AS eligibleBefore, removed, blocked,"
                    + " eligible_after AS eligibleAfter, stopped FROM paranoid_purge_run";

    @SelectProvider(type = PurgeSql.class, method = "due")
    List<LedgerRow> due(
            @Param("now") LocalDateTime now,
            @Param("after") @Nullable LocalDateTime after,
            @Param("afterId") long afterId,
            @Param("limit") int limit);

    @Select(
            "SELECT COUNT(*) FROM paranoid_deletion FORCE INDEX (by_purge) WHERE state = 'ACTIVE' AND purge_at <= #{now}")
    long eligible(@Param("now") LocalDateTime now);

    @Select(
            "SELECT COUNT(*) FROM paranoid_purge_blocked b FORCE INDEX (by_again) STRAIGHT_JOIN paranoid_deletion l"
                    + " ON l.id = b.deletion_id AND l.state = 'ACTIVE' AND l.purge_at <= #{now} WHERE b.again_at > '1000-01-01'")
    long keptBack(@Param("now") LocalDateTime now);

    @Select("SELECT COUNT(*) FROM paranoid_deletion FORCE INDEX (by_purge) WHERE state = 'ACTIVE'")
    long active();

    /** How many have expired so many seconds ago, counted to 100,000. */
    @Select("SELECT COUNT(*) FROM (SELECT 1 FROM paranoid_deletion FORCE INDEX (by_purge) WHERE state = 'ACTIVE'"
            + " AND purge_at <= UTC_TIMESTAMP(6) - INTERVAL #{seconds} SECOND LIMIT 100000) d")
    long overdue(@Param("seconds") long seconds);

    @Select("SELECT COUNT(*) FROM paranoid_purge_blocked b STRAIGHT_JOIN paranoid_deletion l ON l.id = b.deletion_id"
            + " WHERE b.code = 'held' AND l.state = 'ACTIVE'")
    long held();

    /** 1 where the latest run has stopped, and not because its time of day was over; else 0. */
    @Select(
            "SELECT COUNT(*) FROM (SELECT stopped FROM paranoid_purge_run FORCE INDEX (PRIMARY) ORDER BY id DESC LIMIT 1) r"
                    + " WHERE stopped <> 'paused'")
    long stopped();

    /** Seconds since the first that has expired did. */
    @Select(
            "SELECT TIMESTAMPDIFF(MICROSECOND, purge_at, UTC_TIMESTAMP(6)) / 1000000 FROM paranoid_deletion"
                    + " FORCE INDEX (by_purge) WHERE state = 'ACTIVE' AND purge_at <= UTC_TIMESTAMP(6) ORDER BY purge_at LIMIT 1")
    @Nullable
    Double oldest();

    @InsertProvider(type = PurgeSql.class, method = "block")
    int block(@Param("values") BoundValues values);

    @Update(
            "UPDATE paranoid_purge_blocked b FORCE INDEX (PRIMARY) STRAIGHT_JOIN paranoid_purge_run r ON r.id = b.run_id"
                    + " SET r.removed = r.removed - 1, r.blocked = r.blocked + 1 WHERE b.deletion_id = #{deletion}")
    int countAsBlocked(@Param("deletion") long deletion);

    @Insert(
            "INSERT INTO paranoid_purge_blocked (deletion_id, code, detail, since, again_at) VALUES (#{deletion}, #{code},"
                    + " #{detail}, #{since}, #{again}) ON DUPLICATE KEY UPDATE code = VALUES(code), detail = VALUES(detail),"
                    + " run_id = NULL")
    int refused(
            @Param("deletion") long deletion,
            @Param("code") String code,
            @Param("detail") String detail,
            @Param("since") LocalDateTime since,
            @Param("again") LocalDateTime again);

    @DeleteProvider(type = PurgeSql.class, method = "unblock")
    int unblock(@Param("ids") Keys ids);

    @Select(
            "SELECT b.deletion_id AS deletionId, b.code, b.detail, b.since, b.again_at AS again FROM paranoid_purge_blocked b"
                    + " FORCE INDEX (by_again) STRAIGHT_JOIN paranoid_deletion l ON l.id = b.deletion_id AND l.state = 'ACTIVE'"
                    + " WHERE b.again_at > '1000-01-01' AND b.run_id IS NULL ORDER BY b.again_at, b.deletion_id LIMIT #{limit}")
    List<BlockedRow> blocked(@Param("limit") int limit);

    @Select(RUN + " FORCE INDEX (by_began) WHERE began = 1 ORDER BY id DESC LIMIT 1")
    List<PurgeRunRow> last();

    @Select(RUN + " FORCE INDEX (PRIMARY) ORDER BY id DESC LIMIT 1")
    List<PurgeRunRow> latest();

    @Select(RUN + " FORCE INDEX (PRIMARY) WHERE id = #{id}")
    List<PurgeRunRow> run(@Param("id") long id);

    @Insert(
            "INSERT INTO paranoid_purge_run (started_at, ended_at, eligible_before, removed, blocked, eligible_after, stopped,"
                    + " began) VALUES (#{row.startedAt}, #{row.endedAt}, #{row.eligibleBefore}, #{row.removed}, #{row.blocked},"
                    + " #{row.eligibleAfter}, #{row.stopped}, #{row.began})")
    @Options(useGeneratedKeys = true, keyProperty = "row.id")
    int begin(@Param("row") BegunRun row);

    @Update(
            "UPDATE paranoid_purge_run SET removed = removed + #{removed}, blocked = blocked + #{blocked} WHERE id = #{id}")
    int count(@Param("id") long id, @Param("removed") long removed, @Param("blocked") long blocked);

    @Update(
            "UPDATE paranoid_purge_run SET ended_at = #{now}, eligible_after = #{after}, stopped = #{stopped} WHERE id = #{id}")
    int end(
            @Param("id") long id,
            @Param("now") LocalDateTime now,
            @Param("after") long after,
            @Param("stopped") @Nullable String stopped);

    /** A deletion that cannot go. */
    record BlockedRow(long deletionId, String code, String detail, LocalDateTime since, LocalDateTime again) {}
}
