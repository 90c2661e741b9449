package dev.paranoid.mybatis.cost;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What something costs the server, as the server counts it for the only connection of a pool.
 *
 * @param statements all that was sent, and what had to be prepared first
 * @param read rows that statements read
 * @param changed rows that were inserted, updated or deleted
 */
record Cost(long statements, long read, long changed) {

    private static final List<String> STATEMENTS = List.of("questions", "com_stmt_prepare");
    private static final List<String> CHANGED = List.of("handler_write", "handler_update", "handler_delete");

    /** Rows read are counted by a session variable on MariaDB, and by the performance schema of MySQL. */
    private static final String READ = "rows_read";

    /** {@return what it costs, without what it costs to look} */
    static Cost of(JdbcTemplate jdbc, Runnable action) {
        Map<String, Long> first = status(jdbc);
        Map<String, Long> before = status(jdbc);
        action.run();
        Map<String, Long> after = status(jdbc);
        return new Cost(
                sum(STATEMENTS, first, before, after),
                sum(List.of(READ), first, before, after),
                sum(CHANGED, first, before, after));
    }

    private static long sum(
            List<String> names, Map<String, Long> first, Map<String, Long> before, Map<String, Long> after) {
        return names.stream()
                .mapToLong(name ->
                        after.getOrDefault(name, 0L) - 2 * before.getOrDefault(name, 0L) + first.getOrDefault(name, 0L))
                .sum();
    }

    private static Map<String, Long> status(JdbcTemplate jdbc) {
        Map<String, Long> status = new TreeMap<>();
        Set<String> wanted =
                Set.of("questions", "com_stmt_prepare", "handler_write", "handler_update", "handler_delete", READ);
        jdbc.query("SHOW SESSION STATUS", row -> {
            String name = row.getString(1).toLowerCase(java.util.Locale.ROOT);
            if (wanted.contains(name)) {
                status.put(name, row.getLong(2));
            }
        });
        if (!status.containsKey(READ)) {
            status.put(READ, examined(jdbc));
        }
        return status;
    }

    private static long examined(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                        "SELECT SUM(s.sum_rows_examined) FROM"
                                + " performance_schema.events_statements_summary_by_thread_by_event_name s"
                                + " WHERE s.thread_id = PS_CURRENT_THREAD_ID()",
                        Long.class)
                .get(0);
    }
}
