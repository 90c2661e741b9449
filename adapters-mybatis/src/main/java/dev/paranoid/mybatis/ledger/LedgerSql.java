package dev.paranoid.mybatis.ledger;

import dev.paranoid.application.port.row.Lock;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.statement.LockClause;
import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Statements on the ledger that take lists. */
public final class LedgerSql {

    static final String SELECT = "SELECT " + LedgerRow.COLUMNS + " FROM ";

    private static final int APART = 60;

    private LedgerSql() {}

    public static String open(BoundValues values) {
        return "INSERT INTO paranoid_deletion (root_type, root_key, mode, state, deleted_at, purge_at, actor, source,"
                + " asker, reason, took) VALUES " + values.placeholders("values");
    }

    /** What each has taken, as {@code [[id, took], …]}. */
    public static String recordTook() {
        return "UPDATE (SELECT j.id, j.took FROM JSON_TABLE(#{took}, '$[*]' COLUMNS (id BIGINT PATH '$[0]',"
                + " took MEDIUMTEXT CHARACTER SET utf8mb4 PATH '$[1]')) j) t STRAIGHT_JOIN paranoid_deletion l"
                + " FORCE INDEX (PRIMARY) ON l.id = t.id SET l.took = t.took";
    }

    /**
     * By type, so that the index on roots serves. A locking read, and not sorted: where an older transaction is open, and the
     * server still keeps entries of the same roots that were closed, a plain read of MariaDB 11.4 that sorts what it finds by a
     * generated column's index finds nothing.
     */
    public static String activeOf(RootKeys roots) {
        return SELECT + "paranoid_deletion l FORCE INDEX (active_root) WHERE l.active = 1 AND "
                + roots.any("l", "roots") + " LOCK IN SHARE MODE";
    }

    public static String purgedOf(RootKeys roots) {
        return SELECT
                + "(SELECT MAX(d.id) AS id FROM paranoid_deletion d FORCE INDEX (active_root) WHERE d.mode = 'HARD' AND d.state = 'PURGED'"
                + " AND " + roots.any("d", "roots") + " GROUP BY d.root_type, d.root_key) x"
                + " STRAIGHT_JOIN paranoid_deletion l ON l.id = x.id";
    }

    public static String find(Lock lock, Keys ids) {
        return SELECT + "paranoid_deletion l FORCE INDEX (PRIMARY) WHERE " + ids.in("l.id", "ids") + " ORDER BY l.id"
                + LockClause.of(lock);
    }

    public static String openedFor(Keys ids) {
        return "SELECT l.id FROM paranoid_deletion l FORCE INDEX (PRIMARY) WHERE l.asker = #{asker} AND "
                + ids.in("l.id", "ids");
    }

    /** All in the same way; the server need not put together a table of ways. */
    public static String close(boolean refused, Keys ids) {
        return "UPDATE paranoid_deletion l FORCE INDEX (PRIMARY)"
                + closed("#{end.actor}", "#{end.reason}", "#{end.cause}") + " WHERE (" + closable(refused) + ") AND "
                + ids.in("l.id", "ids");
    }

    /** Each in its own way. */
    public static String closeEach(boolean refused) {
        return "UPDATE (SELECT j.* FROM JSON_TABLE(#{closings}, '$[*]' COLUMNS (id BIGINT PATH '$[0]',"
                + " actor VARCHAR(255) CHARACTER SET utf8mb4 PATH '$[1]',"
                + " reason VARCHAR(1000) CHARACTER SET utf8mb4 PATH '$[2]', cause BIGINT PATH '$[3]')) j) t"
                + " STRAIGHT_JOIN paranoid_deletion l FORCE INDEX (PRIMARY) ON l.id = t.id"
                + closed("t.actor", "t.reason", "t.cause") + " WHERE " + closable(refused);
    }

    /** Not before it was opened: the time of this transaction may be from before another opened it. */
    private static String closed(String actor, String reason, String cause) {
        return " SET l.state = #{state}, l.closed_at = GREATEST(l.deleted_at, #{at}), l.closed_by = " + actor
                + ", l.close_reason = " + reason + ", l.closed_with = " + cause;
    }

    private static String closable(boolean refused) {
        return "l.active = 1" + (refused ? " OR l.mode = 'HARD'" : "");
    }

    public static String keepUntil() {
        return "UPDATE paranoid_deletion l FORCE INDEX (PRIMARY) SET l.purge_at = #{time} WHERE l.active = 1 AND l.id = #{id}";
    }

    /** When each is carried out, as {@code [[id, time], …]}. */
    public static String schedule() {
        return "UPDATE (SELECT j.id, j.at FROM JSON_TABLE(#{times}, '$[*]' COLUMNS (id BIGINT PATH '$[0]',"
                + " at DATETIME(6) PATH '$[1]')) j) t STRAIGHT_JOIN paranoid_deletion l FORCE INDEX (PRIMARY)"
                + " ON l.id = t.id SET l.mode = 'HARD', l.purge_at = t.at WHERE l.active = 1";
    }

    public static String reopen(Keys ids) {
        return "UPDATE paranoid_deletion l FORCE INDEX (PRIMARY) SET l.state = 'ACTIVE', l.closed_at = NULL,"
                + " l.closed_by = NULL, l.close_reason = NULL, l.closed_with = NULL"
                + " WHERE l.state = 'LIFTED' AND " + ids.in("l.id", "ids");
    }

    /**
     * Between which ids all deletions of that time are. Whoever opens one reads the clock first and takes an id then, {@value #APART}
     * minutes later at most: those that others have opened long before have lesser ids, and those long after greater ones.
     */
    public static String ids(
            @Param("since") @Nullable LocalDateTime since, @Param("until") @Nullable LocalDateTime until) {
        return "SELECT " + id("<", since, "#{since} - INTERVAL ", "DESC", "0") + " AS above, "
                + id(">=", until, "#{until} + INTERVAL ", "ASC", "" + Long.MAX_VALUE) + " AS below";
    }

    private static String id(String than, @Nullable LocalDateTime time, String from, String order, String otherwise) {
        return time == null
                ? otherwise
                : "COALESCE((SELECT d.id FROM paranoid_deletion d FORCE INDEX (by_time) WHERE d.deleted_at " + than
                        + " "
                        + from + APART + " MINUTE ORDER BY d.deleted_at " + order + ", d.id " + order + " LIMIT 1), "
                        + otherwise + ")";
    }

    /** The page is cut from the index before entries are read. */
    public static String list(LedgerFilter filter) {
        return SELECT + "(SELECT d.id FROM paranoid_deletion d" + filter.index() + " WHERE " + filter.condition()
                + " ORDER BY d.id DESC LIMIT #{filter.rows}) x STRAIGHT_JOIN paranoid_deletion l ON l.id = x.id"
                + " ORDER BY l.id DESC";
    }
}
