package dev.paranoid.mybatis;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A pool that shows each statement to a hook of the thread before it is sent: the hook may wait, or give another one. */
public final class HaltingDataSource extends HikariDataSource {

    /** What the hook is shown before a commit. */
    public static final String COMMIT = "COMMIT";

    private static final ThreadLocal<UnaryOperator<String>> HOOK = ThreadLocal.withInitial(UnaryOperator::identity);

    private final HikariDataSource pool;

    public HaltingDataSource(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Runs work with this hook before all statements of this thread. */
    public static <T> T hooked(UnaryOperator<String> hook, Supplier<T> work) {
        HOOK.set(hook);
        try {
            return work.get();
        } finally {
            HOOK.remove();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = pool.getConnection();
        return (Connection) Proxy.newProxyInstance(
                HaltingDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> invoke(connection, method, arguments));
    }

    private static @Nullable Object invoke(
            Connection connection, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("commit")) {
            String unused = HOOK.get().apply(COMMIT);
        } else if (method.getName().startsWith("prepare")
                && arguments != null
                && arguments[0] instanceof String statement) {
            arguments[0] = HOOK.get().apply(statement);
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
