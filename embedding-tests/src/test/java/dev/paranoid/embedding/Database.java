package dev.paranoid.embedding;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.embedded.mariadb.EmbeddedMariaDb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database of a shop: customers 1 and 2, each with two orders. On the server of {@code PARANOID_TEST_MYSQL_URL}, or on an embedded MariaDB. */
final class Database implements AutoCloseable {

    private static final Optional<String> URL = Optional.ofNullable(System.getenv("PARANOID_TEST_MYSQL_URL"));
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "paranoid_embedding_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    private final HikariDataSource dataSource = new HikariDataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);

    private static final class Embedded {
        static final EmbeddedMariaDb SERVER = EmbeddedMariaDb.start(Path.of("target/embedded"));
    }

    private Database() {
        dataSource.setJdbcUrl(url());
        if (URL.isEmpty()) {
            dataSource.setUsername(Embedded.SERVER.username());
            dataSource.setPassword(Embedded.SERVER.password());
        }
        dataSource.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        dataSource.setMaximumPoolSize(2);
    }

    static Database empty() {
        return new Database();
    }

    static Database ofShop() {
        Database database = new Database();
        database.jdbc.execute("CREATE TABLE customers (id BIGINT PRIMARY KEY, name VARCHAR(100) NOT NULL,"
                + " deletion_id BIGINT, deleted_at DATETIME(6), KEY deletion (deletion_id DESC))");
        database.jdbc.execute("CREATE TABLE orders (id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL,"
                + " deletion_id BIGINT, deleted_at DATETIME(6), KEY deletion (deletion_id DESC),"
                + " FOREIGN KEY (customer_id) REFERENCES customers (id))");
        database.jdbc.execute("INSERT INTO customers (id, name) VALUES (1, 'Ada'), (2, 'Bob')");
        database.jdbc.execute("INSERT INTO orders (id, customer_id) VALUES (10, 1), (11, 1), (20, 2), (21, 2)");
        return database;
    }

    String name() {
        return name;
    }

    String url() {
        return URL.map(url -> url.replaceFirst("/\\?", "/" + name + "?")
                        + "&createDatabaseIfNotExist=true&sslMode=DISABLED" + "&allowPublicKeyRetrieval=true")
                .orElseGet(() -> Embedded.SERVER.jdbcUrl(name));
    }

    Optional<String> username() {
        return URL.isEmpty() ? Optional.of(Embedded.SERVER.username()) : Optional.empty();
    }

    Optional<String> password() {
        return URL.isEmpty() ? Optional.of(Embedded.SERVER.password()) : Optional.empty();
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    HikariDataSource dataSource() {
        return dataSource;
    }

    List<String> tables() {
        return jdbc.queryForList("SHOW TABLES", String.class);
    }

    boolean hidden(String table, long id) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT deleted_at IS NOT NULL FROM " + table + " WHERE id = ?", Boolean.class, id));
    }

    /** {@return settings of the data source, and the shop's types} */
    List<String> settings() {
        List<String> settings = new ArrayList<>(List.of(
                "spring.datasource.url=" + url(),
                "spring.jpa.hibernate.ddl-auto=none",
                "spring.main.banner-mode=off",
                "mybatis-plus.global-config.banner=false",
                "paranoid.entities.customers.id=id",
                "paranoid.entities.orders.id=id",
                "paranoid.entities.orders.belongs-to[0].parent=customers",
                "paranoid.entities.orders.belongs-to[0].column=customer_id"));
        if (String.valueOf(jdbc.queryForObject("SELECT VERSION()", String.class))
                .contains("MariaDB")) {
            // Hibernate cannot tell it by itself through the driver of MySQL.
            settings.add("spring.jpa.database-platform=org.hibernate.dialect.MariaDBDialect");
            settings.add("spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false");
        }
        username().ifPresent(user -> settings.add("spring.datasource.username=" + user));
        password().ifPresent(word -> settings.add("spring.datasource.password=" + word));
        return settings;
    }

    /** {@return an application on this database; of a setting that is given twice the last counts} */
    ConfigurableApplicationContext start(Class<?> application, String... more) {
        Map<String, String> settings = new LinkedHashMap<>();
        Stream.concat(settings().stream(), Stream.of(more))
                .forEach(setting -> settings.put(setting.substring(0, setting.indexOf('=')), setting));
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(settings.values().stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    @Override
    public void close() {
        jdbc.execute("DROP DATABASE " + name);
        dataSource.close();
    }
}
