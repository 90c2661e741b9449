package dev.paranoid.mybatis.read;

import dev.paranoid.application.Entities.Among;
import dev.paranoid.mybatis.read.ReadMapper.Place;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.statement.Keys;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Statements that read rows as they are. */
public final class ReadSql {

    /** Hidden rows that a deletion holds. */
    static final int HELD = 0;

    /** Hidden rows without a holder. */
    static final int BY_OTHERS = 1;

    /** A row where the look for these ended; hidden or not. */
    static final int WALKED = 2;

    /** Rows among which a page looks for such without a holder. */
    static final int WALK = 10_000;

    /** The row's id, as the driver gives it. */
    static final String KEY = "paranoid_row_key";

    /** Whether the row is hidden. */
    static final String HIDDEN = "paranoid_row_hidden";

    /** Whether anything goes on in the background. */
    static final String BUSY = "paranoid_busy";

    /** Which part of a page of hidden rows. */
    static final String PART = "paranoid_part";

    /** The deletion that holds the row. */
    static final String HOLDER = "paranoid_holder";

    /** Before the place of a large column: how many bytes a value has that is left out. */
    static final String LENGTH = "paranoid_length_";

    /** Bytes that large values of one row have in a list, at most; the rest of a row has 64 KiB. */
    static final int LARGE_IN_LIST = 32 << 10;

    /** Bytes that large values of a row have that is read alone, at most. */
    static final int LARGE_ALONE = 16 << 20;

    /** What statements say of a row besides its columns. */
    static final Set<String> ABOUT_ROWS = Set.of(KEY, HIDDEN, BUSY, PART, HOLDER);

    private static final String WHETHER_BUSY =
            ", EXISTS (SELECT 1 FROM paranoid_job FORCE INDEX (by_end) WHERE ended_at IS NULL) AS " + BUSY;

    private ReadSql() {}

    /** Through the index on the mark, where those without one stand together; live ones among them are looked at. */
    public static String hiddenByOthers(EntityTable table) {
        return "SELECT COUNT(*) FROM (SELECT " + table.mark().hidden("t") + " AS hidden FROM " + table.byDeletion("t")
                + " WHERE " + table.mark().holder("t") + " IS NULL LIMIT #{among}) u WHERE u.hidden";
    }

    /** From the parents that were hidden last, along the index on the mark, through that on the foreign key. */
    public static String liveBelowHidden(Link link) {
        EntityTable parent = link.parent();
        String parents = "(SELECT " + parent.id().name().of("p") + " AS id FROM " + parent.byDeletion("p") + " WHERE "
                + parent.mark().holder("p") + " IS NOT NULL AND "
                + parent.mark().hidden("p") + " ORDER BY "
                + parent.mark().holder("p") + " DESC LIMIT #{parents}) h";
        return "SELECT COUNT(*) FROM (SELECT " + link.child().mark().live("c") + " AS live FROM " + parents
                + " STRAIGHT_JOIN " + link.children("c") + " ON " + link.key("c")
                + " = h.id LIMIT #{among}) u WHERE u.live";
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

    /** Whether anything goes on in the background is asked where a deletion may have yet to come to a row from above it. */
    public static String find(EntityTable table, boolean belowOthers) {
        return "SELECT " + columns(table, LARGE_ALONE) + (belowOthers ? WHETHER_BUSY : "") + " FROM " + table.table()
                + " t WHERE " + table.id().name().of("t") + " = #{id}";
    }

    public static String rows(EntityTable table, Keys ids) {
        return "SELECT " + columns(table, LARGE_IN_LIST) + " FROM " + table.byId("t") + " WHERE "
                + ids.in(table.id().name().of("t"), "ids");
    }

    public static String satisfying(EntityTable table, Narrowing narrowed, Keys ids) {
        return "SELECT " + table.id().key("t") + " FROM " + table.byId("t") + " WHERE " + narrowed.condition("t")
                + " AND " + ids.in(table.id().name().of("t"), "ids");
    }

    /** Ids are read in the order of the index, where it ends with them, and rows after that. */
    public static String below(Link link, Narrowing narrowed, Object after) {
        EntityTable table = link.child();
        String id = table.id().name().of("t");
        String child = table.id().name().of("c");
        return "SELECT " + columns(table, LARGE_IN_LIST) + " FROM (SELECT " + child + " AS id FROM "
                + link.children("c") + " WHERE "
                + link.key("c") + " = #{parent}" + ("".equals(after) ? "" : " AND " + child + " > #{after}")
                + narrowed.and("c")
                + " ORDER BY " + child + " LIMIT #{rows}) x STRAIGHT_JOIN " + table.byId("t") + " ON " + id
                + " = x.id ORDER BY " + id;
    }

    public static String held(List<EntityTable> tables) {
        return IntStream.range(0, tables.size())
                .mapToObj(i -> "SELECT #{tables[" + i + "].name} AS type, (SELECT COUNT(*) FROM (SELECT 1 FROM "
                        + tables.get(i).byDeletion("t") + " WHERE "
                        + tables.get(i).mark().holder("t") + " = #{deletion} LIMIT #{limit}) h) AS `rows`")
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** As {@link #find}. */
    public static String list(
            EntityTable table, boolean belowOthers, Narrowing narrowed, boolean hiddenToo, Object after) {
        String id = table.id().name().of("t");
        String seen = hiddenToo
                ? ""
                : table.markColumns().map(mark -> " AND " + mark.live("t")).orElse("");
        return "SELECT " + columns(table, LARGE_IN_LIST) + (belowOthers ? WHETHER_BUSY : "") + " FROM "
                + table.byId("t") + " WHERE "
                + ("".equals(after) ? "TRUE" : id + " > #{after}") + seen + narrowed.and("t") + " ORDER BY " + id
                + " LIMIT #{rows}";
    }

    /**
     * Those that a deletion holds, through the index on the mark (part {@value #HELD}). Where they do not fill the page, those that
     * others hid among the next {@value #WALK} rows by id (part {@value #BY_OTHERS}), to which no index leads; and the last of these
     * rows, where more may follow (part {@value #WALKED}). MySQL spares itself what the LIMIT cuts off.
     */
    public static String hidden(EntityTable table, Narrowing narrowed, Place place) {
        String id = table.id().name().of("t");
        String walk = "(SELECT " + id + " AS id, " + table.mark().holder("t") + " AS holder, "
                + table.mark().hidden("t") + narrowed.and("t") + " AS hidden FROM " + table.byId("t")
                + (place.amongOthers() ? " WHERE " + id + " > #{place.id}" : "") + " ORDER BY " + id + " LIMIT " + WALK
                + ") w";
        String others = "(SELECT w.id AS id, " + BY_OTHERS + " AS part, NULL AS holder FROM " + walk
                + " WHERE w.holder IS NULL AND w.hidden ORDER BY w.id LIMIT #{rows})";
        String walked =
                "(SELECT MAX(w.id), " + WALKED + ", NULL FROM " + walk + " HAVING COUNT(*) = " + WALK + " LIMIT 1)";
        return "SELECT " + columns(table, LARGE_IN_LIST) + ", x.part AS " + PART + ", x.holder AS " + HOLDER + " FROM ("
                + (place.amongOthers() ? "" : held(table, narrowed, place) + " UNION ALL ") + others + " UNION ALL "
                + walked
                + " LIMIT #{rows}) x STRAIGHT_JOIN " + table.byId("t") + " ON " + id + " = x.id ORDER BY x.part, "
                + "x.holder DESC, "
                + (table.mark().newestFirst() ? "" : "CASE WHEN x.part = " + HELD + " THEN x.id END DESC, ") + "x.id";
    }

    /** In the order of the index, so that nothing is sorted. */
    private static String held(EntityTable table, Narrowing narrowed, Place place) {
        String id = table.id().name().of("t");
        String holder = table.mark().holder("t");
        boolean rising = table.mark().newestFirst();
        String after = " AND (" + holder + " < #{place.holder} OR " + holder + " = #{place.holder} AND " + id
                + (rising ? " > " : " < ") + "#{place.id})";
        return "(SELECT " + id + " AS id, " + HELD + " AS part, " + holder + " AS holder FROM " + table.byDeletion("t")
                + " WHERE " + holder + " IS NOT NULL AND " + table.mark().hidden("t") + narrowed.and("t")
                + (place.after() ? after : "")
                + " ORDER BY " + holder + " DESC, " + id + (rising ? "" : " DESC") + " LIMIT #{rows})";
    }

    public static String matching(EntityTable table, Narrowing narrowed, Criteria criteria, Among among) {
        String id = table.id().name().of("t");
        List<String> leading = Stream.concat(
                        criteria.columns().stream().map(column -> column.name().name()),
                        among == Among.LIVE
                                ? Stream.empty()
                                : Stream.of(table.mark().deletionId().name()))
                .toList();
        return "SELECT " + table.id().key("t") + " FROM " + table.byAnyOf(leading, "t")
                + among(table, among) + " AND "
                + criteria.condition("t") + narrowed.and("t") + " ORDER BY " + id + " LIMIT #{rows}";
    }

    private static String among(EntityTable table, Among among) {
        return switch (among) {
            case LIVE ->
                " WHERE " + table.markColumns().map(mark -> mark.live("t")).orElse("TRUE");
            case ROOTS ->
                " STRAIGHT_JOIN paranoid_deletion l ON l.id = " + table.mark().holder("t") + " WHERE "
                        + table.mark().holder("t")
                        + " IS NOT NULL AND l.root_type = #{table.name} AND l.active = 1 AND l.root_key = "
                        + table.id().storedKey("t");
        };
    }

    /** Large values up to a part of these bytes; of those beyond, their lengths. */
    private static String columns(EntityTable table, int largeBytes) {
        String hidden = table.markColumns().map(mark -> mark.hidden("t")).orElse("FALSE");
        List<Column> visible = table.visible();
        long most =
                largeBytes / Math.max(1, visible.stream().filter(Column::large).count());
        return IntStream.range(0, visible.size())
                        .mapToObj(i -> visible.get(i).large() ? large(visible.get(i), i, most) : plain(visible.get(i)))
                        .collect(Collectors.joining())
                + table.id().raw("t") + " AS " + KEY + ", " + hidden + " AS " + HIDDEN;
    }

    private static String plain(Column column) {
        return value(column) + " AS " + column.name() + ", ";
    }

    private static String large(Column column, int place, long most) {
        String value = column.name().of("t");
        String beyond = "IF(OCTET_LENGTH(" + value + ") > " + most + ", ";
        return beyond + "NULL, " + value + ") AS " + column.name() + ", " + beyond + "OCTET_LENGTH(" + value
                + "), NULL) AS " + LENGTH + place + ", ";
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
