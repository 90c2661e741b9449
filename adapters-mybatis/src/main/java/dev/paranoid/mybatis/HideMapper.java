package dev.paranoid.mybatis;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.UpdateProvider;

/** See {@link HideSql}. What changes rows gives how many it found. */
interface HideMapper {

    @UpdateProvider(type = HideSql.class, method = "markRoots")
    int markRoots(
            @Param("table") EntityTable table,
            @Param("ids") DeletionIds ids,
            @Param("live") boolean live,
            @Param("at") LocalDateTime at);

    @UpdateProvider(type = HideSql.class, method = "markChildren")
    int markChildren(@Param("link") Link link, @Param("members") Members members, @Param("at") LocalDateTime at);

    @UpdateProvider(type = HideSql.class, method = "takeAlong")
    int takeAlong(
            @Param("link") Link link,
            @Param("members") Members members,
            @Param("from") DeletionIds from,
            @Param("at") LocalDateTime at);

    @SelectProvider(type = HideSql.class, method = "countMarked")
    List<Amount> countMarked(@Param("table") EntityTable table, @Param("ids") DeletionIds ids);

    @SelectProvider(type = HideSql.class, method = "liveChildren")
    List<Amount> liveChildren(@Param("link") Link link, @Param("members") Members members);

    @SelectProvider(type = HideSql.class, method = "sampleLiveChildren")
    List<Sample> sampleLiveChildren(@Param("link") Link link, @Param("members") Members members);

    @InsertProvider(type = HideSql.class, method = "remember")
    int remember(@Param("link") Link link, @Param("members") Members members);

    @UpdateProvider(type = HideSql.class, method = "detach")
    int detach(@Param("link") Link link, @Param("members") Members members);
}
