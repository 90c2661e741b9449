package dev.paranoid.mybatis;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Statements by which rows are collected and removed. What is collected stands in {@code paranoid_reach} under the number
 * of the connection, from the first statement of a removal to its last, so nobody else ever sees it.
 */
public final class RemoveSql {

    private static final String INTO =
            "INSERT INTO paranoid_reach (call_id, entity_type, row_key, origin, holder, live, hidden_since) ";

    private RemoveSql() {}

    public static String collectRoots(Reached reached, EntityTable table, DeletionIds ids) {
        return INTO + "SELECT " + reached.number() + ", l.root_type, l.root_key, l.id" + state(table, "t")
                + " FROM paranoid_deletion l FORCE INDEX (PRIMARY) STRAIGHT_JOIN "
                + table.byId("t") + " ON " + table.id().name().of("t") + " = "
                + table.id().fromKey("l.root_key") + " WHERE " + ids.in("l.id", "ids")
                + " AND l.root_type = #{table.name}";
    }

    /** One row, for a preview, under no deletion yet. */
    public static String collectRoot(Reached reached, EntityTable table) {
        return INTO + "SELECT " + reached.number() + ", #{table.name}, "
                + table.id().storedKey("t") + ", 0" + state(table, "t") + " FROM " + table.byId("t") + " WHERE "
                + table.id().name().of("t") + " = #{id}";
    }

    public static String collect(Reached reached, Link link) {
        return collect(reached, link, "") + " LIMIT #{limit} FOR UPDATE";
    }

    /** Without locks, and no more than the limit. */
    public static String lookAhead(Reached reached, Link link, boolean liveOnly) {
        String live = liveOnly ? " AND " + link.child().mark().live("c") : "";
        return collect(reached, link, live) + " LIMIT #{limit}";
    }

    private static String collect(Reached reached, Link link, String condition) {
        IdColumn id = link.child().id();
        return INTO + "SELECT " + reached.number() + ", #{link.child.name}, " + id.storedKey("c") + ", r.origin"
                + state(link.child(), "c") + " FROM " + collectedParents(reached, link) + condition
                + " AND NOT EXISTS ("
                + collected(reached, "#{link.child.name}", id.storedKey("c")) + ")";
    }

    private static String state(EntityTable table, String alias) {
        return table.markColumns()
                .map(mark -> ", " + mark.holder(alias) + ", " + mark.live(alias) + ", CASE WHEN " + mark.holder(alias)
                        + " IS NULL THEN " + mark.utc(alias) + " END")
                .orElse(", NULL, 1, NULL");
    }

    /** Children of collected parents that were not collected. */
    public static String lockRemaining(Reached reached, Link link, List<Link> others) {
        return "SELECT r.origin AS deletion, COUNT(*) AS amount FROM " + collectedParents(reached, link)
                + stays(reached, link, others) + " GROUP BY r.origin LOCK IN SHARE MODE";
    }

    /** The first ten of those that were looked at ahead. */
    public static String sampleAhead(Reached reached, Link link, List<Link> others, boolean liveOnly) {
        String id = link.child().id().name().of("c");
        return "SELECT s.sample FROM (SELECT " + id + " AS id, "
                + link.child().id().key("c") + " AS sample FROM " + ahead(reached, link, others, liveOnly)
                + ") s ORDER BY s.id LIMIT 10";
    }

    /** How many children of collected parents were not collected, without locks, up to the limit. */
    public static String countAhead(Reached reached, Link link, List<Link> others, boolean liveOnly) {
        return "SELECT COUNT(*) FROM (SELECT 1 FROM " + ahead(reached, link, others, liveOnly) + ") s";
    }

    private static String ahead(Reached reached, Link link, List<Link> others, boolean liveOnly) {
        return collectedParents(reached, link) + (liveOnly ? live(link) : "") + stays(reached, link, others)
                + " LIMIT #{limit}";
    }

    /** How many children collected parents have, up to the limit. */
    public static String countChildrenAhead(Reached reached, Link link) {
        return "SELECT COUNT(*) FROM (SELECT 1 FROM " + collectedParents(reached, link) + " LIMIT #{limit}) s";
    }

    /** Live children of collected parents that were not collected, without locks. */
    public static String liveRemaining(Reached reached, Link link) {
        return "SELECT r.origin AS deletion, COUNT(*) AS amount FROM " + collectedParents(reached, link) + live(link)
                + stays(reached, link, List.of()) + " GROUP BY r.origin";
    }

    public static String sampleLiveRemaining(Reached reached, Link link) {
        return sample(reached, link, live(link) + stays(reached, link, List.of()));
    }

    public static String sampleRemaining(Reached reached, Link link, List<Link> others) {
        return sample(reached, link, stays(reached, link, others));
    }

    /** The first ten of each deletion, by id. */
    private static String sample(Reached reached, Link link, String condition) {
        IdColumn id = link.child().id();
        return "SELECT deletion, sample FROM (SELECT r.origin AS deletion, " + id.key("c") + " AS sample,"
                + " ROW_NUMBER() OVER (PARTITION BY r.origin ORDER BY "
                + id.name().of("c") + ") AS place FROM "
                + collectedParents(reached, link) + condition
                + ") s WHERE place <= 10 ORDER BY deletion, place";
    }

    /** A row without id goes when any of its cascading parents goes. */
    private static String stays(Reached reached, Link link, List<Link> others) {
        if (link.child().idColumn().isPresent()) {
            return " AND NOT EXISTS ("
                    + collected(reached, "#{link.child.name}", link.child().id().storedKey("c")) + ")";
        }
        return IntStream.range(0, others.size())
                .mapToObj(i -> " AND NOT EXISTS ("
                        + collected(
                                reached,
                                "#{others[" + i + "].parent.name}",
                                others.get(i).foreignKey().storedKey("c"))
                        + ")")
                .collect(Collectors.joining());
    }

    private static String live(Link link) {
        return link.child().markColumns().map(mark -> " AND " + mark.live("c")).orElse("");
    }

    public static String countChildren(Reached reached, Link link) {
        return "SELECT r.origin AS deletion, COUNT(*) AS amount FROM " + collectedParents(reached, link)
                + " GROUP BY r.origin";
    }

    public static String unlink(Reached reached, Link link) {
        return "UPDATE paranoid_reach r FORCE INDEX (PRIMARY) STRAIGHT_JOIN " + link.children("c") + " ON "
                + parentOf(link) + " SET "
                + link.key("c") + " = NULL" + link.child().untouched("c") + " WHERE " + reached.in("r")
                + " AND r.entity_type = #{link.parent.name}" + reached.children(link);
    }

    public static String sever(Reached reached, Link link) {
        return "UPDATE paranoid_reach r FORCE INDEX (PRIMARY) STRAIGHT_JOIN " + row(link.child()) + " SET "
                + link.key("t") + " = NULL WHERE " + reached.in("r") + " AND r.entity_type = #{link.child.name}";
    }

    /** The active deletions whose root is such a child, and null for all others. */
    public static String lockChildren(Reached reached, Link link) {
        return "SELECT DISTINCT l.id FROM paranoid_reach r FORCE INDEX (PRIMARY) STRAIGHT_JOIN " + link.children("c")
                + " ON " + parentOf(link) + " LEFT JOIN paranoid_deletion l FORCE INDEX (active_root)"
                + " ON l.root_type = #{link.child.name} AND l.root_key = "
                + link.child().id().storedKey("c")
                + " AND l.active = 1 WHERE " + reached.in("r") + " AND r.entity_type = #{link.parent.name}"
                + reached.children(link) + " FOR UPDATE";
    }

    public static String removeChildren(Reached reached, Link link) {
        return "DELETE c FROM " + collectedParents(reached, link);
    }

    /** How many of those that were collected for each deletion are there still. */
    public static String countCollected(Reached reached, EntityTable table) {
        return "SELECT r.origin AS deletion, COUNT(*) AS amount FROM paranoid_reach r FORCE INDEX (PRIMARY) STRAIGHT_JOIN "
                + row(table) + " WHERE " + reached.in("r") + " AND r.entity_type = #{table.name} GROUP BY r.origin";
    }

    public static String remove(Reached reached, EntityTable table) {
        return "DELETE t FROM paranoid_reach r FORCE INDEX (PRIMARY) STRAIGHT_JOIN " + row(table) + " WHERE "
                + reached.in("r") + " AND r.entity_type = #{table.name}";
    }

    private static String row(EntityTable table) {
        return table.byId("t") + " ON " + table.id().name().of("t") + " = "
                + table.id().fromKey("r.row_key");
    }

    private static String collectedParents(Reached reached, Link link) {
        return "paranoid_reach r FORCE INDEX (PRIMARY) STRAIGHT_JOIN " + link.children("c") + " ON " + parentOf(link)
                + " WHERE " + reached.in("r") + " AND r.entity_type = #{link.parent.name}" + reached.children(link);
    }

    private static String parentOf(Link link) {
        return link.key("c") + " = " + link.foreignKey().fromKey("r.row_key");
    }

    private static String collected(Reached reached, String type, String key) {
        return "SELECT 1 FROM paranoid_reach x WHERE " + reached.whole("x") + " AND x.entity_type = " + type
                + " AND x.row_key = " + key;
    }
}
