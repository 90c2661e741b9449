package dev.paranoid.mybatis.ledger;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements of the job that take lists. Public, because MyBatis calls it by reflection. */
public final class PurgeSql {

    /** Two ranges of the index: many deletions may expire at the same moment, and are not read anew for each chunk. */
    private static final String BEHIND =
            "(l.purge_at = #{after} AND l.id > #{afterId} OR l.purge_at > #{after} AND l.purge_at <= #{now})";

    private PurgeSql() {}

    /** In the order of the index, so that a page reads no more than it gives, and what is blocked. A join: MariaDB reads a sub-select whole. */
    public static String due(Map<String, @Nullable Object> parameters) {
        boolean first = !(parameters.get("after") instanceof LocalDateTime);
        return LedgerSql.SELECT
                + "paranoid_deletion l FORCE INDEX (by_purge) LEFT JOIN paranoid_purge_blocked b ON b.deletion_id = l.id"
                + " AND b.again_at > #{now} WHERE l.state = 'ACTIVE' AND "
                + (first ? "l.purge_at <= #{now}" : BEHIND)
                + " AND l.activity IS NULL AND b.deletion_id IS NULL ORDER BY l.purge_at, l.id LIMIT #{limit}";
    }

    public static String block(BoundValues values) {
        return "INSERT INTO paranoid_purge_blocked (deletion_id, code, detail, since, again_at, run_id) VALUES "
                + values.placeholders("values")
                + " ON DUPLICATE KEY UPDATE code = VALUES(code), detail = VALUES(detail), again_at = VALUES(again_at),"
                + " run_id = VALUES(run_id)";
    }

    public static String unblock(Keys ids) {
        return "DELETE FROM paranoid_purge_blocked WHERE " + ids.in("deletion_id", "ids");
    }
}
