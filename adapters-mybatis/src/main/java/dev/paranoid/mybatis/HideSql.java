package dev.paranoid.mybatis;

/** Statements by which rows take a mark. Public, like all providers of statements, because MyBatis calls it by reflection. */
public final class HideSql {

    private HideSql() {}

    /** Roots take the marks of their deletions, which the ledger knows. */
    public static String markRoots(EntityTable table, DeletionIds ids, boolean live) {
        MarkColumns mark = table.mark();
        return "UPDATE paranoid_deletion l FORCE INDEX (PRIMARY) STRAIGHT_JOIN " + table.byId("t")
                + " ON " + table.id().name().of("t") + " = " + table.id().fromKey("l.root_key")
                + " SET " + mark.holder("t") + " = l.id, "
                + mark.deletedAt().name().of("t") + " = " + mark.fromUtc("#{at}") + table.untouched("t")
                + " WHERE " + ids.in("l.id", "ids") + " AND l.root_type = #{table.name}"
                + (live ? " AND " + mark.live("t") : "");
    }

    public static String markChildren(Link link, Members members) {
        MarkColumns child = link.child().mark();
        return "UPDATE " + markedParents(link) + " SET " + child.holder("c") + " = "
                + link.parent().mark().holder("p") + ", "
                + child.deletedAt().name().of("c") + " = " + child.fromUtc("#{at}")
                + link.child().untouched("c")
                + " WHERE " + members.parents(link) + " AND " + child.live("c");
    }

    /** Of children that bear certain other marks. */
    public static String takeAlong(Link link, Members members, DeletionIds from) {
        MarkColumns child = link.child().mark();
        return "UPDATE " + markedParents(link) + " SET " + child.holder("c") + " = "
                + link.parent().mark().holder("p") + ", "
                + child.deletedAt().name().of("c") + " = " + child.fromUtc("#{at}")
                + link.child().untouched("c")
                + " WHERE " + members.parents(link) + " AND " + from.in(child.holder("c"), "from");
    }

    /** From the ledger, so that the members are found by their mark however many deletions there are. */
    public static String countMarked(EntityTable table, DeletionIds ids) {
        return "SELECT l.id AS deletion, COUNT(*) AS amount FROM paranoid_deletion l FORCE INDEX (PRIMARY) STRAIGHT_JOIN "
                + table.byDeletion("t") + " ON " + table.mark().holder("t") + " = l.id WHERE " + ids.in("l.id", "ids")
                + " GROUP BY l.id";
    }

    public static String liveChildren(Link link, Members members) {
        String holder = link.parent().mark().holder("p");
        return "SELECT " + holder + " AS deletion, COUNT(*) AS amount FROM " + markedParents(link) + " WHERE "
                + members.parents(link) + live(link) + " GROUP BY " + holder + " LOCK IN SHARE MODE";
    }

    /** The first ten of each deletion, by id. */
    public static String sampleLiveChildren(Link link, Members members) {
        String holder = link.parent().mark().holder("p");
        IdColumn id = link.child().id();
        return "SELECT deletion, sample FROM (SELECT " + holder + " AS deletion, " + id.key("c") + " AS sample,"
                + " ROW_NUMBER() OVER (PARTITION BY " + holder + " ORDER BY "
                + id.name().of("c") + ") AS place FROM "
                + markedParents(link) + " WHERE " + members.parents(link) + live(link)
                + ") s WHERE place <= 10 ORDER BY deletion, place";
    }

    /**
     * A note is there already where somebody set a foreign key to a hidden row again, from which it had been detached. It counts
     * as well.
     */
    public static String remember(Link link, Members members) {
        return "INSERT INTO paranoid_detached (relation, parent_type, parent_key, child_type, child_key) SELECT"
                + " #{link.name}, #{link.parent.name}, "
                + link.parent().id().storedKey("p") + ", #{link.child.name}, "
                + link.child().id().storedKey("c") + " FROM " + markedParents(link) + " WHERE " + members.parents(link)
                + " FOR UPDATE ON DUPLICATE KEY UPDATE relation = VALUES(relation)";
    }

    public static String detach(Link link, Members members) {
        return "UPDATE " + markedParents(link) + " SET " + link.key("c") + " = NULL"
                + link.child().untouched("c") + " WHERE " + members.parents(link);
    }

    private static String markedParents(Link link) {
        return link.parent().byDeletion("p") + " STRAIGHT_JOIN " + link.children("c") + " ON " + link.key("c") + " = "
                + link.parent().id().name().of("p");
    }

    private static String live(Link link) {
        return link.child().markColumns().map(mark -> " AND " + mark.live("c")).orElse("");
    }
}
