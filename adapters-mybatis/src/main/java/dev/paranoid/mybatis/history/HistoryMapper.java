package dev.paranoid.mybatis.history;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** See {@link HistorySql} for those that take lists. */
public interface HistoryMapper {

    @InsertProvider(type = HistorySql.class, method = "add")
    int add(@Param("values") BoundValues values);

    @Select("SELECT state, deleted_at AS deletedAt, actor, source, reason,"
            + " CASE WHEN active IS NULL AND activity IS NULL THEN COALESCE(closed_at, deleted_at) ELSE closed_at END AS closedAt, "
            + " CASE WHEN mode = 'HARD' THEN COALESCE(closed_by, actor) ELSE closed_by END AS closedBy,"
            + " close_reason AS closeReason, closed_with AS closedWith FROM paranoid_deletion WHERE id = #{id}")
    List<EndsRow> ends(@Param("id") long id);

    @Select("SELECT deletion_id AS deletionId, what, at, actor, source, reason, moved_from AS movedFrom,"
            + " moved_to AS movedTo, refused FROM paranoid_history FORCE INDEX (of_deletion)"
            + " WHERE deletion_id = #{id} ORDER BY id DESC LIMIT #{limit}")
    List<HistoryRow> latest(@Param("id") long id, @Param("limit") int limit);

    @Select("SELECT COUNT(*) FROM (SELECT 1 FROM paranoid_history FORCE INDEX (of_deletion)"
            + " WHERE deletion_id = #{id} AND refused IS NOT NULL LIMIT #{limit}) r")
    int refusals(@Param("id") long id, @Param("limit") int limit);

    @Select("SELECT id, root_type AS rootType, CONVERT(root_key USING utf8mb4) AS rootKey,"
            + " active IS NULL AND activity IS NULL AND COALESCE(closed_at, deleted_at) < #{time} AS ended"
            + " FROM paranoid_deletion FORCE INDEX (PRIMARY) WHERE id > #{after} ORDER BY id LIMIT #{looks}")
    List<EndedRow> closedBefore(
            @Param("time") LocalDateTime time, @Param("after") long after, @Param("looks") int looks);

    @DeleteProvider(type = HistorySql.class, method = "forget")
    int forget(@Param("ids") Keys ids);

    @DeleteProvider(type = HistorySql.class, method = "forgetBlocked")
    int forgetBlocked(@Param("ids") Keys ids);

    @DeleteProvider(type = HistorySql.class, method = "forgetHistory")
    int forgetHistory(@Param("ids") Keys ids);

    /** How a deletion was opened and closed. */
    record EndsRow(
            String state,
            LocalDateTime deletedAt,
            String actor,
            String source,
            @Nullable String reason,
            @Nullable LocalDateTime closedAt,
            @Nullable String closedBy,
            @Nullable String closeReason,
            @Nullable Long closedWith) {}

    /** One that may have been closed long ago. */
    record EndedRow(
            long id,
            String rootType,
            String rootKey,
            @Nullable Boolean ended) {}
}
