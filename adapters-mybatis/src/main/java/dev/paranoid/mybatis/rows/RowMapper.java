package dev.paranoid.mybatis.rows;

import dev.paranoid.application.port.row.Lock;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.schema.UniqueKey;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.statement.RowMap;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.UpdateProvider;
import org.jspecify.annotations.Nullable;

/** See {@link RowSql}. Keys are the last parameter: they bind more values than MyBatis knows of. */
public interface RowMapper {

    @SelectProvider(type = RowSql.class, method = "load")
    List<RowMap> load(@Param("rows") EntityRows rows, @Param("lock") Lock lock, @Param("keys") Keys keys);

    @SelectProvider(type = RowSql.class, method = "children")
    List<RowMap> children(
            @Param("rows") EntityRows rows,
            @Param("link") Link link,
            @Param("liveOnly") boolean liveOnly,
            @Param("ordered") boolean ordered,
            @Param("lock") Lock lock,
            @Param("keys") Keys keys);

    @SelectProvider(type = RowSql.class, method = "childrenAfter")
    List<RowMap> childrenAfter(
            @Param("rows") EntityRows rows,
            @Param("link") Link link,
            @Param("liveOnly") boolean liveOnly,
            @Param("lock") Lock lock,
            @Param("parent") Object parent,
            @Param("after") Object after,
            @Param("limit") long limit);

    @SelectProvider(type = RowSql.class, method = "links")
    List<RowMap> links(
            @Param("rows") EntityRows rows,
            @Param("link") Link link,
            @Param("lock") Lock lock,
            @Param("keys") Keys keys);

    @SelectProvider(type = RowSql.class, method = "members")
    List<RowMap> members(@Param("rows") EntityRows rows, @Param("lock") Lock lock, @Param("keys") Keys keys);

    @SelectProvider(type = RowSql.class, method = "membersAfter")
    List<RowMap> membersAfter(
            @Param("rows") EntityRows rows,
            @Param("lock") Lock lock,
            @Param("holder") long holder,
            @Param("after") @Nullable Object after,
            @Param("limit") long limit);

    @UpdateProvider(type = RowSql.class, method = "mark")
    int mark(
            @Param("table") EntityTable table,
            @Param("holder") @Nullable Long holder,
            @Param("since") LocalDateTime since,
            @Param("keys") Keys keys);

    @UpdateProvider(type = RowSql.class, method = "markEach")
    int markEach(@Param("table") EntityTable table, @Param("marks") String marks);

    @UpdateProvider(type = RowSql.class, method = "free")
    int free(@Param("table") EntityTable table, @Param("keys") Keys keys);

    @UpdateProvider(type = RowSql.class, method = "give")
    int give(@Param("table") EntityTable table, @Param("column") Column column, @Param("values") String values);

    @SelectProvider(type = RowSql.class, method = "clashes")
    List<RowMap> clashes(
            @Param("table") EntityTable table,
            @Param("key") UniqueKey key,
            @Param("holders") String holders,
            @Param("keys") Keys keys);

    @SelectProvider(type = RowSql.class, method = "holders")
    List<Long> holders(@Param("table") EntityTable table, @Param("keys") Keys keys);

    @UpdateProvider(type = RowSql.class, method = "setNull")
    int setNull(@Param("link") Link link, @Param("keys") Keys keys);

    @UpdateProvider(type = RowSql.class, method = "unlinkLinks")
    int unlinkLinks(@Param("link") Link link, @Param("keys") Keys keys);

    @InsertProvider(type = RowSql.class, method = "remember")
    int remember(@Param("rows") BoundValues rows);

    @SelectProvider(type = RowSql.class, method = "remembered")
    List<RememberedRow> remembered(@Param("link") Link link, @Param("keys") Keys keys);

    /** A child, and which parent it had. */
    record RememberedRow(String child, String parent) {}

    @UpdateProvider(type = RowSql.class, method = "putBack")
    int putBack(@Param("link") Link link, @Param("keys") Keys keys);

    @DeleteProvider(type = RowSql.class, method = "forgetColumn")
    int forgetColumn(@Param("link") Link link, @Param("keys") Keys keys);

    @DeleteProvider(type = RowSql.class, method = "forgetParents")
    int forgetParents(@Param("table") EntityTable table, @Param("keys") Keys keys);

    @DeleteProvider(type = RowSql.class, method = "forgetChildren")
    int forgetChildren(@Param("table") EntityTable table, @Param("keys") Keys keys);

    @DeleteProvider(type = RowSql.class, method = "remove")
    int remove(@Param("table") EntityTable table, @Param("keys") Keys keys);

    @DeleteProvider(type = RowSql.class, method = "removeLinks")
    int removeLinks(@Param("link") Link link, @Param("keys") Keys keys);

    @DeleteProvider(type = SameLinks.class, method = "remove")
    int removeSame(@Param("links") SameLinks links, @Param("values") BoundValues values);
}
