package dev.paranoid.mybatis.migration;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings Paranoid's own tables up to date, in a history of its own, so that an application's own Flyway and ours do not meet. What it
 * alters may be large, and others may hold it: it takes connections of its own, which bear with a server that is long silent.
 */
public final class Migration {

    private static final String NO_ANSWER = "socketTimeout";
    private static final int CONNECTIONS = 3;

    /** Where the SQL is, on the class path. */
    static final String PLACE = "dev/paranoid/migration";

    /** Flyway's own table. */
    static final String HISTORY = "paranoid_schema_history";

    /** Seconds; what a statement may take is nothing to what the pool says. MySQL reads the first comment, MariaDB the second. */
    private static final String BEARS_WITH_OTHERS = "SET SESSION lock_wait_timeout = 60"
            + " /*!50700 , max_execution_time = 0 */ /*M!100101 , max_statement_time = 0 */";

    public static final Consumer<DataSource> BY_ITSELF = Migration::run;

    private Migration() {}

    /** {@return what does it, or what requires that somebody else has} */
    public static Consumer<DataSource> wanted(boolean byItself) {
        return byItself
                ? BY_ITSELF
                : dataSource -> requireDone(Flyway.configure().dataSource(dataSource));
    }

    private static void requireDone(FluentConfiguration configuration) {
        try {
            Flyway flyway = flyway(configuration);
            MigrationInfo[] pending = flyway.info().pending();
            if (pending.length > 0) {
                throw new TablesNotThere(MigrationSql.of(flyway));
            }
            flyway.validate();
        } catch (FlywayException failure) {
            throw new TablesNotMigrated(failure);
        }
    }

    static void run(DataSource dataSource) {
        try {
            HikariDataSource pool =
                    dataSource.isWrapperFor(HikariDataSource.class) ? dataSource.unwrap(HikariDataSource.class) : null;
            if (pool == null || pool.getJdbcUrl() == null) {
                migrate(Flyway.configure().dataSource(dataSource));
                return;
            }
            try (HikariDataSource patient = patient(pool)) {
                migrate(Flyway.configure().dataSource(patient).initSql(BEARS_WITH_OTHERS));
            }
        } catch (FlywayException failure) {
            throw new TablesNotMigrated(failure);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HikariDataSource patient(HikariDataSource pool) {
        HikariConfig config = new HikariConfig();
        pool.copyStateTo(config);
        config.setPoolName("migration");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setDataSourceProperties(without(pool));
        return new HikariDataSource(config);
    }

    private static Properties without(HikariDataSource pool) {
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        // The pool adds to what it has copied: what is only left out here would stay.
        properties.setProperty(NO_ANSWER, "0");
        return properties;
    }

    private static void migrate(FluentConfiguration configuration) {
        flyway(configuration).migrate();
    }

    private static Flyway flyway(FluentConfiguration configuration) {
        return configuration
                .locations("classpath:" + PLACE)
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }
}
