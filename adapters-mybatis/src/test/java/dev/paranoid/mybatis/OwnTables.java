package dev.paranoid.mybatis;

import dev.paranoid.mybatis.migration.InstalledFeatures;
import dev.paranoid.mybatis.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Paranoid's own tables as its migrations left them in the first database of this process. Later databases get copies, which
 * takes a fraction of the time; the engine checks them as it checks tables that were there before.
 */
final class OwnTables {

    private static final List<String> DDL = new ArrayList<>();
    private static final List<Map<String, Object>> HISTORY = new ArrayList<>();
    private static final List<Map<String, Object>> LANES = new ArrayList<>();

    private OwnTables() {}

    /** Makes copies, if it is known of what; committed, whether the pool commits by itself or not. */
    static synchronized void copyWhereNone(JdbcTemplate jdbc) {
        if (!DDL.isEmpty()
                && jdbc.queryForList("SHOW TABLES LIKE 'paranoid\\_schema\\_history'")
                        .isEmpty()) {
            jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                fill(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                return true;
            });
        }
    }

    /** {@return whether these are the tables that this process remembers} */
    static synchronized boolean areIn(JdbcTemplate jdbc) {
        return !HISTORY.isEmpty()
                && jdbc.queryForList("SHOW TABLES", String.class).contains("paranoid_schema_history")
                && jdbc.queryForList("SELECT * FROM paranoid_schema_history ORDER BY installed_rank")
                        .equals(HISTORY);
    }

    /** Of all features, as the migrations left them. */
    record UpToDate() implements Migration {

        @Override
        public InstalledFeatures installed() {
            return InstalledFeatures.ALL;
        }

        @Override
        public void carryOut(DataSource dataSource) {
            // There is nothing to do.
        }
    }

    private static void fill(JdbcTemplate jdbc) {
        DDL.forEach(jdbc::execute);
        HISTORY.forEach(row -> insert(jdbc, "paranoid_schema_history", row));
        LANES.forEach(row -> insert(jdbc, "paranoid_outbox_lane", row));
        jdbc.update("INSERT INTO paranoid_hold_gate (id, placed, open_holds) VALUES (1, 0, '{}')");
        jdbc.update("INSERT INTO paranoid_installation (id, identity) VALUES (1, UUID())");
    }

    private static void insert(JdbcTemplate jdbc, String table, Map<String, Object> row) {
        String columns = "`" + String.join("`, `", row.keySet()) + "`";
        jdbc.update(
                "INSERT INTO " + table + " (" + columns + ") VALUES (?" + ", ?".repeat(row.size() - 1) + ")",
                row.values().toArray());
    }

    /** Remembers the tables of the first database. */
    static synchronized void keep(JdbcTemplate jdbc) {
        if (DDL.isEmpty()) {
            jdbc.queryForList("SHOW TABLES LIKE 'paranoid\\_%'", String.class)
                    .forEach(table -> DDL.add(String.valueOf(jdbc.queryForMap("SHOW CREATE TABLE `" + table + "`")
                            .get("Create Table"))));
            HISTORY.addAll(jdbc.queryForList("SELECT * FROM paranoid_schema_history ORDER BY installed_rank"));
            LANES.addAll(jdbc.queryForList("SELECT * FROM paranoid_outbox_lane"));
        }
    }
}
