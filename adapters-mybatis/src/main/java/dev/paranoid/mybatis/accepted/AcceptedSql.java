package dev.paranoid.mybatis.accepted;

import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;

/** Statements on requests that were accepted that take lists. Public, because MyBatis calls it by reflection. */
public final class AcceptedSql {

    private AcceptedSql() {}

    public static String keep(BoundValues rows) {
        return "INSERT INTO paranoid_accepted (message_id, topic, message_key, type, headers, outcome, accepted_at) VALUES "
                + rows.placeholders("rows", ", UTC_TIMESTAMP(6)");
    }

    public static String await(BoundValues rows) {
        return "INSERT INTO paranoid_awaited (job_id, message_id) VALUES " + rows.placeholders("rows");
    }

    /** What is awaited already stays so. */
    public static String awaitToo(BoundValues rows) {
        return await(rows) + " ON DUPLICATE KEY UPDATE job_id = paranoid_awaited.job_id";
    }

    public static String forget(Keys messages) {
        return "DELETE a FROM paranoid_accepted a FORCE INDEX (PRIMARY) WHERE "
                + messages.in("a.message_id", "messages");
    }

    public static String stopWaiting(Keys messages) {
        return "DELETE w FROM paranoid_awaited w FORCE INDEX (by_message) WHERE "
                + messages.in("w.message_id", "messages");
    }
}
