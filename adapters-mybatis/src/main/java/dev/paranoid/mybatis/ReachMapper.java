package dev.paranoid.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;
import org.jspecify.annotations.Nullable;

/** See {@link ReachSql}. What changes rows gives how many it found. */
interface ReachMapper {

    @SelectProvider(type = ReachSql.class, method = "taken")
    List<TakenRow> taken(@Param("reached") Reached reached);

    @SelectProvider(type = ReachSql.class, method = "rootWalks")
    boolean rootWalks(@Param("reached") Reached reached);

    @SelectProvider(type = ReachSql.class, method = "orphaned")
    List<Long> orphaned(@Param("reached") Reached reached, @Param("type") @Nullable String type);

    @DeleteProvider(type = ReachSql.class, method = "forgetParents")
    int forgetParents(@Param("reached") Reached reached, @Param("type") @Nullable String type);

    @DeleteProvider(type = ReachSql.class, method = "forgetChildren")
    int forgetChildren(@Param("reached") Reached reached, @Param("type") @Nullable String type);

    @DeleteProvider(type = ReachSql.class, method = "finish")
    int finish(@Param("reached") Reached reached);

    @DeleteProvider(type = ReachSql.class, method = "forget")
    int forget(@Param("reached") Reached reached, @Param("type") String type);
}
