package dev.paranoid.live;

import dev.paranoid.live.sql.LiveSql;
import dev.paranoid.live.text.Backslashes;
import dev.paranoid.live.text.LiveTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * What filters statements: the declared tables, as a data source sees them. Where its connections are in another schema, only a name
 * with the declared tables' schema is one of theirs.
 */
final class LiveSqlBySource {

    private final DeclaredTables declared;
    private final BeanFactory beans;
    private final int remembered;
    private final Map<DataSource, SingletonSupplier<LiveSql>> known = new ConcurrentHashMap<>();

    LiveSqlBySource(DeclaredTables declared, BeanFactory beans, int remembered) {
        this.declared = declared;
        this.beans = beans;
        this.remembered = remembered;
    }

    /** {@return what filters the statements of that configuration, which others on its data source share} */
    LiveSql of(Configuration configuration) {
        DataSource source = Optional.ofNullable(configuration.getEnvironment())
                .map(Environment::getDataSource)
                .or(this::declaredSource)
                .orElseThrow(() -> new IllegalStateException("A configuration of MyBatis has no data source"));
        return known.computeIfAbsent(source, seen -> SingletonSupplier.of(() -> seenFrom(seen)))
                .obtain();
    }

    private LiveSql seenFrom(DataSource source) {
        try {
            LiveTables tables = tables(declaredSource().orElse(source));
            try (Connection connection = source.getConnection()) {
                return new LiveSql(tables.from(schema(connection)), backslashes(connection), remembered);
            }
        } catch (SQLException away) {
            throw new IllegalStateException("Cannot read the current schema of the connection", away);
        }
    }

    private LiveTables tables(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return TeamViews.of(declared.in(schema(connection)), connection);
        }
    }

    /** As Paranoid chooses it; empty where it is not clear. */
    private Optional<DataSource> declaredSource() {
        return declared.dataSource()
                .map(name -> beans.getBean(name, DataSource.class))
                .or(() -> Optional.ofNullable(
                        beans.getBeanProvider(DataSource.class).getIfUnique()));
    }

    private static String schema(Connection connection) throws SQLException {
        return Optional.ofNullable(connection.getCatalog()).orElse("");
    }

    private static Backslashes backslashes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("SELECT @@sql_mode")) {
            boolean plain = mode.next() && String.valueOf(mode.getString(1)).contains("NO_BACKSLASH_ESCAPES");
            return plain ? Backslashes.PLAIN : Backslashes.ESCAPE;
        }
    }
}
