package dev.paranoid.mybatis;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Statements on the ledger that take lists. */
public final class LedgerSql {

    private static final String SELECT =
            "SELECT l.id, l.root_type AS rootType, CONVERT(l.root_key USING utf8mb4) AS rootKey, l.mode, l.state,"
                    + " l.deleted_at AS deletedAt, l.purge_at AS purgeAt, l.actor, l.reason, l.activity,"
                    + " c.entity_type AS countedType, c.took FROM ";
    private static final String COUNTS = " LEFT JOIN paranoid_count c FORCE INDEX (PRIMARY) ON c.deletion_id = l.id";

    private LedgerSql() {}

    public static String open(BoundValues values) {
        return "INSERT INTO paranoid_deletion (root_type, root_key, mode, state, deleted_at, purge_at, actor, source,"
                + " reason) VALUES " + values.placeholders("values");
    }

    public static String recordTook(BoundValues rows) {
        return "INSERT INTO paranoid_count (deletion_id, entity_type, took) VALUES " + rows.placeholders("rows");
    }

    /**
     * By type, so that the index on roots serves. A locking read, and not sorted: where an older transaction is open, and the
     * server still keeps entries of the same roots that were closed, a plain read of MariaDB 11.4 that sorts what it finds by a
     * generated column's index finds nothing.
     */
    public static String activeOf(List<RootKeys> roots) {
        return SELECT + "paranoid_deletion l FORCE INDEX (active_root)" + COUNTS + " WHERE l.active = 1 AND "
                + anyOf(roots) + " LOCK IN SHARE MODE";
    }

    public static String purgedOf(List<RootKeys> roots) {
        return SELECT
                + "(SELECT MAX(d.id) AS id FROM paranoid_deletion d FORCE INDEX (active_root) WHERE d.mode = 'HARD' AND d.state = 'PURGED'"
                + " AND " + anyOf(roots).replace("l.root", "d.root") + " GROUP BY d.root_type, d.root_key) x"
                + " STRAIGHT_JOIN paranoid_deletion l ON l.id = x.id" + COUNTS;
    }

    private static String anyOf(List<RootKeys> roots) {
        return IntStream.range(0, roots.size())
                .mapToObj(i -> "(l.root_type = #{roots[" + i + "].type} AND l.root_key IN "
                        + Placeholders.list(
                                "roots[" + i + "]", roots.get(i).values().size())
                        + ")")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    public static String find(DeletionIds ids) {
        return SELECT + "paranoid_deletion l FORCE INDEX (PRIMARY)" + COUNTS + " WHERE " + ids.in("l.id", "ids")
                + " ORDER BY l.id";
    }

    /** Those that a job has, locked; with them their counts, which nobody else writes. */
    public static String ofJob() {
        return SELECT + "paranoid_deletion l FORCE INDEX (by_job)" + COUNTS
                + " WHERE l.job_id = #{job} AND l.activity IS NOT NULL ORDER BY l.id FOR UPDATE";
    }

    public static String lockActive(DeletionIds ids) {
        return "SELECT id FROM paranoid_deletion FORCE INDEX (PRIMARY) WHERE " + ids.in("id", "ids")
                + " AND active = 1 ORDER BY id FOR UPDATE";
    }

    public static String shareLock(DeletionIds ids) {
        return "SELECT id FROM paranoid_deletion FORCE INDEX (PRIMARY) WHERE " + ids.in("id", "ids")
                + " ORDER BY id LOCK IN SHARE MODE";
    }

    public static String close(DeletionIds ids) {
        return "UPDATE paranoid_deletion FORCE INDEX (PRIMARY) SET state = #{state}, closed_at = GREATEST(deleted_at, #{at}) WHERE "
                + ids.in("id", "ids") + " AND active = 1";
    }

    /** The page is cut from the entries alone, before their counts are joined. */
    public static String list(LedgerFilter filter) {
        return SELECT + "(SELECT d.id FROM paranoid_deletion d WHERE " + filter.condition()
                + " ORDER BY d.id DESC LIMIT #{filter.rows}) x STRAIGHT_JOIN paranoid_deletion l ON l.id = x.id"
                + COUNTS
                + " ORDER BY l.id DESC";
    }
}
