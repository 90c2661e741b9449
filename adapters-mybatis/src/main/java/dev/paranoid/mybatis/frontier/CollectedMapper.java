package dev.paranoid.mybatis.frontier;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;

/** See {@link CollectedSql}. */
public interface CollectedMapper {

    @Select("""
            SELECT COALESCE(MAX(place), 0) FROM paranoid_collected FORCE INDEX (by_place) WHERE job_id = #{job}
            """)
    long lastPlace(@Param("job") long job);

    @InsertProvider(type = CollectedSql.class, method = "add")
    int add(@Param("rows") BoundValues rows);

    @Select("""
            SELECT place, entity_type AS type, CONVERT(row_key USING utf8mb4) AS `key`
              FROM paranoid_collected FORCE INDEX (by_place)
             WHERE job_id = #{job} AND place > #{after} ORDER BY place LIMIT #{limit}
            """)
    List<CollectedRow> next(@Param("job") long job, @Param("after") long after, @Param("limit") int limit);

    /** A row that was collected. */
    record CollectedRow(long place, String type, String key) {}

    @Select("""
            SELECT CONVERT(row_key USING utf8mb4) FROM paranoid_collected FORCE INDEX (PRIMARY)
             WHERE job_id = #{job} AND entity_type = #{type} AND row_key > #{after} ORDER BY row_key LIMIT #{limit}
            """)
    List<String> of(
            @Param("job") long job,
            @Param("type") String type,
            @Param("after") byte[] after,
            @Param("limit") int limit);

    @SelectProvider(type = CollectedSql.class, method = "among")
    List<String> among(@Param("job") long job, @Param("type") String type, @Param("keys") Keys keys);

    @DeleteProvider(type = CollectedSql.class, method = "remove")
    int remove(@Param("job") long job, @Param("type") String type, @Param("keys") Keys keys);

    @Delete("""
            DELETE FROM paranoid_collected WHERE job_id = #{job} ORDER BY job_id, entity_type, row_key LIMIT #{limit}
            """)
    int clear(@Param("job") long job, @Param("limit") int limit);
}
