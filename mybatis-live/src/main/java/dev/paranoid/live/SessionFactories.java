package dev.paranoid.live;

import dev.paranoid.live.session.LiveStatements;
import dev.paranoid.live.text.LiveTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** The session factories among the beans, filtered when they are made. */
final class SessionFactories implements BeanPostProcessor {

    private final ObjectProvider<LiveStatements> statements;
    private final List<SqlSessionFactory> factories = new CopyOnWriteArrayList<>();

    SessionFactories(ObjectProvider<LiveStatements> statements) {
        this.statements = statements;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof SqlSessionFactory factory) {
            factories.add(factory);
            statements.getObject().install(factory.getConfiguration());
        }
        return bean;
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

    /** {@return the declared tables, in the schema that connections are in} */
    LiveTables tables(DeclaredTables declared) {
        return new LiveTables(schema(), declared.deletedAt());
    }

    private String schema() {
        if (factories.isEmpty()) {
            return "";
        }
        try (Connection connection = factories
                .get(0)
                .getConfiguration()
                .getEnvironment()
                .getDataSource()
                .getConnection()) {
            String catalog = connection.getCatalog();
            return catalog == null ? "" : catalog;
        } catch (SQLException away) {
            throw new IllegalStateException("The database does not tell which schema its tables are in", away);
        }
    }
}
