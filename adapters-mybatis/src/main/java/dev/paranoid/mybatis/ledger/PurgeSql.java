package dev.paranoid.mybatis.ledger;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements of the job that take lists. Public, because MyBatis calls it by reflection. */
public final class PurgeSql {

    private PurgeSql() {}

    /** In the order of the index, so that a page reads no more than it gives, and what is blocked. */
    public static String due(Map<String, @Nullable Object> parameters) {
        boolean first = !(parameters.get("after") instanceof LocalDateTime);
        return LedgerSql.SELECT
                + "paranoid_deletion l FORCE INDEX (by_purge) WHERE l.state = 'ACTIVE' AND l.purge_at <= #{now}"
                + (first ? "" : " AND l.purge_at >= #{after} AND (l.purge_at > #{after} OR l.id > #{afterId})")
                + " AND l.activity IS NULL AND NOT EXISTS (SELECT 1 FROM paranoid_purge_blocked b WHERE b.deletion_id = l.id"
                + " AND b.again_at > #{now}) ORDER BY l.purge_at, l.id LIMIT #{limit}";
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
