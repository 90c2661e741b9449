package dev.paranoid.mybatis;

import java.util.stream.Collectors;

/** Statements by which rows are handed over or lose their mark. */
public final class LiftSql {

    private LiftSql() {}

    public static String lockMembers(EntityTable table, Members members) {
        return "SELECT COUNT(*) FROM " + table.byDeletion("t") + " WHERE " + members.in(table, "t") + " FOR UPDATE";
    }

    /** Counts the parents that are hidden under deletions outside, and by others; live ones are locked as well. */
    public static String lockParents(Link link, Members members) {
        return "SELECT COALESCE(SUM(" + outside(link, members) + "), 0) AS byDeletions, COALESCE(SUM(" + unnamed(link)
                + "), 0) AS byOthers FROM (SELECT DISTINCT " + link.key("c")
                + " AS parent FROM " + members(link) + " WHERE " + member(link, members) + " AND " + link.key("c")
                + " IS NOT NULL) m STRAIGHT_JOIN " + link.parent().byId("p") + " ON "
                + link.parent().id().name().of("p") + " = m.parent LOCK IN SHARE MODE";
    }

    /** What a hand-over along this relation is about to do, by old holder and new mark. */
    public static String handOvers(Link link, boolean named, Members members) {
        String holder = link.parent().mark().holder("p");
        String key = link.parent().id().key("p");
        return "SELECT " + link.child().mark().holder("c") + " AS deletion, " + holder + " AS holder, MIN(" + key
                + ") AS bearer, COUNT(*) AS amount FROM " + members(link) + parents(link) + " WHERE "
                + member(link, members) + " AND " + hidden(link, named, members) + " GROUP BY "
                + link.child().mark().holder("c") + ", " + holder + ", CASE WHEN " + holder + " IS NULL THEN "
                + link.parent().id().name().of("p") + " END";
    }

    public static String handOver(Link link, boolean named, Members members) {
        MarkColumns child = link.child().mark();
        MarkColumns parent = link.parent().mark();
        return "UPDATE " + members(link) + parents(link) + " SET " + child.holder("c") + " = " + parent.holder("p")
                + ", " + child.deletedAt().name().of("c") + " = " + child.fromUtc(parent.utc("p"))
                + link.child().untouched("c")
                + " WHERE " + member(link, members) + " AND " + hidden(link, named, members);
    }

    /** Pairs of a member and another row with the same value, that is live or a member as well. */
    public static String clashes(EntityTable table, UniqueKey key, Members members) {
        MarkColumns mark = table.mark();
        String id = table.id().name().quoted();
        String same = key.values().stream()
                .map(value -> value.of("h") + " = " + value.of("m"))
                .collect(Collectors.joining(" AND "));
        return "SELECT " + table.id().key("m") + " AS restored, " + mark.holder("m") + " AS restoredBy, "
                + table.id().key("h") + " AS holder, " + mark.holder("h") + " AS holderRestoredBy FROM "
                + table.byDeletion("m") + " STRAIGHT_JOIN " + table.table() + " h FORCE INDEX (" + key.name() + ") ON "
                + same + " WHERE " + members.in(table, "m")
                + " AND (" + mark.live("h") + " OR " + members.held(mark.holder("h")) + " AND h." + id + " > m." + id
                + ") ORDER BY m." + id + ", h." + id + " LIMIT 1000";
    }

    public static String putBack(Link link, Members members) {
        return "UPDATE (SELECT d.child_key, MIN(d.parent_key) AS parent_key FROM " + remembered(link, members)
                + " GROUP BY d.child_key) r STRAIGHT_JOIN " + link.child().byId("c") + " ON "
                + link.child().id().name().of("c") + " = " + link.child().id().fromKey("r.child_key")
                + " SET " + link.key("c") + " = " + link.foreignKey().fromKey("r.parent_key")
                + link.child().untouched("c")
                + " WHERE " + link.key("c") + " IS NULL";
    }

    public static String forget(Link link, Members members) {
        return "DELETE d FROM " + remembered(link, members);
    }

    public static String count(EntityTable table, Members members) {
        return "SELECT " + table.mark().holder("t") + " AS deletion, COUNT(*) AS amount FROM " + table.byId("t")
                + " WHERE " + members.in(table, "t") + " GROUP BY "
                + table.mark().holder("t");
    }

    public static String clearMark(EntityTable table, Members members) {
        MarkColumns mark = table.mark();
        return "UPDATE " + table.byDeletion("t") + " SET " + mark.holder("t") + " = NULL, "
                + mark.deletedAt().name().of("t") + " = NULL" + table.untouched("t") + " WHERE "
                + members.in(table, "t");
    }

    private static String members(Link link) {
        return link.child().byDeletion("c");
    }

    private static String member(Link link, Members members) {
        return members.in(link.child(), "c");
    }

    private static String parents(Link link) {
        return " STRAIGHT_JOIN " + link.parent().byId("p") + " ON "
                + link.parent().id().name().of("p") + " = " + link.key("c");
    }

    private static String hidden(Link link, boolean named, Members members) {
        return named ? outside(link, members) : unnamed(link);
    }

    private static String outside(Link link, Members members) {
        MarkColumns parent = link.parent().mark();
        String holder = parent.holder("p");
        return "(" + parent.hidden("p") + " AND " + holder + " IS NOT NULL AND NOT (" + members.held(holder) + "))";
    }

    private static String unnamed(Link link) {
        MarkColumns parent = link.parent().mark();
        return "(" + parent.hidden("p") + " AND " + parent.holder("p") + " IS NULL)";
    }

    private static String remembered(Link link, Members members) {
        return link.parent().byDeletion("p") + " STRAIGHT_JOIN paranoid_detached d FORCE INDEX (PRIMARY) ON"
                + " d.parent_key = " + link.parent().id().storedKey("p") + " AND d.relation = #{link.name} WHERE "
                + members.in(link.parent(), "p");
    }
}
