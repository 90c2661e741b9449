package dev.paranoid.mybatis;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Statements on the inbox, on asks and on the outbox that take lists. */
public final class InboxSql {

    private static final String SELECT =
            "SELECT scope, request_id AS requestId, fingerprint, withdrawn, status, answer FROM paranoid_inbox";

    private InboxSql() {}

    /** Rows that are there already are locked as well: an update that changes nothing takes the lock. */
    public static String lock(List<InboxRow> rows) {
        return insert(rows.size()) + " ON DUPLICATE KEY UPDATE scope = paranoid_inbox.scope";
    }

    public static String write(List<InboxRow> rows) {
        return insert(rows.size()) + " ON DUPLICATE KEY UPDATE fingerprint = VALUES(fingerprint),"
                + " withdrawn = VALUES(withdrawn), status = VALUES(status), answer = VALUES(answer)";
    }

    private static String insert(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> "rows[" + i + "].")
                .map(row -> "(#{" + row + "scope}, #{" + row + "requestId}, #{" + row + "fingerprint}, #{" + row
                        + "withdrawn}, #{" + row + "status}, #{" + row + "answer}, #{at})")
                .collect(Collectors.joining(
                        ", ",
                        "INSERT INTO paranoid_inbox (scope, request_id, fingerprint, withdrawn, status, answer,"
                                + " received_at) VALUES ",
                        ""));
    }

    public static String find(List<InboxRow> rows) {
        return SELECT
                + IntStream.range(0, rows.size())
                        .mapToObj(i -> "(#{rows[" + i + "].scope}, #{rows[" + i + "].requestId})")
                        .collect(
                                Collectors.joining(", ", " FORCE INDEX (PRIMARY) WHERE (scope, request_id) IN (", ")"));
    }

    public static String findNow() {
        return SELECT + " FORCE INDEX (PRIMARY) WHERE scope = #{row.scope} AND request_id = #{row.requestId}"
                + " FOR UPDATE NOWAIT";
    }

    public static String ask(List<AskRow> asks) {
        return IntStream.range(0, asks.size())
                .mapToObj(i -> "(#{asks[" + i + "].deletion}, #{asks[" + i + "].request})")
                .collect(Collectors.joining(
                        ", ",
                        "INSERT INTO paranoid_ask (deletion_id, request_id) VALUES ",
                        " ON DUPLICATE KEY UPDATE deletion_id = paranoid_ask.deletion_id"));
    }

    public static String askedBy(List<byte[]> requests) {
        return "SELECT deletion_id AS deletion, request_id AS request FROM paranoid_ask FORCE INDEX (by_request)"
                + " WHERE request_id IN " + list("requests", requests.size());
    }

    public static String asked(DeletionIds ids) {
        return "SELECT DISTINCT deletion_id FROM paranoid_ask FORCE INDEX (PRIMARY) WHERE "
                + ids.in("deletion_id", "ids");
    }

    public static String withdraw(List<byte[]> requests) {
        return "DELETE FROM paranoid_ask WHERE request_id IN " + list("requests", requests.size());
    }

    static String list(String parameter, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> "#{" + parameter + "[" + i + "]}")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
