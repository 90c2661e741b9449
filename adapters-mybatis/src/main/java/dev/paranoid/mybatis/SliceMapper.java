package dev.paranoid.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.UpdateProvider;
import org.jspecify.annotations.Nullable;

/** See {@link SliceSql}. */
interface SliceMapper {

    @SelectProvider(type = SliceSql.class, method = "members")
    EndRow members(@Param("table") EntityTable table, @Param("from") Slice from, @Param("rows") int rows);

    @SelectProvider(type = SliceSql.class, method = "children")
    EndRow children(@Param("link") Link link, @Param("from") Slice from, @Param("rows") int rows);

    @SelectProvider(type = SliceSql.class, method = "collected")
    EndRow collected(
            @Param("reached") Reached reached,
            @Param("from") Slice from,
            @Param("type") String type,
            @Param("rows") int rows);

    /** The most children that the marked parents of one deletion have. */
    @SelectProvider(type = SliceSql.class, method = "mostChildren")
    long mostChildren(@Param("link") Link link, @Param("members") Members members, @Param("limit") long limit);

    /** The most rows that are below the root of one deletion by one way. */
    @SelectProvider(type = SliceSql.class, method = "mostBelow")
    long mostBelow(@Param("chains") List<Chain> chains, @Param("members") Members members, @Param("limit") long limit);

    @SelectProvider(type = SliceSql.class, method = "explainChildren")
    List<@Nullable ExplainedRow> explainChildren(@Param("link") Link link, @Param("ids") RowIds ids);

    @SelectProvider(type = SliceSql.class, method = "explainAverage")
    List<@Nullable ExplainedRow> explainAverage(@Param("link") Link link);

    /** The most rows that one of these deletions holds. */
    @SelectProvider(type = SliceSql.class, method = "mostMembers")
    long mostMembers(
            @Param("tables") List<EntityTable> tables, @Param("members") Members members, @Param("limit") long limit);

    @SelectProvider(type = SliceSql.class, method = "holdsAny")
    boolean holdsAny(@Param("tables") List<EntityTable> tables, @Param("members") Members members);

    @UpdateProvider(type = SliceSql.class, method = "unmarkRoots")
    int unmarkRoots(@Param("reached") Reached reached, @Param("table") EntityTable table);

    @SelectProvider(type = SliceSql.class, method = "missed")
    List<Long> missed(@Param("reached") Reached reached);

    @DeleteProvider(type = SliceSql.class, method = "forget")
    int forget(@Param("reached") Reached reached, @Param("rows") int rows);

    @SelectProvider(type = SliceSql.class, method = "markedWithChildren")
    PairsRow markedWithChildren(
            @Param("link") Link link,
            @Param("from") Slice from,
            @Param("parents") int parents,
            @Param("rows") int rows);

    @SelectProvider(type = SliceSql.class, method = "collectedWithChildren")
    PairsRow collectedWithChildren(
            @Param("reached") Reached reached,
            @Param("link") Link link,
            @Param("from") Slice from,
            @Param("parents") int parents,
            @Param("rows") int rows);
}
