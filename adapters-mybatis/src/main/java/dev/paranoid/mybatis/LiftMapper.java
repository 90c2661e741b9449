package dev.paranoid.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.UpdateProvider;

/** See {@link LiftSql}. What changes rows gives how many it found. */
interface LiftMapper {

    @SelectProvider(type = LiftSql.class, method = "lockMembers")
    long lockMembers(@Param("table") EntityTable table, @Param("members") Members members);

    @SelectProvider(type = LiftSql.class, method = "lockParents")
    OutsideRow lockParents(@Param("link") Link link, @Param("members") Members members);

    @SelectProvider(type = LiftSql.class, method = "handOvers")
    List<HandOverRow> handOvers(
            @Param("link") Link link, @Param("named") boolean named, @Param("members") Members members);

    @UpdateProvider(type = LiftSql.class, method = "handOver")
    int handOver(@Param("link") Link link, @Param("named") boolean named, @Param("members") Members members);

    @SelectProvider(type = LiftSql.class, method = "clashes")
    List<ClashRow> clashes(
            @Param("table") EntityTable table, @Param("key") UniqueKey key, @Param("members") Members members);

    @UpdateProvider(type = LiftSql.class, method = "putBack")
    int putBack(@Param("link") Link link, @Param("members") Members members);

    @DeleteProvider(type = LiftSql.class, method = "forget")
    int forget(@Param("link") Link link, @Param("members") Members members);

    @SelectProvider(type = LiftSql.class, method = "count")
    List<Amount> count(@Param("table") EntityTable table, @Param("members") Members members);

    @UpdateProvider(type = LiftSql.class, method = "clearMark")
    int clearMark(@Param("table") EntityTable table, @Param("members") Members members);
}
