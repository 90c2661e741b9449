package dev.paranoid.mybatis.frontier;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.util.List;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** See {@link FrontierSql}. */
public interface FrontierMapper {

    @InsertProvider(type = FrontierSql.class, method = "add")
    int add(@Param("rows") BoundValues rows);

    @Select("""
            SELECT CONVERT(row_key USING utf8mb4) FROM paranoid_frontier FORCE INDEX (PRIMARY)
             WHERE entity_type = #{type} AND row_key > #{after} ORDER BY row_key LIMIT #{limit}
            """)
    List<String> next(@Param("type") String type, @Param("after") byte[] after, @Param("limit") int limit);

    @DeleteProvider(type = FrontierSql.class, method = "remove")
    int remove(@Param("type") String type, @Param("keys") Keys keys);
}
