package dev.paranoid.mybatis;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.schema.TestSchema;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An engine on a database of its own, and somebody who hears every statement just before it is sent. */
public final class Wiretap implements AutoCloseable {

    /** Hears statements. */
    public interface Listener {

        /** Nobody. */
        Listener DEAF = (connection, sql) -> {};

        /**
         * Hears one statement.
         *
         * @param connection where it is about to run, in the same transaction; what runs there now is not heard
         * @param sql the statement with its values
         */
        void hear(Connection connection, String sql) throws SQLException;
    }

    private static final Pattern PREPARED =
            Pattern.compile("(?:ClientPreparedStatement|ServerPreparedStatement\\[[0-9]+\\]): ");

    private volatile Listener listener = Listener.DEAF;
    private final HikariDataSource server = TestDatabase.fresh();
    private final MyBatisEngine engine;

    private Wiretap(TestSchema schema, DeletionRules rules) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(proxy(DataSource.class, this::dataSource));
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        this.engine = MyBatisEngine.unfollowed(schema, new HikariDataSource(config), rules);
    }

    public static Wiretap of(TestSchema schema) {
        return of(schema, DeletionRules.NONE);
    }

    public static Wiretap of(TestSchema schema, DeletionRules rules) {
        return new Wiretap(schema, rules);
    }

    public MyBatisEngine engine() {
        return engine;
    }

    /** Runs something while the listener hears. */
    public void during(Listener hearing, Runnable action) {
        listener = hearing;
        try {
            action.run();
        } finally {
            listener = Listener.DEAF;
        }
    }

    private @Nullable Object dataSource(Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Object result = call(server, method, arguments);
        return result instanceof Connection connection
                ? proxy(Connection.class, (proxy, inner, values) -> connection(connection, inner, values))
                : result;
    }

    private @Nullable Object connection(Connection real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Object result = call(real, method, arguments);
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, (proxy, inner, values) -> statement(real, statement, inner, values));
        } else if (result instanceof Statement statement) {
            return proxy(Statement.class, (proxy, inner, values) -> statement(real, statement, inner, values));
        }
        return result;
    }

    private @Nullable Object statement(
            Connection connection, Statement real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().startsWith("execute")) {
            listener.hear(connection, text(real, arguments));
        }
        return call(real, method, arguments);
    }

    private static String text(Statement statement, @Nullable Object @Nullable [] arguments) {
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
            return sql;
        }
        String text = statement.toString();
        Matcher prepared = PREPARED.matcher(text);
        if (!prepared.find()) {
            throw new IllegalStateException("The driver does not tell what it sends: " + text);
        }
        return text.substring(prepared.end());
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Wiretap.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public void close() {
        engine.close();
        server.close();
    }
}
