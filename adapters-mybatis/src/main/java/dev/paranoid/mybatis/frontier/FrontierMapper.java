package dev.paranoid.mybatis.frontier;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** See {@link FrontierSql}. */
public interface FrontierMapper {

    @InsertProvider(type = FrontierSql.class, method = "add")
    int add(@Param("rows") BoundValues rows);

    @Select("""
            SELECT CONVERT(row_key USING utf8mb4) AS `key`, times FROM paranoid_frontier FORCE INDEX (PRIMARY)
             WHERE entity_type = #{type} AND row_key > #{after} ORDER BY row_key LIMIT #{limit}
            """)
    List<FrontierRow> next(@Param("type") String type, @Param("after") byte[] after, @Param("limit") int limit);

    /** A row that is in it. */
    record FrontierRow(String key, long times) {}

    @Delete("""
            DELETE FROM paranoid_frontier WHERE entity_type = #{type} AND row_key = #{key} AND times = #{times}
            """)
    int removeUnchanged(@Param("type") String type, @Param("key") byte[] key, @Param("times") long times);

    @DeleteProvider(type = FrontierSql.class, method = "remove")
    int remove(@Param("type") String type, @Param("keys") Keys keys);
}
