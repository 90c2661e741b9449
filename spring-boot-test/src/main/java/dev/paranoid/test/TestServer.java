package dev.paranoid.test;

import dev.paranoid.embedded.mariadb.EmbeddedMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.env.Environment;

/** Embedded servers of this process, by directory; they stop when it ends. What runs before have left there goes at the start. */
final class TestServer {

    private static final Map<Path, EmbeddedMariaDb> SERVERS = new ConcurrentHashMap<>();

    private TestServer() {}

    /** {@return the server in a directory of the build} Where somebody names one for the application's own, it is beside that. */
    static EmbeddedMariaDb in(Environment environment) {
        Path directory = Path.of(environment.getProperty("paranoid.embedded.dir", ofTheBuild()) + "-test");
        return SERVERS.computeIfAbsent(directory.toAbsolutePath().normalize(), TestServer::start);
    }

    /** Maven's, or Gradle's. */
    private static String ofTheBuild() {
        return (Files.isDirectory(Path.of("target")) ? "target" : "build") + "/paranoid";
    }

    private static EmbeddedMariaDb start(Path directory) {
        EmbeddedMariaDb server = EmbeddedMariaDb.start(directory);
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(""), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            for (String left : leftBehind(statement)) {
                statement.execute("DROP DATABASE `" + left + "`");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("Cannot empty the MariaDB for tests in " + directory, failure);
        }
        return server;
    }

    private static List<String> leftBehind(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet databases = statement.executeQuery("SHOW DATABASES LIKE 'paranoid\\_test\\_%'")) {
            while (databases.next()) {
                names.add(databases.getString(1));
            }
        }
        return names;
    }
}
