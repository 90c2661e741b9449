package dev.paranoid.mybatis.unlinked;

import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.UpdateProvider;

/** See {@link UnlinkedSql}. */
public interface UnlinkedMapper {

    @InsertProvider(type = UnlinkedSql.class, method = "note")
    int note(@Param("rows") BoundValues rows);

    @Select("""
            SELECT CONVERT(child_key USING utf8mb4) AS child, CONVERT(parent_key USING utf8mb4) AS parent FROM paranoid_unlinked FORCE INDEX (PRIMARY)
             WHERE job_id = #{job} AND relation = #{relation} ORDER BY child_key LIMIT #{limit}
            """)
    List<Noted> noted(@Param("job") long job, @Param("relation") String relation, @Param("limit") int limit);

    /** A row, and which parent it had. */
    record Noted(String child, String parent) {}

    @UpdateProvider(type = UnlinkedSql.class, method = "putBack")
    int putBack(@Param("job") long job, @Param("link") Link link, @Param("keys") Keys keys);

    @DeleteProvider(type = UnlinkedSql.class, method = "takeOut")
    int takeOut(@Param("job") long job, @Param("relation") String relation, @Param("keys") Keys keys);

    @Delete("""
            DELETE FROM paranoid_unlinked WHERE job_id = #{job} ORDER BY job_id, relation, child_key LIMIT #{limit}
            """)
    int forget(@Param("job") long job, @Param("limit") int limit);
}
