package dev.paranoid.mybatis.statement;

import java.util.List;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.mybatis.spring.SqlSessionTemplate;
import org.mybatis.spring.transaction.SpringManagedTransactionFactory;

/** A MyBatis of Paranoid's own, so that nothing that the application sets for its own statements applies to these. */
public final class Statements {

    /**
     * Seconds that the driver lets a statement take before it ends it in the server ({@code KILL QUERY}). MySQL's own limit,
     * {@code max_execution_time}, ends only those that read.
     */
    static final int LIMIT = 9;

    private final SqlSessionTemplate session;

    /** With plug-ins that see these statements alone. */
    public Statements(DataSource dataSource, Interceptor... plugins) {
        Configuration configuration =
                new Configuration(new Environment("paranoid", new SpringManagedTransactionFactory(), dataSource));
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setCacheEnabled(false);
        configuration.setDefaultStatementTimeout(LIMIT);
        configuration.setDefaultScriptingLanguage(ParsedOnce.class);
        configuration.setCallSettersOnNulls(true);
        configuration.setArgNameBasedConstructorAutoMapping(true);
        configuration.getTypeHandlerRegistry().register(BoundValues.class, new BoundValuesHandler());
        configuration.getTypeHandlerRegistry().register(RowMap.class, new RowMapHandler());
        List.of(plugins).forEach(configuration::addInterceptor);
        this.session = new SqlSessionTemplate(new DefaultSqlSessionFactory(configuration));
    }

    /** {@return the mapper of that type, which is made known when it is first asked for} */
    public <T> T mapper(Class<T> type) {
        Configuration configuration = session.getConfiguration();
        synchronized (configuration) {
            if (!configuration.hasMapper(type)) {
                configuration.addMapper(type);
            }
        }
        return session.getMapper(type);
    }
}
