package dev.paranoid.live;

import dev.paranoid.live.session.LiveStatements;
import dev.paranoid.live.sql.LiveSql;
import dev.paranoid.live.text.Backslashes;
import dev.paranoid.live.text.LiveTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** The session factories among the beans, filtered when they are made, and the transactions that their sessions are in. */
final class SessionFactories implements BeanPostProcessor {

    private final ObjectProvider<LiveStatements> statements;
    private final Set<String> except;
    private final BeanFactory beans;
    private final List<SqlSessionFactory> factories = new CopyOnWriteArrayList<>();

    /** But for those of these names. */
    SessionFactories(ObjectProvider<LiveStatements> statements, Set<String> except, BeanFactory beans) {
        this.statements = statements;
        this.except = except;
        this.beans = beans;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof SqlSessionFactory factory && !except.contains(beanName)) {
            factories.add(factory);
            statements.getObject().install(factory.getConfiguration());
        }
        if (bean instanceof ConfigurableTransactionManager transactions) {
            transactions.addListener(new Begins(statements));
        }
        return bean;
    }

    /** Tells of transactions that begin. */
    private record Begins(ObjectProvider<LiveStatements> statements) implements TransactionExecutionListener {

        @Override
        public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
            if (failure == null) {
                statements.getObject().begun();
            }
        }
    }

    List<SqlSessionFactory> all() {
        return factories;
    }

    List<Configuration> configurations() {
        return factories.stream()
                .map(SqlSessionFactory::getConfiguration)
                .distinct()
                .toList();
    }

    /** {@return what filters the declared tables, in the schema and the SQL mode that connections are in} */
    LiveSql liveSql(DeclaredTables declared, int remembered) {
        if (factories.isEmpty()) {
            return new LiveSql(declared.in(""), Backslashes.ESCAPE, remembered);
        }
        try (Connection connection = dataSource(declared).getConnection()) {
            String catalog = connection.getCatalog();
            LiveTables tables = declared.in(catalog == null ? "" : catalog);
            return new LiveSql(TeamViews.of(tables, connection), backslashes(connection), remembered);
        } catch (SQLException away) {
            throw new IllegalStateException("The database does not tell which schema its tables are in", away);
        }
    }

    /** That of the declared tables, as Paranoid chooses it; the first of a factory's where it is not clear. */
    private DataSource dataSource(DeclaredTables declared) {
        return declared.dataSource()
                .map(name -> beans.getBean(name, DataSource.class))
                .or(() -> Optional.ofNullable(
                        beans.getBeanProvider(DataSource.class).getIfUnique()))
                .orElseGet(() ->
                        factories.get(0).getConfiguration().getEnvironment().getDataSource());
    }

    private static Backslashes backslashes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("SELECT @@sql_mode")) {
            boolean plain = mode.next() && String.valueOf(mode.getString(1)).contains("NO_BACKSLASH_ESCAPES");
            return plain ? Backslashes.PLAIN : Backslashes.ESCAPE;
        }
    }
}
