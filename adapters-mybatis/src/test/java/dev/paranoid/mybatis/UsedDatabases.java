package dev.paranoid.mybatis;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Databases that the next test takes over, with Paranoid's own tables empty and none of the application: to make and to drop forty
 * tables takes longer than most tests. Only for tests that leave Paranoid's own tables as they are.
 */
final class UsedDatabases {

    private static final Deque<HikariDataSource> FREE = new ArrayDeque<>();

    /** What is not emptied: it is the same in every database. */
    private static final Set<String> FILLED =
            Set.of("paranoid_schema_history", "paranoid_outbox_lane", "paranoid_installation", "paranoid_hold_gate");

    private UsedDatabases() {}

    static synchronized HikariDataSource take() {
        HikariDataSource used = FREE.poll();
        return used == null ? TestDatabase.fresh() : used;
    }

    static synchronized void giveBack(HikariDataSource dataSource) {
        if (emptied(dataSource)) {
            // What its sessions have prepared was for other tables of the same names.
            dataSource.getHikariPoolMXBean().softEvictConnections();
            FREE.push(dataSource);
        } else {
            TestDatabase.drop(dataSource);
        }
    }

    private static boolean emptied(HikariDataSource dataSource) {
        try {
            new JdbcTemplate(dataSource).execute((ConnectionCallback<Boolean>) connection -> {
                JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
                session.execute("SET foreign_key_checks = 0");
                empty(session);
                session.execute("SET foreign_key_checks = 1");
                return true;
            });
            return true;
        } catch (DataAccessException somethingElseIsThere) {
            return false;
        }
    }

    private static void empty(JdbcTemplate session) {
        List<String> tables = session.queryForList("SHOW TABLES", String.class);
        List<String> others = tables.stream()
                .filter(table -> !table.startsWith("paranoid_"))
                .map(table -> "`" + table + "`")
                .toList();
        if (!others.isEmpty()) {
            session.execute("DROP TABLE " + String.join(", ", others));
        }
        tables.stream()
                .filter(table -> table.startsWith("paranoid_") && !FILLED.contains(table))
                .forEach(table -> session.execute("DELETE FROM `" + table + "`"));
        session.execute("UPDATE paranoid_hold_gate SET placed = 0, open_holds = '{}'");
    }
}
