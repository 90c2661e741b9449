package dev.paranoid.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server that is measured.
 *
 * @param base how it is reached, up to and with the last slash before the database
 * @param query the rest of the URL
 */
record Mysql(String base, String query) {

    private static final String DATABASE = "paranoid_benchmark";
    /** Transactions to be purged, and pages to be written. */
    private static final int AT_REST = 200;

    private static final int TICKS_PER_SECOND = 100;

    static Mysql ofEnvironment() {
        String url = Optional.ofNullable(System.getenv("PARANOID_TEST_MYSQL_URL"))
                .orElseThrow(() -> new IllegalStateException(
                        "Say which MySQL to measure: PARANOID_TEST_MYSQL_URL=jdbc:mysql://127.0.0.1:3306/?user=root"));
        int slash = url.indexOf('/', "jdbc:mysql://".length());
        return new Mysql(
                url.substring(0, slash + 1), url.contains("?") ? url.substring(url.indexOf('?') + 1) + "&" : "");
    }

    String url() {
        return url(DATABASE);
    }

    private String url(String database) {
        return base + database + "?" + query
                + "sslMode=DISABLED&allowPublicKeyRetrieval=true&useServerPrepStmts=true&cachePrepStmts=true"
                + "&useLocalSessionState=true&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** Makes the database anew, empty. */
    void create() throws SQLException {
        drop();
        execute("", "CREATE DATABASE " + DATABASE);
    }

    void drop() throws SQLException {
        execute("", "DROP DATABASE IF EXISTS " + DATABASE);
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = statements[0].isEmpty() ? DriverManager.getConnection(url("")) : connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    String version() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(""));
                ResultSet row = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT CONCAT(@@version, ', flush at commit ', @@innodb_flush_log_at_trx_commit,"
                                        + " IF(@@log_bin, CONCAT(', sync_binlog ', @@sync_binlog), ', no binary log'), ', buffer pool ', @@innodb_buffer_pool_size >> 20, ' MB')")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Comes back when it has purged and written out what was done before, or does not get on with it. */
    void rest() throws SQLException, InterruptedException {
        long before = Long.MAX_VALUE;
        for (long left = unfinished(); left > AT_REST && left < before; left = unfinished()) {
            before = left;
            Thread.sleep(1000);
        }
    }

    private long unfinished() throws SQLException {
        return number("SELECT SUM(count) FROM information_schema.innodb_metrics"
                + " WHERE name IN ('trx_rseg_history_len', 'buffer_pool_pages_dirty')");
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(""));
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** {@return what it has done since it was started} */
    Usage usage() throws SQLException {
        return new Usage(status("Questions"), status("Com_commit"), cpuMillis());
    }

    private long status(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(""));
                ResultSet row = connection.createStatement().executeQuery("SHOW GLOBAL STATUS LIKE '" + name + "'")) {
            row.next();
            return row.getLong(2);
        }
    }

    /** Of the process named mysqld, from {@code /proc}; nothing where there is none. */
    private static long cpuMillis() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .mapToLong(Mysql::cpuMillisOf)
                    .sum();
        } catch (IOException noProc) {
            return 0;
        }
    }

    private static long cpuMillisOf(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            if (!stat.contains("(mysqld)")) {
                return 0;
            }
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 1000 / TICKS_PER_SECOND;
        } catch (IOException ended) {
            return 0;
        }
    }

    /**
     * What a server has done.
     *
     * @param statements that clients sent
     * @param commits among them, said outright
     * @param cpuMillis processor time in ms
     */
    record Usage(long statements, long commits, long cpuMillis) {

        Usage since(Usage before) {
            return new Usage(statements - before.statements, commits - before.commits, cpuMillis - before.cpuMillis);
        }
    }
}
