package dev.paranoid.mybatis.read;

import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.mybatis.schema.EntityTable;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;

/** See {@link ReadSql}. */
public interface ReadMapper {

    @SelectProvider(type = ReadSql.class, method = "countUnnamed")
    long countUnnamed(@Param("table") EntityTable table);

    @SelectProvider(type = ReadSql.class, method = "orphaned")
    List<OrphanedRow> orphaned(@Param("tables") List<EntityTable> tables, @Param("newest") int newest);

    /**
     * Active deletions whose roots are gone.
     *
     * @param type of the roots
     * @param deletions how many
     */
    record OrphanedRow(String type, long deletions) {}

    @SelectProvider(type = ReadSql.class, method = "find")
    List<Map<String, Object>> find(@Param("table") EntityTable table, @Param("id") Object id);

    @SelectProvider(type = ReadSql.class, method = "list")
    List<Map<String, Object>> list(
            @Param("table") EntityTable table,
            @Param("visibility") Visibility visibility,
            @Param("after") Object after,
            @Param("rows") int rows);

    @SelectProvider(type = ReadSql.class, method = "matching")
    List<String> matching(
            @Param("table") EntityTable table,
            @Param("criteria") Criteria criteria,
            @Param("among") Among among,
            @Param("rows") int rows);
}
