package dev.paranoid.live.beside;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.embedded.mariadb.EmbeddedMariaDb;
import java.nio.file.Path;

/** On one embedded MariaDB for all tests of this process, or on the MySQL that {@code PARANOID_TEST_MYSQL_URL} names. */
final class Databases {

    private Databases() {}

    private static final class Embedded {
        static final EmbeddedMariaDb SERVER = EmbeddedMariaDb.start(Path.of("target/embedded"));
    }

    /** {@return a pool on a database of that name, which is made where there is none} */
    static HikariDataSource named(String name) {
        HikariDataSource dataSource = new HikariDataSource();
        String url = System.getenv("PARANOID_TEST_MYSQL_URL");
        if (url == null) {
            EmbeddedMariaDb server = Embedded.SERVER;
            dataSource.setJdbcUrl(server.jdbcUrl(name));
            dataSource.setUsername(server.username());
            dataSource.setPassword(server.password());
        } else {
            dataSource.setJdbcUrl(url.replaceFirst("/\\?", "/" + name + "?") + "&createDatabaseIfNotExist=true");
        }
        return dataSource;
    }
}
