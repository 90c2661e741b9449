package dev.paranoid.mybatis.hold;

import dev.paranoid.application.port.row.Lock;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.statement.LockClause;

/** Statements on holds that take lists. */
public final class HoldSql {

    private static final String SELECT =
            "SELECT h.id, h.kind, h.entity_type AS entityType, CONVERT(h.row_key USING utf8mb4) AS rowKey,"
                    + " h.deletion_id AS deletionId, h.reason, h.case_id AS caseId, h.placed_at AS placedAt, h.actor,"
                    + " h.from_at AS fromAt, h.until_at AS untilAt, h.released_at AS releasedAt,"
                    + " h.released_by AS releasedBy, h.release_reason AS releaseReason FROM ";

    private HoldSql() {}

    public static String place(BoundValues values) {
        return "INSERT INTO paranoid_hold (kind, entity_type, row_key, deletion_id, reason, case_id, placed_at, actor,"
                + " source, from_at, until_at) VALUES " + values.placeholders("values");
    }

    public static String gate(Lock lock) {
        return "SELECT placed, open_holds AS openHolds FROM paranoid_hold_gate WHERE id = 1" + LockClause.of(lock);
    }

    public static String find(Keys ids) {
        return SELECT + "paranoid_hold h FORCE INDEX (PRIMARY) WHERE " + ids.in("h.id", "ids") + " ORDER BY h.id";
    }

    public static String release(Keys ids) {
        return "UPDATE paranoid_hold h FORCE INDEX (PRIMARY) SET h.released_at = GREATEST(h.placed_at, #{at}),"
                + " h.released_by = #{actor}, h.release_reason = #{reason} WHERE h.released_at IS NULL AND "
                + ids.in("h.id", "ids");
    }

    public static String onRows(Lock lock, Keys keys) {
        return SELECT + "paranoid_hold h FORCE INDEX (on_row) WHERE h.entity_type = #{type} AND h.released_at IS NULL"
                + " AND " + keys.in("h.row_key", "keys") + LockClause.of(lock);
    }

    public static String onDeletions(Lock lock, Keys ids) {
        return SELECT + "paranoid_hold h FORCE INDEX (on_deletion) WHERE h.released_at IS NULL AND "
                + ids.in("h.deletion_id", "ids") + LockClause.of(lock);
    }

    public static String onTypes(Lock lock, Keys types) {
        return SELECT + "paranoid_hold h FORCE INDEX (on_row) WHERE h.row_key IS NULL AND h.released_at IS NULL AND "
                + types.in("h.entity_type", "types") + LockClause.of(lock);
    }

    /** The page is cut before entries are read. */
    public static String list(HoldFilter filter) {
        return SELECT + "(SELECT d.id FROM paranoid_hold d WHERE " + filter.condition()
                + " ORDER BY d.id DESC LIMIT #{filter.rows}) x STRAIGHT_JOIN paranoid_hold h FORCE INDEX (PRIMARY) ON h.id = x.id"
                + " ORDER BY h.id DESC";
    }
}
