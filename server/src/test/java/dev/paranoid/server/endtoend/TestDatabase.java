package dev.paranoid.server.endtoend;

import dev.paranoid.embedded.mariadb.EmbeddedMariaDb;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A database server to test on: the one that {@code PARANOID_TEST_MYSQL_URL} names, and else the embedded MariaDB.
 *
 * @param name of the product
 * @param host where it runs
 * @param port that it listens on
 * @param user who may create databases
 * @param password of the user, empty for none
 */
public record TestDatabase(String name, String host, int port, String user, String password) {

    private static final String MYSQL = System.getenv("PARANOID_TEST_MYSQL_URL");

    /** {@return a MySQL that nobody else uses, and that may be told to take no writes} */
    static Optional<TestDatabase> faultyMysql() {
        return Optional.ofNullable(System.getenv("PARANOID_TEST_FAULTY_MYSQL_URL"))
                .filter(url -> !url.isBlank())
                .map(TestDatabase::at);
    }

    static Stream<TestDatabase> all() {
        return Stream.of(mysql().orElseGet(TestDatabase::mariaDb));
    }

    public static TestDatabase mariaDb() {
        return Embedded.MARIADB;
    }

    static Optional<TestDatabase> mysql() {
        return Optional.ofNullable(MYSQL).filter(url -> !url.isBlank()).map(TestDatabase::at);
    }

    private static TestDatabase at(String jdbcUrl) {
        URI url = URI.create(jdbcUrl.substring("jdbc:".length()));
        Map<String, String> login =
                UriComponentsBuilder.fromUri(url).build().getQueryParams().toSingleValueMap();
        return new TestDatabase(
                "MySQL",
                url.getHost(),
                url.getPort(),
                login.getOrDefault("user", "root"),
                login.getOrDefault("password", ""));
    }

    /** {@return a new database in it, without tables, of that name or one like it} */
    public Schema create(String schema) {
        try (Connection connection = connect("")) {
            connection.createStatement().execute("DROP DATABASE IF EXISTS " + schema + Service.FORK);
            connection.createStatement().execute("CREATE DATABASE " + schema + Service.FORK);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return named(schema + Service.FORK);
    }

    /** {@return the database of that name, which may or may not be there} */
    Schema named(String schema) {
        return new Schema(this, schema);
    }

    private Connection connect(String schema) throws SQLException {
        return DriverManager.getConnection(url(host, port, schema), user, password);
    }

    private static String url(String host, int port, String schema) {
        return "jdbc:mysql://" + host + ":" + port + "/" + schema
                + "?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * One database of a server.
     *
     * @param server that it is in
     * @param name of the database
     */
    public record Schema(TestDatabase server, String name) implements AutoCloseable {

        /** {@return what tells the service to use it} */
        String[] settings(String... more) {
            return settingsVia(server.host, server.port, more);
        }

        /** {@return what tells the service to use it by way of that port of this machine} */
        String[] settingsVia(int port, String... more) {
            return settingsVia("127.0.0.1", port, more);
        }

        private String[] settingsVia(String host, int port, String... more) {
            return Stream.concat(
                            Stream.of(
                                    "--spring.datasource.url=" + url(host, port, name),
                                    "--spring.datasource.username=" + server.user,
                                    "--spring.datasource.password=" + server.password),
                            Stream.of(more))
                    .toArray(String[]::new);
        }

        public Schema with(String... scripts) {
            Resource[] resources =
                    Stream.of(scripts).map(ClassPathResource::new).toArray(Resource[]::new);
            new ResourceDatabasePopulator(resources).execute(dataSource());
            return this;
        }

        Connection connect() throws SQLException {
            return server.connect(name);
        }

        public JdbcClient sql() {
            return JdbcClient.create(dataSource());
        }

        /**
         * {@return for each session of this database that waits for a lock, how many rows it has changed}
         *
         * <p>The server looks anew only where nobody has asked for a tenth of a second.
         */
        List<Long> waiting() {
            return sql().sql("SELECT t.trx_rows_modified FROM information_schema.innodb_trx t"
                            + " JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id"
                            + " WHERE t.trx_state = 'LOCK WAIT' AND p.db = :name")
                    .param("name", name)
                    .query(Long.class)
                    .list();
        }

        public List<String> tables() {
            return sql().sql(
                            "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = :name ORDER BY 1")
                    .param("name", name)
                    .query(String.class)
                    .list();
        }

        /** {@return all rows of all tables but Paranoid's own, as text} */
        public Map<String, List<String>> rows() {
            Map<String, List<String>> rows = new TreeMap<>();
            for (String table : tables()) {
                if (!table.startsWith("paranoid_")) {
                    rows.put(table, rows(table));
                }
            }
            return rows;
        }

        private List<String> rows(String table) {
            return sql().sql("SELECT * FROM " + table).query().listOfRows().stream()
                    .map(Map::toString)
                    .sorted()
                    .toList();
        }

        public DriverManagerDataSource dataSource() {
            return new DriverManagerDataSource(url(server.host, server.port, name), server.user, server.password);
        }

        @Override
        public void close() {
            sql().sql("DROP DATABASE " + name).update();
        }
    }

    /** Started when somebody first asks for it, and stopped with the JVM. */
    private static final class Embedded {

        private static final EmbeddedMariaDb SERVER =
                EmbeddedMariaDb.start(Path.of("target", "end-to-end" + Service.FORK, "mariadb"));
        private static final TestDatabase MARIADB = new TestDatabase(
                "MariaDB",
                "127.0.0.1",
                URI.create(SERVER.jdbcUrl("").substring("jdbc:".length())).getPort(),
                SERVER.username(),
                SERVER.password());
    }
}
