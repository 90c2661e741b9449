package dev.paranoid.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;

/** See {@link AcceptedSql}. */
interface AcceptedMapper {

    @InsertProvider(type = AcceptedSql.class, method = "keep")
    int keep(@Param("rows") BoundValues rows);

    @InsertProvider(type = AcceptedSql.class, method = "await")
    int await(@Param("rows") BoundValues rows);

    @SelectProvider(type = AcceptedSql.class, method = "waitingFor")
    List<AcceptedRow> waitingFor(@Param("ids") DeletionIds ids);

    @DeleteProvider(type = AcceptedSql.class, method = "forget")
    int forget(@Param("messages") BoundValues messages);

    @DeleteProvider(type = AcceptedSql.class, method = "stopWaiting")
    int stopWaiting(@Param("messages") BoundValues messages);
}
