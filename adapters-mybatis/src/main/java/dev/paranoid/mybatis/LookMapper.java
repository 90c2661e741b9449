package dev.paranoid.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;

/** See {@link LookSql}. */
interface LookMapper {

    @SelectProvider(type = LookSql.class, method = "lock")
    List<LoadedRow> lock(@Param("table") EntityTable table, @Param("ids") RowIds ids);

    @SelectProvider(type = LookSql.class, method = "parents")
    List<AncestorRow> parents(@Param("link") Link link, @Param("ids") RowIds ids, @Param("hidden") boolean hidden);

    /** Deletions whose rows something of that kind is being done to. */
    @SelectProvider(type = LookSql.class, method = "inProgress")
    List<Long> inProgress(@Param("activities") List<String> activities);
}
