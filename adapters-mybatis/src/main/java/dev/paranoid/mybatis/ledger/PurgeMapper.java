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

    @SelectProvider(type = PurgeSql.class, method = "due")
    List<LedgerRow> due(
            @Param("now") LocalDateTime now,
            @Param("after") @Nullable LocalDateTime after,
            @Param("afterId") long afterId,
            @Param("limit") int limit);

    @Select(
            "SELECT COUNT(*) FROM paranoid_deletion FORCE INDEX (by_purge) WHERE state = 'ACTIVE' AND purge_at <= #{now}")
    long eligible(@Param("now") LocalDateTime now);

    @Select("SELECT COUNT(*) FROM paranoid_deletion FORCE INDEX (by_purge) WHERE state = 'ACTIVE'")
    long active();

    /** How many have expired so many seconds ago, counted to 100,000. */
    @Select("SELECT COUNT(*) FROM (SELECT 1 FROM paranoid_deletion FORCE INDEX (by_purge) WHERE state = 'ACTIVE'"
            + " AND purge_at <= UTC_TIMESTAMP(6) - INTERVAL #{seconds} SECOND LIMIT 100000) d")
    long overdue(@Param("seconds") long seconds);

    @Select("SELECT COUNT(*) FROM paranoid_purge_blocked b STRAIGHT_JOIN paranoid_deletion l ON l.id = b.deletion_id"
            + " WHERE b.code = 'held' AND l.state = 'ACTIVE'")
    long held();

    /** Seconds since the first that has expired did. */
    @Select(
            "SELECT TIMESTAMPDIFF(MICROSECOND, purge_at, UTC_TIMESTAMP(6)) / 1000000 FROM paranoid_deletion"
                    + " FORCE INDEX (by_purge) WHERE state = 'ACTIVE' AND purge_at <= UTC_TIMESTAMP(6) ORDER BY purge_at LIMIT 1")
    @Nullable
    Double oldest();

    @InsertProvider(type = PurgeSql.class, method = "block")
    int block(@Param("values") BoundValues values);

    @DeleteProvider(type = PurgeSql.class, method = "unblock")
    int unblock(@Param("ids") Keys ids);

    @Select(
            "SELECT b.deletion_id AS deletionId, b.code, b.detail, b.since, b.again_at AS again FROM paranoid_purge_blocked b"
                    + " FORCE INDEX (by_again) STRAIGHT_JOIN paranoid_deletion l ON l.id = b.deletion_id AND l.state = 'ACTIVE'"
                    + " WHERE b.again_at > '1000-01-01' ORDER BY b.again_at, b.deletion_id LIMIT #{limit}")
    List<BlockedRow> blocked(@Param("limit") int limit);

    @Select(
            "SELECT id, started_at AS startedAt, ended_at AS endedAt, eligible_before AS eligibleBefore, removed, blocked,"
                    + " eligible_after AS eligibleAfter, stopped FROM paranoid_purge_run FORCE INDEX (by_began) WHERE began = 1"
                    + " ORDER BY id DESC LIMIT 1")
    List<PurgeRunRow> last();

    @Insert(
            "INSERT INTO paranoid_purge_run (started_at, ended_at, eligible_before, removed, blocked, eligible_after, stopped,"
                    + " began) VALUES (#{row.startedAt}, #{row.endedAt}, #{row.eligibleBefore}, #{row.removed}, #{row.blocked},"
                    + " #{row.eligibleAfter}, #{row.stopped}, #{row.began})")
    @Options(useGeneratedKeys = true, keyProperty = "row.id")
    int begin(@Param("row") BegunRun row);

    @Update(
            "UPDATE paranoid_purge_run SET ended_at = #{row.endedAt}, removed = #{row.removed}, blocked = #{row.blocked},"
                    + " eligible_after = #{row.eligibleAfter}, stopped = #{row.stopped} WHERE id = #{row.id}")
    int write(@Param("row") PurgeRunRow row);

    /** A deletion that cannot go. */
    record BlockedRow(long deletionId, String code, String detail, LocalDateTime since, LocalDateTime again) {}
}
