package dev.paranoid.mybatis;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Statements by which rows are collected and removed. What is collected stands in {@code paranoid_reach} under the number
 * of the connection, from the first statement of a removal to its last, so nobody else ever sees it.
 */
public final class RemoveSql {

    private static final String MINE = "r.call_id = CONNECTION_ID()";
    private static final String INTO =
            "INSERT INTO paranoid_reach (call_id, entity_type, row_key, origin, holder, live, hidden_since) ";

    private RemoveSql() {}

    public static String collectRoots(EntityTable table, DeletionIds ids) {
        return INTO + "SELECT CONNECTION_ID(), l.root_type, l.root_key, l.id" + state(table, "t")
                + " FROM paranoid_deletion l FORCE INDEX (PRIMARY) STRAIGHT_JOIN "
                + table.byId("t") + " ON " + table.id().name().of("t") + " = "
                + table.id().fromKey("l.root_key") + " WHERE " + ids.in("l.id", "ids")
                + " AND l.root_type = #{table.name}";
    }

    /** One row, for a preview, under no deletion yet. */
    public static String collectRoot(EntityTable table) {
        return INTO + "SELECT CONNECTION_ID(), #{table.name}, " + table.id().storedKey("t") + ", 0" + state(table, "t")
                + " FROM " + table.byId("t") + " WHERE " + table.id().name().of("t") + " = #{id}";
    }

    public static String collect(Link link) {
        return collect(link, "") + " FOR UPDATE";
    }

    /** Without locks, and no more than the limit. */
    public static String lookAhead(Link link, boolean liveOnly) {
        String live = liveOnly ? " AND " + link.child().mark().live("c") : "";
        return collect(link, live) + " LIMIT #{limit}";
    }

    private static String collect(Link link, String condition) {
        IdColumn id = link.child().id();
        return INTO + "SELECT CONNECTION_ID(), #{link.child.name}, " + id.storedKey("c") + ", r.origin"
                + state(link.child(), "c") + " FROM " + collectedParents(link) + condition + " AND NOT EXISTS ("
                + collected("#{link.child.name}", id.storedKey("c")) + ")";
    }

    private static String state(EntityTable table, String alias) {
        return table.markColumns()
                .map(mark -> ", " + mark.holder(alias) + ", " + mark.live(alias) + ", CASE WHEN " + mark.holder(alias)
                        + " IS NULL THEN " + mark.utc(alias) + " END")
                .orElse(", NULL, 1, NULL");
    }

    /** Children of collected parents that were not collected. */
    public static String lockRemaining(Link link, List<Link> others) {
        return "SELECT r.origin AS deletion, COUNT(*) AS amount FROM " + collectedParents(link) + stays(link, others)
                + " GROUP BY r.origin LOCK IN SHARE MODE";
    }

    /** The first ten of those that were looked at ahead. */
    public static String sampleAhead(Link link, List<Link> others, boolean liveOnly) {
        String id = link.child().id().name().of("c");
        return "SELECT s.sample FROM (SELECT " + id + " AS id, "
                + link.child().id().key("c") + " AS sample FROM " + ahead(link, others, liveOnly)
                + ") s ORDER BY s.id LIMIT 10";
    }

    /** How many children of collected parents were not collected, without locks, up to the limit. */
    public static String countAhead(Link link, List<Link> others, boolean liveOnly) {
        return "SELECT COUNT(*) FROM (SELECT 1 FROM " + ahead(link, others, liveOnly) + ") s";
    }

    private static String ahead(Link link, List<Link> others, boolean liveOnly) {
        return collectedParents(link) + (liveOnly ? live(link) : "") + stays(link, others) + " LIMIT #{limit}";
    }

    /** How many children collected parents have, up to the limit. */
    public static String countChildrenAhead(Link link) {
        return "SELECT COUNT(*) FROM (SELECT 1 FROM " + collectedParents(link) + " LIMIT #{limit}) s";
    }

    public static String sampleRemaining(Link link, List<Link> others) {
        IdColumn id = link.child().id();
        return "SELECT deletion, sample FROM (SELECT r.origin AS deletion, " + id.key("c") + " AS sample,"
                + " ROW_NUMBER() OVER (PARTITION BY r.origin ORDER BY "
                + id.name().of("c") + ") AS place FROM "
                + collectedParents(link) + stays(link, others) + ") s WHERE place <= 10 ORDER BY deletion, place";
    }

    /** A row without id goes when any of its cascading parents goes. */
    private static String stays(Link link, List<Link> others) {
        if (link.child().idColumn().isPresent()) {
            return " AND NOT EXISTS ("
                    + collected("#{link.child.name}", link.child().id().storedKey("c")) + ")";
        }
        return IntStream.range(0, others.size())
                .mapToObj(i -> " AND NOT EXISTS ("
                        + collected(
                                "#{others[" + i + "].parent.name}",
                                others.get(i).foreignKey().storedKey("c"))
                        + ")")
                .collect(Collectors.joining());
    }

    private static String live(Link link) {
        return link.child().markColumns().map(mark -> " AND " + mark.live("c")).orElse("");
    }

    public static String countChildren(Link link) {
        return "SELECT r.origin AS deletion, COUNT(*) AS amount FROM " + collectedParents(link) + " GROUP BY r.origin";
    }

    public static String unlink(Link link) {
        return "UPDATE paranoid_reach r FORCE INDEX (PRIMARY) STRAIGHT_JOIN " + link.children("c") + " ON "
                + parentOf(link) + " SET "
                + link.key("c") + " = NULL" + link.child().untouched("c") + " WHERE " + MINE
                + " AND r.entity_type = #{link.parent.name}";
    }

    public static String sever(Link link) {
        return "UPDATE paranoid_reach r FORCE INDEX (PRIMARY) STRAIGHT_JOIN " + row(link.child()) + " SET "
                + link.key("t") + " = NULL WHERE " + MINE + " AND r.entity_type = #{link.child.name}";
    }

    public static String removeLinks(Link link) {
        return "DELETE c FROM " + collectedParents(link);
    }

    public static String remove(EntityTable table) {
        return "DELETE t FROM paranoid_reach r FORCE INDEX (PRIMARY) STRAIGHT_JOIN " + row(table) + " WHERE " + MINE
                + " AND r.entity_type = #{table.name}";
    }

    private static String row(EntityTable table) {
        return table.byId("t") + " ON " + table.id().name().of("t") + " = "
                + table.id().fromKey("r.row_key");
    }

    private static String collectedParents(Link link) {
        return "paranoid_reach r FORCE INDEX (PRIMARY) STRAIGHT_JOIN " + link.children("c") + " ON " + parentOf(link)
                + " WHERE " + MINE + " AND r.entity_type = #{link.parent.name}";
    }

    private static String parentOf(Link link) {
        return link.key("c") + " = " + link.foreignKey().fromKey("r.row_key");
    }

    private static String collected(String type, String key) {
        return "SELECT 1 FROM paranoid_reach x WHERE x.call_id = CONNECTION_ID() AND x.entity_type = " + type
                + " AND x.row_key = " + key;
    }
}
