package dev.paranoid.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;

/** See {@link LookSql}. */
interface LookMapper {

    @SelectProvider(type = LookSql.class, method = "lock")
    List<LoadedRow> lock(@Param("table") EntityTable table, @Param("ids") RowIds ids);

    @SelectProvider(type = LookSql.class, method = "parents")
    List<AncestorRow> parents(@Param("link") Link link, @Param("ids") RowIds ids, @Param("hidden") boolean hidden);

    /** Deletions that have not come to all rows that they reach. */
    @Select("""
            SELECT id FROM paranoid_deletion FORCE INDEX (by_activity)
             WHERE activity IN ('HIDING', 'REMOVING') ORDER BY id
            """)
    List<Long> spreading();
}
