package dev.paranoid.mybatis.migration;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings Paranoid's own tables up to date, in a history of its own, so that an application's own Flyway and ours do not meet. What it
 * alters may be large, and others may hold it: it takes connections of its own, which bear with a server that is long silent.
 *
 * @param installed which tables will be there
 * @param byItself whether it makes them; else somebody else has to
 */
record FlywayMigration(InstalledFeatures installed, boolean byItself) implements Migration {

    private static final String NO_ANSWER = "socketTimeout";
    private static final int CONNECTIONS = 3;

    /** Seconds; what a statement may take is nothing to what the pool says. MySQL reads the first comment, MariaDB the second. */
    private static final String BEARS_WITH_OTHERS = "SET SESSION lock_wait_timeout = 60"
            + " /*!50700 , max_execution_time = 0 */ /*M!100101 , max_statement_time = 0 */";

    @Override
    public void carryOut(DataSource dataSource) {
        if (byItself) {
            run(dataSource);
        } else {
            requireDone(Flyway.configure().dataSource(dataSource));
        }
    }

    private void requireDone(FluentConfiguration configuration) {
        try {
            Flyway flyway = flyway(configuration);
            MigrationInfo[] pending = flyway.info().pending();
            if (pending.length > 0) {
                throw new TablesNotThere(MigrationSql.of(flyway, installed));
            }
            flyway.validate();
        } catch (FlywayException failure) {
            throw new TablesNotMigrated(failure);
        }
    }

    private void run(DataSource dataSource) {
        try {
            Optional<HikariDataSource> pool =
                    Migration.copyable(dataSource).filter(known -> known.getJdbcUrl() != null);
            if (pool.isEmpty()) {
                migrate(Flyway.configure().dataSource(dataSource));
                return;
            }
            try (HikariDataSource patient = patient(pool.get())) {
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

    private void migrate(FluentConfiguration configuration) {
        flyway(configuration).migrate();
    }

    /** A feature may come to be used when later migrations of others have run; Flyway warns of that order, so it is asked for only then. */
    private Flyway flyway(FluentConfiguration configuration) {
        Flyway inOrder = configuration
                .locations(installed.places().map(place -> "classpath:" + place).toArray(String[]::new))
                .table(ParanoidTable.MIGRATIONS)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        boolean late = Arrays.stream(inOrder.info().all()).anyMatch(info -> info.getState() == MigrationState.IGNORED);
        return late ? configuration.outOfOrder(true).load() : inOrder;
    }
}
