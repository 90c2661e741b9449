package dev.paranoid.mybatis;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.embedded.mariadb.EmbeddedMariaDb;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;
import org.testcontainers.mysql.MySQLContainer;

/**
 * The server that tests run on: the MySQL or MariaDB of {@code PARANOID_TEST_MYSQL_URL}, a MySQL in a container where that is
 * {@code docker}, or an embedded MariaDB. Each test gets a database of its own.
 */
public final class TestDatabase {

    private static final Optional<String> URL = Optional.ofNullable(System.getenv("PARANOID_TEST_MYSQL_URL"))
            .map(url -> "docker".equals(url) ? Container.url() : url);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String PARAMETERS = "createDatabaseIfNotExist=true&rewriteBatchedStatements=true"
            + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&useLocalSessionState=true"
            + "&useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=256&prepStmtCacheSqlLimit=32768"
            + "&sslMode=DISABLED&allowPublicKeyRetrieval=true";

    private TestDatabase() {}

    private static final class Embedded {
        static final EmbeddedMariaDb SERVER =
                EmbeddedMariaDb.start(Path.of("target/embedded" + System.getProperty("paranoid.test.fork", "")));
    }

    private static final class Container {

        /** Ryuk, which comes with the first container, ends it with this process. */
        @SuppressWarnings("resource")
        static String url() {
            MySQLContainer server = new MySQLContainer("mysql:9.7").withUsername("root");
            server.start();
            return "jdbc:mysql://" + server.getHost() + ":" + server.getFirstMappedPort() + "/?user=root&password="
                    + server.getPassword();
        }
    }

    public static HikariDataSource fresh() {
        return fresh(4);
    }

    public static HikariDataSource fresh(int connections) {
        return fresh(connections, "SET SESSION innodb_lock_wait_timeout = 5");
    }

    public static HikariDataSource fresh(int connections, String initially) {
        return new HikariDataSource(config(connections, initially));
    }

    /** {@return a pool of one connection} */
    public static HikariDataSource single(boolean autoCommit) {
        HikariConfig config = config(1, "SET SESSION innodb_lock_wait_timeout = 5");
        config.setMinimumIdle(1);
        config.setAutoCommit(autoCommit);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(int connections, String initially) {
        String name = "paranoid_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(name));
        if (URL.isEmpty()) {
            config.setUsername(Embedded.SERVER.username());
            config.setPassword(Embedded.SERVER.password());
        }
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionInitSql(initially);
        return config;
    }

    private static String url(String name) {
        return URL.map(url -> url.replaceFirst("/\\?", "/" + name + "?") + "&" + PARAMETERS)
                .orElseGet(() -> Embedded.SERVER.jdbcUrl(name));
    }

    public static void drop(HikariDataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        List<String> name = jdbc.queryForList("SELECT DATABASE()", String.class);
        jdbc.execute("DROP DATABASE `" + name.get(0) + "`");
        dataSource.close();
    }
}
