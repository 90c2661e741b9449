package dev.paranoid.live;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.embedded.mariadb.EmbeddedMariaDb;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The server that tests run on: the MySQL or MariaDB of {@code PARANOID_TEST_MYSQL_URL}, or an embedded MariaDB. Each test gets
 * databases of its own.
 */
public final class TestDatabase {

    private static final Optional<String> URL = Optional.ofNullable(System.getenv("PARANOID_TEST_MYSQL_URL"));
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String PARAMETERS =
            "createDatabaseIfNotExist=true&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
                    + "&useServerPrepStmts=true&cachePrepStmts=true&sslMode=DISABLED&allowPublicKeyRetrieval=true";

    private TestDatabase() {}

    private static final class Embedded {
        static final EmbeddedMariaDb SERVER = EmbeddedMariaDb.start(Path.of("target/embedded"));
    }

    public static HikariDataSource fresh() {
        return named("paranoid_live_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet());
    }

    public static HikariDataSource named(String name) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(URL.map(url -> url.replaceFirst("/\\?", "/" + name + "?") + "&" + PARAMETERS)
                .orElseGet(() -> Embedded.SERVER.jdbcUrl(name)));
        if (URL.isEmpty()) {
            config.setUsername(Embedded.SERVER.username());
            config.setPassword(Embedded.SERVER.password());
        }
        config.addDataSourceProperty("allowMultiQueries", "true");
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    public static boolean isMariaDb() {
        return URL.isEmpty();
    }

    /** {@return the name of the database} */
    public static String name(HikariDataSource dataSource) {
        return new JdbcTemplate(dataSource)
                .queryForList("SELECT DATABASE()", String.class)
                .get(0);
    }

    public static void drop(HikariDataSource dataSource) {
        new JdbcTemplate(dataSource).execute("DROP DATABASE `" + name(dataSource) + "`");
        dataSource.close();
    }
}
