package dev.paranoid.mybatis;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;

/** See {@link InboxSql}. */
interface InboxMapper {

    @InsertProvider(type = InboxSql.class, method = "lock")
    int lock(@Param("rows") List<InboxRow> rows, @Param("at") LocalDateTime at);

    @SelectProvider(type = InboxSql.class, method = "find")
    List<InboxRow> find(@Param("rows") List<InboxRow> rows);

    @SelectProvider(type = InboxSql.class, method = "findNow")
    List<InboxRow> findNow(@Param("row") InboxRow row);

    @InsertProvider(type = InboxSql.class, method = "write")
    int write(@Param("rows") List<InboxRow> rows, @Param("at") LocalDateTime at);

    @InsertProvider(type = InboxSql.class, method = "ask")
    int ask(@Param("asks") List<AskRow> asks);

    @SelectProvider(type = InboxSql.class, method = "askedBy")
    List<AskRow> askedBy(@Param("requests") List<byte[]> requests);

    @SelectProvider(type = InboxSql.class, method = "asked")
    List<Long> asked(@Param("ids") DeletionIds ids);

    @DeleteProvider(type = InboxSql.class, method = "withdraw")
    int withdraw(@Param("requests") List<byte[]> requests);
}
