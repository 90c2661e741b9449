package dev.paranoid.mybatis.read;

import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.EntityTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Statements that read rows as they are. */
public final class ReadSql {

    /** How far rows that others hid are counted. */
    public static final int UNNAMED_LIMIT = 100_000;

    private static final String BUSY = "SELECT 1 FROM paranoid_job FORCE INDEX (by_end) WHERE ended_at IS NULL";

    private ReadSql() {}

    /** Through the index on the mark, where those without one stand together; live ones among them are looked at. */
    public static String countUnnamed(EntityTable table) {
        return "SELECT COUNT(*) FROM (SELECT 1 FROM " + table.byDeletion("t") + " WHERE "
                + table.mark().holder("t") + " IS NULL AND " + table.mark().hidden("t") + " LIMIT " + UNNAMED_LIMIT
                + ") u";
    }

    /** From the newest active deletions through the primary keys of the tables, which MariaDB would read whole for NOT EXISTS. */
    public static String orphaned(List<EntityTable> tables) {
        return "SELECT l.root_type AS type, COUNT(*) AS deletions FROM (SELECT root_type, root_key FROM paranoid_deletion"
                + " FORCE INDEX (by_state) WHERE state = 'ACTIVE' ORDER BY id DESC LIMIT #{newest}) l WHERE "
                + IntStream.range(0, tables.size())
                        .mapToObj(i -> orphaned(tables.get(i), "#{tables[" + i + "].name}"))
                        .collect(Collectors.joining(" OR "))
                + " GROUP BY l.root_type";
    }

    private static String orphaned(EntityTable table, String name) {
        return "(l.root_type = " + name + " AND (SELECT 1 FROM " + table.byId("t") + " WHERE "
                + table.id().name().of("t") + " = " + table.id().fromKey("l.root_key") + " LIMIT 1) IS NULL)";
    }

    public static String find(EntityTable table) {
        return "SELECT " + columns(table) + " FROM " + table.table() + " t WHERE "
                + table.id().name().of("t") + " = #{id}";
    }

    public static String list(EntityTable table, Visibility visibility, Object after) {
        String id = table.id().name().of("t");
        return "SELECT " + columns(table) + " FROM " + table.byId("t") + " WHERE "
                + ("".equals(after) ? "TRUE" : id + " > #{after}") + seen(table, visibility) + " ORDER BY " + id
                + " LIMIT #{rows}";
    }

    private static String seen(EntityTable table, Visibility visibility) {
        return switch (visibility) {
            case ALL -> "";
            case LIVE ->
                table.markColumns().map(mark -> " AND " + mark.live("t")).orElse("");
            case HIDDEN ->
                table.markColumns().map(mark -> " AND " + mark.hidden("t")).orElse(" AND FALSE");
        };
    }

    public static String matching(EntityTable table, Criteria criteria, Among among) {
        String id = table.id().name().of("t");
        return "SELECT " + table.id().key("t") + " FROM " + table.table() + " t" + among(table, among) + " AND "
                + criteria.condition("t") + " ORDER BY " + id + " LIMIT #{rows}";
    }

    private static String among(EntityTable table, Among among) {
        return switch (among) {
            case LIVE ->
                " WHERE " + table.markColumns().map(mark -> mark.live("t")).orElse("TRUE");
            case ROOTS ->
                " STRAIGHT_JOIN paranoid_deletion l ON l.id = "
                        + table.markColumns().map(mark -> mark.holder("t")).orElse("NULL")
                        + " WHERE l.root_type = #{table.name} AND l.active = 1 AND l.root_key = "
                        + table.id().storedKey("t");
        };
    }

    private static String columns(EntityTable table) {
        String hidden = table.markColumns().map(mark -> mark.hidden("t")).orElse("FALSE");
        return table.columns().stream()
                        .map(column -> value(column) + " AS " + column.name())
                        .collect(Collectors.joining(", "))
                + ", " + table.id().key("t") + " AS paranoid_row_key, " + hidden + " AS paranoid_row_hidden, EXISTS ("
                + BUSY + ") AS paranoid_busy";
    }

    /** Times as UTC whatever the session's zone; what Java has no plain type for, as text. */
    private static String value(Column column) {
        String value = column.name().of("t");
        return switch (column.dataType()) {
            case "timestamp" -> "CONVERT_TZ(" + value + ", @@session.time_zone, '+00:00')";
            case "date", "time" -> "CAST(" + value + " AS CHAR)";
            case "year", "bit" -> value + " + 0";
            default -> value;
        };
    }
}
