package dev.paranoid.test;

import dev.paranoid.embedded.EmbeddedMariaDbAutoConfiguration;
import dev.paranoid.embedded.mariadb.EmbeddedMariaDb;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/** A new database for each application context, on one server for all tests of this process, where no test names another. */
@AutoConfiguration(before = {DataSourceAutoConfiguration.class, EmbeddedMariaDbAutoConfiguration.class})
@Conditional(TestNamesNoDatabase.class)
@ConditionalOnMissingBean({JdbcConnectionDetails.class, DataSource.class})
final class TestDatabaseAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TestDatabaseAutoConfiguration.class);

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Bean
    JdbcConnectionDetails paranoidTestDatabase(Environment environment) {
        TestNamesNoDatabase.source(environment)
                .ifPresent(source -> LOG.info(
                        "The test runs on a new database of an embedded MariaDB, not on spring.datasource.url of {}. To"
                                + " use that one, set {}=none. A test that sets spring.datasource.url itself uses its own.",
                        source,
                        TestNamesNoDatabase.REPLACE));
        return new TestDatabase(TestServer.in(environment), "paranoid_test_" + COUNT.incrementAndGet());
    }

    private record TestDatabase(EmbeddedMariaDb server, String name) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return server.jdbcUrl(name);
        }

        @Override
        public String getUsername() {
            return server.username();
        }

        @Override
        public String getPassword() {
            return server.password();
        }
    }
}
