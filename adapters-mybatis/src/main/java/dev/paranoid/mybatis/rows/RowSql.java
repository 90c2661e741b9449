package dev.paranoid.mybatis.rows;

import dev.paranoid.application.port.row.Lock;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.schema.MarkColumns;
import dev.paranoid.mybatis.schema.UniqueKey;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.statement.LockClause;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements on the rows of entities. Public, like all providers of statements, because MyBatis calls it by reflection. */
public final class RowSql {

    private RowSql() {}

    public static String load(EntityRows rows, Lock lock, Keys keys) {
        EntityTable table = rows.table();
        String id = table.id().name().of("t");
        return "SELECT " + rows.columns("t") + ", UTC_TIMESTAMP(6) AS now FROM " + table.byId("t") + " WHERE "
                + keys.in(id, "keys") + " ORDER BY " + id + LockClause.of(lock);
    }

    /** The last bound value is the limit. */
    public static String children(EntityRows rows, Link link, boolean liveOnly, boolean ordered, Lock lock, Keys keys) {
        return "SELECT " + rows.columns("c") + " FROM " + link.children("c") + " WHERE "
                + keys.in(link.key("c"), "keys") + unknown(link, keys) + live(link, liveOnly) + order(link, ordered)
                + " LIMIT ?" + LockClause.of(lock);
    }

    /** Those of one parent, behind one of them. */
    public static String childrenAfter(EntityRows rows, Link link, boolean liveOnly, Lock lock) {
        return "SELECT " + rows.columns("c") + " FROM " + link.children("c") + " WHERE " + link.key("c")
                + " = #{parent} AND " + link.child().id().name().of("c") + " > #{after}" + live(link, liveOnly)
                + order(link, true) + " LIMIT #{limit}" + LockClause.of(lock);
    }

    /** Judged in the index, which has the id. No ranges are to be made of it: there would be as many for each parent. */
    private static String unknown(Link link, Keys keys) {
        return keys.others() == 0
                ? ""
                : " AND NOT "
                        + keys.inOthers("COALESCE(" + link.child().id().name().of("c") + ")");
    }

    private static String order(Link link, boolean ordered) {
        return ordered
                ? " ORDER BY " + link.key("c") + ", " + link.child().id().name().of("c")
                : "";
    }

    private static String live(Link link, boolean liveOnly) {
        return liveOnly
                ? link.child()
                        .markColumns()
                        .map(mark -> " AND " + mark.live("c"))
                        .orElse("")
                : "";
    }

    public static String links(EntityRows rows, Link link, Lock lock, Keys keys) {
        return "SELECT " + rows.foreignKeys("c") + " FROM " + link.children("c") + " WHERE "
                + keys.in(link.key("c"), "keys") + " LIMIT ?" + LockClause.of(lock);
    }

    public static String members(EntityRows rows, Lock lock, Keys keys) {
        EntityTable table = rows.table();
        return "SELECT " + rows.columns("t") + " FROM " + table.byDeletion("t") + " WHERE "
                + keys.in(table.mark().holder("t"), "keys") + " LIMIT ?" + LockClause.of(lock);
    }

    public static String membersAfter(EntityRows rows, Lock lock, @Nullable Object after) {
        EntityTable table = rows.table();
        String id = table.id().name().of("t");
        return "SELECT " + rows.columns("t") + " FROM " + table.byDeletion("t") + " WHERE "
                + table.mark().holder("t") + " = #{holder}" + (after == null ? "" : " AND " + id + " > #{after}")
                + " ORDER BY " + id + " LIMIT #{limit}" + LockClause.of(lock);
    }

    public static String mark(EntityTable table, Keys keys) {
        MarkColumns mark = table.mark();
        return "UPDATE " + table.byId("t") + " SET " + mark.holder("t") + " = #{holder}, "
                + mark.deletedAt().name().of("t") + " = " + mark.fromUtc("#{since}") + table.untouched("t") + " WHERE "
                + keys.in(table.id().name().of("t"), "keys");
    }

    /** Each row with a mark of its own, as {@code [[key, holder, since], …]}. */
    public static String markEach(EntityTable table) {
        MarkColumns mark = table.mark();
        return "UPDATE JSON_TABLE(#{marks}, '$[*]' COLUMNS ("
                + "k VARCHAR(255) CHARACTER SET utf8mb4 PATH '$[0]', h BIGINT PATH '$[1]', s VARCHAR(32) PATH '$[2]')) m"
                + " STRAIGHT_JOIN " + table.byId("t") + " ON "
                + table.id().name().of("t") + " = "
                + table.id().fromKey("m.k") + " SET " + mark.holder("t") + " = m.h, "
                + mark.deletedAt().name().of("t") + " = " + mark.fromUtc("CAST(m.s AS DATETIME(6))")
                + table.untouched("t");
    }

    public static String free(EntityTable table, Keys keys) {
        MarkColumns mark = table.mark();
        return "UPDATE " + table.byId("t") + " SET " + mark.holder("t") + " = NULL, "
                + mark.deletedAt().name().of("t") + " = NULL" + table.untouched("t") + " WHERE "
                + keys.in(table.id().name().of("t"), "keys");
    }

    /** Each row its own value, as {@code [[key, value], …]}. */
    public static String give(EntityTable table, Column column) {
        return "UPDATE JSON_TABLE(#{values}, '$[*]' COLUMNS (k VARCHAR(255) CHARACTER SET utf8mb4 PATH '$[0]',"
                + " v VARCHAR(3072) CHARACTER SET utf8mb4 PATH '$[1]')) m STRAIGHT_JOIN " + table.byId("t") + " ON "
                + table.id().name().of("t") + " = " + table.id().fromKey("m.k") + " SET "
                + column.name().of("t") + " = m.v" + table.untouched("t");
    }

    /** Pairs of one of these rows and another with the same value, that is live, one of these, or held by one of these deletions. */
    public static String clashes(EntityTable table, UniqueKey key, Keys keys) {
        MarkColumns mark = table.mark();
        String id = table.id().name().quoted();
        String same = key.values().stream()
                .map(value -> value.of("h") + " = " + value.of("m"))
                .collect(Collectors.joining(" AND "));
        return "SELECT " + table.id().raw("m") + " AS restored, " + table.id().raw("h") + " AS holder, "
                + mark.holder("h") + " AS h, " + mark.utc("h") + " AS s FROM " + table.byId("m") + " STRAIGHT_JOIN "
                + table.table() + " h FORCE INDEX (" + key.name() + ") ON " + same + " AND h." + id + " <> m." + id
                + " WHERE (" + mark.live("h") + " OR FIND_IN_SET(" + mark.holder("h") + ", #{holders}) OR "
                + keys.in("h." + id, "keys") + ") AND " + keys.inOthers("m." + id) + " ORDER BY m." + id + ", h." + id
                + " LIMIT 1000";
    }

    /** Who holds these rows. */
    public static String holders(EntityTable table, Keys keys) {
        return "SELECT DISTINCT " + table.mark().holder("t") + " FROM " + table.byId("t") + " WHERE "
                + table.mark().holder("t") + " IS NOT NULL AND "
                + keys.in(table.id().name().of("t"), "keys");
    }

    public static String setNull(Link link, Keys keys) {
        return "UPDATE " + link.child().byId("c") + " SET " + link.key("c") + " = NULL"
                + link.child().untouched("c") + " WHERE "
                + keys.in(link.child().id().name().of("c"), "keys");
    }

    /** Of rows without id. The last bound value is the limit. */
    public static String unlinkLinks(Link link, Keys keys) {
        return "UPDATE " + link.children("c") + " SET " + link.key("c") + " = NULL"
                + link.child().untouched("c") + " WHERE " + keys.in(link.key("c"), "keys") + " LIMIT ?";
    }

    public static String remember(BoundValues rows) {
        return "INSERT INTO paranoid_detached (relation, parent_type, parent_key, child_type, child_key) VALUES "
                + rows.placeholders("rows");
    }

    public static String forgetColumn(Link link, Keys keys) {
        return "DELETE d FROM paranoid_detached d FORCE INDEX (by_child) WHERE d.relation = #{link.name} AND "
                + keys.in("d.child_key", "keys");
    }

    /** The last bound value is the limit. */
    public static String remembered(Link link, Keys keys) {
        return "SELECT CONVERT(d.child_key USING utf8mb4) AS child, CONVERT(d.parent_key USING utf8mb4) AS parent"
                + " FROM paranoid_detached d FORCE INDEX (PRIMARY) WHERE d.relation = #{link.name} AND "
                + keys.in("d.parent_key", "keys") + " LIMIT ?" + LockClause.of(Lock.EXCLUSIVE);
    }

    public static String putBack(Link link, Keys keys) {
        return "UPDATE (SELECT d.child_key, MIN(d.parent_key) AS parent_key FROM paranoid_detached d FORCE INDEX (by_child)"
                + " WHERE d.relation = #{link.name} AND " + keys.in("d.child_key", "keys")
                + " GROUP BY d.child_key) r STRAIGHT_JOIN " + link.child().byId("c") + " ON "
                + link.child().id().name().of("c") + " = " + link.child().id().fromKey("r.child_key") + " SET "
                + link.key("c") + " = " + link.foreignKey().fromKey("r.parent_key")
                + link.child().untouched("c")
                + " WHERE " + link.key("c") + " IS NULL";
    }

    public static String forgetParents(EntityTable table, Keys keys) {
        return "DELETE d FROM paranoid_detached d FORCE INDEX (PRIMARY) WHERE d.parent_type = #{table.name} AND "
                + keys.in("d.parent_key", "keys");
    }

    public static String forgetChildren(EntityTable table, Keys keys) {
        return "DELETE d FROM paranoid_detached d FORCE INDEX (by_child) WHERE d.child_type = #{table.name} AND "
                + keys.in("d.child_key", "keys");
    }

    public static String remove(EntityTable table, Keys keys) {
        return "DELETE t FROM " + table.byId("t") + " WHERE "
                + keys.in(table.id().name().of("t"), "keys");
    }

    /** The last bound value is the limit. */
    public static String removeLinks(Link link, Keys keys) {
        return "DELETE FROM " + link.child().table() + " WHERE "
                + keys.in(link.foreignKey().name().quoted(), "keys") + " LIMIT ?";
    }
}
