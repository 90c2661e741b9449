package dev.paranoid.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.UpdateProvider;
import org.jspecify.annotations.Nullable;

/** See {@link RemoveSql}. What changes rows gives how many it found. */
interface RemoveMapper {

    @InsertProvider(type = RemoveSql.class, method = "collectRoots")
    int collectRoots(
            @Param("reached") Reached reached, @Param("table") EntityTable table, @Param("ids") DeletionIds ids);

    @InsertProvider(type = RemoveSql.class, method = "collectRoot")
    int collectRoot(@Param("reached") Reached reached, @Param("table") EntityTable table, @Param("id") Object id);

    @InsertProvider(type = RemoveSql.class, method = "collect")
    int collect(@Param("reached") Reached reached, @Param("link") Link link, @Param("limit") long limit);

    @InsertProvider(type = RemoveSql.class, method = "lookAhead")
    int lookAhead(
            @Param("reached") Reached reached,
            @Param("link") Link link,
            @Param("liveOnly") boolean liveOnly,
            @Param("limit") int limit);

    @SelectProvider(type = RemoveSql.class, method = "lockRemaining")
    List<Amount> lockRemaining(
            @Param("reached") Reached reached, @Param("link") Link link, @Param("others") List<Link> others);

    @SelectProvider(type = RemoveSql.class, method = "countAhead")
    int countAhead(
            @Param("reached") Reached reached,
            @Param("link") Link link,
            @Param("others") List<Link> others,
            @Param("liveOnly") boolean liveOnly,
            @Param("limit") int limit);

    @SelectProvider(type = RemoveSql.class, method = "sampleAhead")
    List<String> sampleAhead(
            @Param("reached") Reached reached,
            @Param("link") Link link,
            @Param("others") List<Link> others,
            @Param("liveOnly") boolean liveOnly,
            @Param("limit") int limit);

    @SelectProvider(type = RemoveSql.class, method = "countChildrenAhead")
    int countChildrenAhead(@Param("reached") Reached reached, @Param("link") Link link, @Param("limit") int limit);

    @SelectProvider(type = RemoveSql.class, method = "sampleRemaining")
    List<Sample> sampleRemaining(
            @Param("reached") Reached reached, @Param("link") Link link, @Param("others") List<Link> others);

    @SelectProvider(type = RemoveSql.class, method = "countChildren")
    List<Amount> countChildren(@Param("reached") Reached reached, @Param("link") Link link);

    @UpdateProvider(type = RemoveSql.class, method = "unlink")
    int unlink(@Param("reached") Reached reached, @Param("link") Link link);

    @UpdateProvider(type = RemoveSql.class, method = "sever")
    int sever(@Param("reached") Reached reached, @Param("link") Link link);

    @SelectProvider(type = RemoveSql.class, method = "lockChildren")
    List<@Nullable Long> lockChildren(@Param("reached") Reached reached, @Param("link") Link link);

    @DeleteProvider(type = RemoveSql.class, method = "removeChildren")
    int removeChildren(@Param("reached") Reached reached, @Param("link") Link link);

    @SelectProvider(type = RemoveSql.class, method = "countCollected")
    List<Amount> countCollected(@Param("reached") Reached reached, @Param("table") EntityTable table);

    @SelectProvider(type = RemoveSql.class, method = "liveRemaining")
    List<Amount> liveRemaining(@Param("reached") Reached reached, @Param("link") Link link);

    @SelectProvider(type = RemoveSql.class, method = "sampleLiveRemaining")
    List<Sample> sampleLiveRemaining(@Param("reached") Reached reached, @Param("link") Link link);

    @DeleteProvider(type = RemoveSql.class, method = "remove")
    int remove(@Param("reached") Reached reached, @Param("table") EntityTable table);
}
