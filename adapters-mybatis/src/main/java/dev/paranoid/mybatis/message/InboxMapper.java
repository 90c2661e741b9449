package dev.paranoid.mybatis.message;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.DeletionIds;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;

/** See {@link InboxSql}. */
public interface InboxMapper {

    @InsertProvider(type = InboxSql.class, method = "lock")
    int lock(@Param("rows") BoundValues rows);

    @SelectProvider(type = InboxSql.class, method = "find")
    List<InboxRow> find(@Param("keys") BoundValues keys);

    @SelectProvider(type = InboxSql.class, method = "findNow")
    List<InboxRow> findNow(@Param("row") InboxRow row);

    @InsertProvider(type = InboxSql.class, method = "write")
    int write(@Param("rows") BoundValues rows);

    @Delete("DELETE FROM paranoid_inbox WHERE received_at < UTC_TIMESTAMP(6) - INTERVAL #{seconds} SECOND"
            + " ORDER BY received_at LIMIT #{limit}")
    int forget(@Param("seconds") long seconds, @Param("limit") int limit);

    @Select("SELECT a.deletion_id AS deletion,"
            + " d.closed_at IS NOT NULL AND d.closed_at < UTC_TIMESTAMP(6) - INTERVAL #{seconds} SECOND"
            + " AND d.activity IS NULL AS ended"
            + " FROM (SELECT DISTINCT deletion_id FROM paranoid_ask FORCE INDEX (PRIMARY) WHERE deletion_id > #{after}"
            + " ORDER BY deletion_id LIMIT #{limit}) a"
            + " STRAIGHT_JOIN paranoid_deletion d FORCE INDEX (PRIMARY) ON d.id = a.deletion_id ORDER BY a.deletion_id")
    List<AskedRow> askedAfter(@Param("after") long after, @Param("seconds") long seconds, @Param("limit") int limit);

    @DeleteProvider(type = InboxSql.class, method = "forgetAsks")
    int forgetAsks(@Param("ids") DeletionIds ids);

    @InsertProvider(type = InboxSql.class, method = "ask")
    int ask(@Param("asks") BoundValues asks);

    @SelectProvider(type = InboxSql.class, method = "askedBy")
    List<AskRow> askedBy(@Param("requests") BoundValues requests);

    @SelectProvider(type = InboxSql.class, method = "asked")
    List<Long> asked(@Param("ids") DeletionIds ids);

    @DeleteProvider(type = InboxSql.class, method = "withdraw")
    int withdraw(@Param("requests") BoundValues requests);
}
