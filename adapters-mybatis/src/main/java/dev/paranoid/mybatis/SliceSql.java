package dev.paranoid.mybatis;

import java.util.List;
import java.util.stream.Collectors;

/** Statements that find the end of the next slice: by key, from where the last one ended. */
public final class SliceSql {

    private static final String LAST_KEY = "CONVERT(MAX(s.id) USING utf8mb4)";
    private static final String EXPLAIN = "EXPLAIN FORMAT=TRADITIONAL ";

    private SliceSql() {}

    /** Rows that bear a deletion's mark. */
    public static String members(EntityTable table, Slice from) {
        return end(table.id().cursor("MAX(s.id)"), marked(table, from, "#{rows}"));
    }

    /** Children of one parent. */
    public static String children(Link link, Slice from) {
        String id = link.child().id().name().of("c");
        return end(
                link.child().id().cursor("MAX(s.id)"),
                next(
                        id,
                        link.children("c") + " WHERE " + link.key("c") + " = #{from.upTo}"
                                + (from.childAfter() == null ? "" : " AND " + id + " > #{from.childAfter}"),
                        "#{rows}"));
    }

    /** Collected rows of a type. */
    public static String collected(Reached reached, Slice from) {
        return end(LAST_KEY, collected(reached, "#{type}", from, "#{rows}"));
    }

    private static String end(String last, String rows) {
        return "SELECT COUNT(*) AS amount, " + last + " AS last FROM (" + rows + ") s";
    }

    private static String marked(EntityTable table, Slice from, String limit) {
        String id = table.id().name().of("t");
        return next(
                id,
                table.byDeletion("t") + " WHERE " + table.mark().holder("t") + " = #{from.deletion}"
                        + (from.after() == null ? "" : " AND " + id + " > #{from.after}"),
                limit);
    }

    private static String collected(Reached reached, String type, Slice from, String limit) {
        return next(
                "r.row_key",
                "paranoid_reach r FORCE INDEX (PRIMARY) WHERE " + reached.whole("r") + " AND r.entity_type = " + type
                        + (from.after() == null ? "" : " AND r.row_key > #{from.after}"),
                limit);
    }

    private static String next(String key, String rows, String limit) {
        return "SELECT " + key + " AS id FROM " + rows + " ORDER BY " + key + " LIMIT " + limit;
    }

    /** The next parents that bear a deletion's mark, and their children, up to a limit. */
    public static String markedWithChildren(Link link, Slice from) {
        EntityTable parent = link.parent();
        return pairs(parent.id().cursor("MAX(s.id)"), marked(parent, from, "#{parents}"), link, "p.id");
    }

    /** The next parents that were collected, and their children, up to a limit. */
    public static String collectedWithChildren(Reached reached, Link link, Slice from) {
        String parents = collected(reached, "#{link.parent.name}", from, "#{parents}");
        return pairs(LAST_KEY, parents, link, link.foreignKey().fromKey("p.id"));
    }

    /** A parent without children is a row as well. */
    private static String pairs(String last, String parents, Link link, String key) {
        return "SELECT COUNT(DISTINCT s.id) AS amount, " + last + " AS last, COUNT(s.child) AS children FROM (SELECT"
                + " p.id AS id, " + link.key("c") + " AS child FROM (" + parents + ") p LEFT JOIN "
                + link.children("c") + " ON " + link.key("c") + " = " + key + " LIMIT #{rows}) s";
    }

    /** Up to a limit over all deletions. */
    public static String mostChildren(Link link, Members members) {
        return "SELECT COALESCE(MAX(m.amount), 0) FROM (SELECT COUNT(*) AS amount FROM (SELECT "
                + link.parent().mark().holder("p") + " AS deletion FROM "
                + link.parent().byDeletion("p")
                + " STRAIGHT_JOIN " + link.children("c") + " ON " + link.key("c") + " = "
                + link.parent().id().name().of("p") + " WHERE " + members.parents(link)
                + " LIMIT #{limit}) s GROUP BY s.deletion) m";
    }

    /** Up to a limit for each way down, from roots that are marked already. */
    public static String mostBelow(List<Chain> chains, Members members) {
        return chains.stream()
                .map(chain -> below(chain, members))
                .collect(Collectors.joining(" UNION ALL ", "SELECT COALESCE(MAX(m.amount), 0) FROM (", ") m"));
    }

    private static String below(Chain chain, Members members) {
        StringBuilder from = new StringBuilder(held(chain.root(), "t0"));
        StringBuilder where = new StringBuilder(members.held("l.id"));
        for (int i = 0; i < chain.links().size(); i++) {
            Link link = chain.links().get(i);
            String parent = "t" + i;
            String child = "t" + (i + 1);
            from.append(" STRAIGHT_JOIN ")
                    .append(link.children(child))
                    .append(" ON ")
                    .append(link.key(child))
                    .append(" = ")
                    .append(link.parent().id().name().of(parent));
            where.append(i == 0 ? "" : " AND " + link.parent().mark().live(parent));
        }
        return "SELECT COUNT(*) AS amount FROM (SELECT l.id AS deletion FROM " + from + " WHERE " + where
                + " LIMIT #{limit}) s" + (members.single() ? "" : " GROUP BY s.deletion");
    }

    /** Row by row of the ledger: of many numbers in a list, the optimizer may think that reading all rows is cheaper. */
    private static String held(EntityTable table, String alias) {
        return "paranoid_deletion l FORCE INDEX (PRIMARY) STRAIGHT_JOIN " + table.byDeletion(alias) + " ON "
                + table.mark().holder(alias) + " = l.id";
    }

    /** Up to a limit in each table. */
    public static String mostMembers(List<EntityTable> tables, Members members) {
        return tables.stream()
                .map(table -> "(SELECT l.id AS deletion FROM " + held(table, "t") + " WHERE " + members.held("l.id")
                        + " LIMIT #{limit})")
                .collect(Collectors.joining(
                        " UNION ALL ",
                        "SELECT COALESCE(MAX(m.amount), 0) FROM (SELECT COUNT(*) AS amount FROM (",
                        ") s GROUP BY s.deletion) m"));
    }

    /** Of certain parents. */
    public static String explainChildren(Link link, RowIds ids) {
        return EXPLAIN + "SELECT 1 FROM " + link.children("c") + " WHERE " + ids.in(link.key("c"), "ids");
    }

    /** Of a parent like any other. */
    public static String explainAverage(Link link) {
        return EXPLAIN + "SELECT 1 FROM " + link.parent().table() + " p STRAIGHT_JOIN " + link.children("c") + " ON "
                + link.key("c") + " = " + link.parent().id().name().of("p");
    }

    public static String holdsAny(List<EntityTable> tables, Members members) {
        return tables.stream()
                .map(table ->
                        "EXISTS (SELECT 1 FROM " + table.byDeletion("t") + " WHERE " + members.in(table, "t") + ")")
                .collect(Collectors.joining(" OR ", "SELECT ", ""));
    }

    /** Roots get the marks back that they had when they were collected, where these hold still. Others keep theirs. */
    public static String unmarkRoots(Reached reached, EntityTable table) {
        MarkColumns mark = table.mark();
        String since = "COALESCE(h.deleted_at, r.hidden_since)";
        return "UPDATE " + collectedRoots(reached) + " STRAIGHT_JOIN " + table.byId("t") + " ON "
                + table.id().name().of("t") + " = " + table.id().fromKey("r.row_key")
                + " LEFT JOIN paranoid_deletion h FORCE INDEX (PRIMARY) ON h.id = r.holder AND h.active = 1 SET "
                + mark.holder("t") + " = h.id, " + mark.deletedAt().name().of("t") + " = " + mark.fromUtc(since)
                + table.untouched("t") + " WHERE " + ofJob(reached) + " AND l.root_type = #{table.name} AND "
                + mark.holder("t")
                + " = l.id AND (h.id IS NOT NULL OR r.holder IS NULL AND r.hidden_since IS NOT NULL)";
    }

    /** Deletions that held roots before, and were in progress while these were not theirs. */
    public static String missed(Reached reached) {
        return "SELECT DISTINCT h.id FROM " + collectedRoots(reached)
                + " STRAIGHT_JOIN paranoid_deletion h FORCE INDEX (PRIMARY) ON h.id = r.holder AND h.active = 1"
                + " STRAIGHT_JOIN paranoid_job j FORCE INDEX (PRIMARY) ON j.id = h.job_id"
                + " STRAIGHT_JOIN paranoid_job o FORCE INDEX (PRIMARY) ON o.id = l.job_id WHERE " + ofJob(reached)
                + " AND (j.ended_at IS NULL OR j.ended_at >= o.started_at) ORDER BY h.id";
    }

    private static String collectedRoots(Reached reached) {
        return "paranoid_deletion l FORCE INDEX (by_job) STRAIGHT_JOIN paranoid_reach r FORCE INDEX (PRIMARY) ON "
                + reached.whole("r")
                + " AND r.entity_type = l.root_type AND r.row_key = l.root_key AND r.origin = l.id";
    }

    private static String ofJob(Reached reached) {
        return "l.job_id = -" + reached.number();
    }

    /** Notes, whatever their type. */
    public static String forget(Reached reached) {
        return "DELETE FROM paranoid_reach WHERE " + reached.whole("paranoid_reach") + " LIMIT #{rows}";
    }
}
