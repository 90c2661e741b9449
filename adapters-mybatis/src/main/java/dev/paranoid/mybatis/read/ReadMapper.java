package dev.paranoid.mybatis.read;

import dev.paranoid.application.Entities.Among;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.statement.RowMap;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;

/** See {@link ReadSql}. */
public interface ReadMapper {

    @SelectProvider(type = ReadSql.class, method = "hiddenByOthers")
    long hiddenByOthers(@Param("table") EntityTable table, @Param("among") int among);

    @SelectProvider(type = ReadSql.class, method = "liveBelowHidden")
    long liveBelowHidden(@Param("link") Link link, @Param("parents") int parents, @Param("among") int among);

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
    List<RowMap> find(
            @Param("table") EntityTable table, @Param("belowOthers") boolean belowOthers, @Param("id") Object id);

    @SelectProvider(type = ReadSql.class, method = "rows")
    List<RowMap> rows(@Param("table") EntityTable table, @Param("ids") Keys ids);

    @SelectProvider(type = ReadSql.class, method = "satisfying")
    List<String> satisfying(
            @Param("table") EntityTable table, @Param("narrowed") Narrowing narrowed, @Param("ids") Keys ids);

    @SelectProvider(type = ReadSql.class, method = "below")
    List<RowMap> below(
            @Param("link") Link link,
            @Param("narrowed") Narrowing narrowed,
            @Param("parent") Object parent,
            @Param("after") Object after,
            @Param("rows") int rows);

    @SelectProvider(type = ReadSql.class, method = "held")
    List<HeldRow> held(
            @Param("tables") List<EntityTable> tables, @Param("deletion") long deletion, @Param("limit") int limit);

    /**
     * Rows that a deletion holds.
     *
     * @param type their type
     * @param rows how many, up to a limit
     */
    record HeldRow(String type, long rows) {}

    @SelectProvider(type = ReadSql.class, method = "list")
    List<RowMap> list(
            @Param("table") EntityTable table,
            @Param("belowOthers") boolean belowOthers,
            @Param("narrowed") Narrowing narrowed,
            @Param("hiddenToo") boolean hiddenToo,
            @Param("after") Object after,
            @Param("rows") int rows);

    @SelectProvider(type = ReadSql.class, method = "hidden")
    List<RowMap> hidden(
            @Param("table") EntityTable table,
            @Param("narrowed") Narrowing narrowed,
            @Param("place") Place place,
            @Param("rows") int rows);

    /**
     * Where a page of hidden rows begins.
     *
     * @param after whether it begins after a row, not at the first
     * @param holder the deletion that held that row; 0 among rows that others hid
     * @param id the id of that row
     */
    record Place(boolean after, long holder, Object id) {

        static final Place FIRST = new Place(false, 0, "");

        boolean amongOthers() {
            return after && holder == 0;
        }
    }

    @SelectProvider(type = ReadSql.class, method = "matching")
    List<String> matching(
            @Param("table") EntityTable table,
            @Param("narrowed") Narrowing narrowed,
            @Param("criteria") Criteria criteria,
            @Param("among") Among among,
            @Param("rows") int rows);
}
