package dev.paranoid.mybatis.message;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.DeletionIds;

/** Statements on the inbox, on asks and on the outbox that take lists. */
public final class InboxSql {

    private static final String SELECT =
            "SELECT scope, request_id AS requestId, fingerprint, withdrawn, status, answer FROM paranoid_inbox";

    private InboxSql() {}

    /** Rows that are there already are locked as well: an update that changes nothing takes the lock. */
    public static String lock(BoundValues rows) {
        return insert(rows) + " ON DUPLICATE KEY UPDATE scope = paranoid_inbox.scope";
    }

    public static String write(BoundValues rows) {
        return insert(rows) + " ON DUPLICATE KEY UPDATE fingerprint = VALUES(fingerprint),"
                + " withdrawn = VALUES(withdrawn), status = VALUES(status), answer = VALUES(answer)";
    }

    private static String insert(BoundValues rows) {
        return "INSERT INTO paranoid_inbox (scope, request_id, fingerprint, withdrawn, status, answer, received_at) VALUES "
                + rows.placeholders("rows");
    }

    public static String find(BoundValues keys) {
        return SELECT + " FORCE INDEX (PRIMARY) WHERE (scope, request_id) IN (" + keys.placeholders("keys") + ")";
    }

    public static String findNow() {
        return SELECT + " FORCE INDEX (PRIMARY) WHERE scope = #{row.scope} AND request_id = #{row.requestId}"
                + " FOR UPDATE NOWAIT";
    }

    public static String ask(BoundValues asks) {
        return "INSERT INTO paranoid_ask (deletion_id, scope, request_id) VALUES " + asks.placeholders("asks")
                + " ON DUPLICATE KEY UPDATE deletion_id = paranoid_ask.deletion_id";
    }

    public static String askedBy(BoundValues requests) {
        return "SELECT deletion_id AS deletion, scope, request_id AS request FROM paranoid_ask FORCE INDEX (by_request)"
                + " WHERE (scope, request_id) IN (" + requests.placeholders("requests") + ")";
    }

    public static String asked(DeletionIds ids) {
        return "SELECT DISTINCT deletion_id FROM paranoid_ask FORCE INDEX (PRIMARY) WHERE "
                + ids.in("deletion_id", "ids");
    }

    public static String forgetAsks(DeletionIds ids) {
        return "DELETE FROM paranoid_ask WHERE " + ids.in("deletion_id", "ids");
    }

    public static String withdraw(BoundValues requests) {
        return "DELETE FROM paranoid_ask WHERE (scope, request_id) IN (" + requests.placeholders("requests") + ")";
    }
}
