package dev.paranoid.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;

/** See {@link LookSql}. */
interface LookMapper {

    @SelectProvider(type = LookSql.class, method = "lock")
    List<LoadedRow> lock(@Param("table") EntityTable table, @Param("ids") RowIds ids);

    @SelectProvider(type = LookSql.class, method = "hiddenParents")
    List<AncestorRow> hiddenParents(@Param("link") Link link, @Param("ids") RowIds ids);
}
