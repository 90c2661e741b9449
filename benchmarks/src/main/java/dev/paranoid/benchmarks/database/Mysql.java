package dev.paranoid.benchmarks.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The server that is measured.
 *
 * @param base how it is reached, up to and with the last slash before the database
 * @param query the rest of the URL
 */
public record Mysql(String base, String query) {

    private static final String DATABASE = "paranoid_benchmark";
    /** Transactions to be purged, and pages to be written. */
    private static final int AT_REST = 200;

    private static final int DEFAULT_PORT = 3306;

    public static Mysql ofEnvironment() {
        String url = Optional.ofNullable(System.getenv("PARANOID_TEST_MYSQL_URL"))
                .orElseThrow(() -> new IllegalStateException(
                        "Say which MySQL to measure: PARANOID_TEST_MYSQL_URL=jdbc:mysql://127.0.0.1:3306/?user=root"));
        int slash = url.indexOf('/', "jdbc:mysql://".length());
        return new Mysql(
                url.substring(0, slash + 1), url.contains("?") ? url.substring(url.indexOf('?') + 1) + "&" : "");
    }

    public String url() {
        return url(DATABASE);
    }

    /** {@return how a program that sets up the driver itself reaches the database} */
    public String plainUrl() {
        return plainUrl(DATABASE);
    }

    private String plainUrl(String database) {
        return base + database + "?" + query + "sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    private String url(String database) {
        return plainUrl(database)
                + "&useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSqlLimit=4096&useLocalSessionState=true"
                + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** {@return a connection without a database} */
    public Connection connectToServer() throws SQLException {
        return DriverManager.getConnection(url(""));
    }

    /** Makes the database anew, empty. */
    public void create() throws SQLException {
        drop();
        execute("", "CREATE DATABASE " + DATABASE);
    }

    public void drop() throws SQLException {
        execute("", "DROP DATABASE IF EXISTS " + DATABASE);
    }

    public void execute(String... statements) throws SQLException {
        try (Connection connection = statements[0].isEmpty() ? connectToServer() : connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    public String version() throws SQLException {
        try (Connection connection = connectToServer();
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
    public void rest() throws SQLException, InterruptedException {
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
        try (Connection connection = connectToServer();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** {@return the number of its process; 0 where it does not run on this machine} */
    public long pid() {
        String port = base.replaceFirst("jdbc:mysql://[^:/]*:?", "").replace("/", "");
        return MysqlProcess.listeningOn(port.isEmpty() ? DEFAULT_PORT : Integer.parseInt(port))
                .orElse(0L);
    }
}
