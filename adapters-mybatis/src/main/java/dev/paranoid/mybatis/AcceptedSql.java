package dev.paranoid.mybatis;

/** Statements on requests that were accepted. */
public final class AcceptedSql {

    private AcceptedSql() {}

    public static String keep(BoundValues rows) {
        return "INSERT INTO paranoid_accepted (message_id, topic, message_key, type, headers, outcome, accepted_at) VALUES "
                + rows.placeholders("rows", ", UTC_TIMESTAMP(6)");
    }

    /** Whoever waits for a deletion already goes on to do so. */
    public static String await(BoundValues rows) {
        return "INSERT IGNORE INTO paranoid_awaited (deletion_id, message_id) VALUES " + rows.placeholders("rows");
    }

    public static String waitingFor(DeletionIds ids) {
        return "SELECT a.message_id AS messageId, a.topic, a.message_key AS messageKey, a.type, a.headers, a.outcome FROM"
                + " (SELECT DISTINCT w.message_id FROM paranoid_awaited w FORCE INDEX (PRIMARY) WHERE "
                + ids.in("w.deletion_id", "ids")
                + ") x STRAIGHT_JOIN paranoid_accepted a FORCE INDEX (PRIMARY) ON a.message_id = x.message_id ORDER BY a.accepted_at, a.message_id"
                + " FOR UPDATE";
    }

    public static String forget(BoundValues messages) {
        return "DELETE FROM paranoid_accepted WHERE message_id IN (" + messages.placeholders("messages") + ")";
    }

    public static String stopWaiting(BoundValues messages) {
        return "DELETE FROM paranoid_awaited WHERE message_id IN (" + messages.placeholders("messages") + ")";
    }
}
