package dev.paranoid.embedded;

import dev.paranoid.embedded.mariadb.EmbeddedMariaDb;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** Starts a MariaDB where no datasource is configured, starts it again when it dies, and stops it after the connection pool, which depends on it. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "paranoid.embedded.enabled", matchIfMissing = true)
@Conditional(NoDatasourceConfigured.class)
@ConditionalOnMissingBean({JdbcConnectionDetails.class, DataSource.class})
@EnableConfigurationProperties(EmbeddedProperties.class)
public class EmbeddedMariaDbAutoConfiguration {

    static final String DATABASE = "paranoid";

    @Bean
    EmbeddedMariaDb paranoidEmbeddedMariaDb(EmbeddedProperties properties) {
        return EmbeddedMariaDb.start(properties.dir(), Optional.ofNullable(properties.binaries()), properties.port())
                .startingAgain();
    }

    @Bean
    JdbcConnectionDetails paranoidEmbeddedConnectionDetails(EmbeddedMariaDb database) {
        return new EmbeddedConnectionDetails(database);
    }

    private record EmbeddedConnectionDetails(EmbeddedMariaDb database) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return database.jdbcUrl(DATABASE);
        }

        @Override
        public String getUsername() {
            return database.username();
        }

        @Override
        public String getPassword() {
            return database.password();
        }
    }
}
