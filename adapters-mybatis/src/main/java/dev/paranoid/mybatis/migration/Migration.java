package dev.paranoid.mybatis.migration;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.application.Feature;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/** Brings Paranoid's own tables up to date, or requires that somebody else has. */
public interface Migration {

    /** {@return which tables will be there} */
    InstalledFeatures installed();

    /**
     * Brings the tables up to date. Where the application does not let Paranoid do so, it only looks.
     *
     * @param dataSource where the tables are
     */
    void carryOut(DataSource dataSource);

    /** {@return what there is to do, by the history; nothing is changed yet} */
    static Migration of(DataSource dataSource, Collection<Feature> used, boolean byItself) {
        try {
            return new FlywayMigration(InstalledFeatures.in(dataSource, used), byItself);
        } catch (FlywayException failure) {
            throw new TablesNotMigrated(failure);
        }
    }

    /** {@return the pool, if a copy is like it: one of another class may find its password anew each time, which a copy does not} */
    static Optional<HikariDataSource> copyable(DataSource dataSource) throws SQLException {
        return dataSource.isWrapperFor(HikariDataSource.class)
                ? Optional.of(dataSource.unwrap(HikariDataSource.class))
                        .filter(pool -> pool.getClass() == HikariDataSource.class)
                : Optional.empty();
    }
}
