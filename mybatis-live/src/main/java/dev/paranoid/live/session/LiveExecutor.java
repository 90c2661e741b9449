package dev.paranoid.live.session;

import java.sql.SQLException;
import java.util.List;
import org.apache.ibatis.cache.CacheKey;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.executor.CachingExecutor;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.reflection.DefaultReflectorFactory;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.reflection.invoker.Invoker;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sees to statements that have become known since the start, and puts into the keys of caches what its session can see: what a reader has
 * read before a change, and stores after it, is not found again. No proxy: a proxy of MyBatis's costs more than all the rest.
 */
@SuppressWarnings("rawtypes") // as MyBatis has it
final class LiveExecutor implements Executor {

    private static final Invoker DELEGATE =
            new DefaultReflectorFactory().findForClass(CachingExecutor.class).getGetInvoker("delegate");

    private final Executor executor;
    private final LiveStatements statements;
    private @Nullable View view;

    private LiveExecutor(Executor executor, LiveStatements statements) {
        this.executor = executor;
        this.statements = statements;
    }

    /** {@return that executor, filtered, also for the selects that it nests} */
    static LiveExecutor around(Executor executor, LiveStatements statements) {
        LiveExecutor live = new LiveExecutor(executor, statements);
        base(executor).setExecutorWrapper(live);
        return live;
    }

    private static Executor base(Executor executor) {
        if (!(executor instanceof CachingExecutor)) {
            return executor;
        }
        try {
            return (Executor) DELEGATE.invoke(executor, new Object[0]);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException("The executor within a CachingExecutor is not to be had", closed);
        }
    }

    @Override
    public int update(MappedStatement statement, Object parameter) throws SQLException {
        statements.filter(statement);
        return executor.update(statement, parameter);
    }

    @Override
    public <E> List<E> query(MappedStatement statement, Object parameter, RowBounds bounds, ResultHandler handler)
            throws SQLException {
        statements.filter(statement);
        BoundSql bound = statement.getBoundSql(parameter);
        CacheKey key = createCacheKey(statement, parameter, bounds, bound);
        return executor.query(statement, parameter, bounds, handler, seenNow(statement, key), bound);
    }

    /** For plug-ins, and for selects that are nested. */
    @Override
    public <E> List<E> query(
            MappedStatement statement,
            Object parameter,
            RowBounds bounds,
            ResultHandler handler,
            CacheKey key,
            BoundSql bound)
            throws SQLException {
        BoundSql live = statements.filter(statement).filtered(bound);
        CacheKey known = live == bound ? key : createCacheKey(statement, parameter, bounds, live);
        return executor.query(statement, parameter, bounds, handler, seenNow(statement, known), live);
    }

    @Override
    public <E> Cursor<E> queryCursor(MappedStatement statement, Object parameter, RowBounds bounds)
            throws SQLException {
        statements.tablesOf(statement);
        return executor.queryCursor(statement, parameter, bounds);
    }

    @Override
    public CacheKey createCacheKey(MappedStatement statement, Object parameter, RowBounds bounds, BoundSql bound) {
        return executor.createCacheKey(statement, parameter, bounds, bound);
    }

    private CacheKey seen(MappedStatement statement, CacheKey key) {
        if (view == null) {
            view = statements.view();
        }
        return view.key(key, statements.tablesOf(statement));
    }

    /** Without a transaction, each statement sees what was committed before it. */
    private CacheKey seenNow(MappedStatement statement, CacheKey key) throws SQLException {
        boolean outdated = view != null && !statements.isNow(view);
        if (outdated
                && !TransactionSynchronizationManager.isActualTransactionActive()
                && executor.getTransaction().getConnection().getAutoCommit()) {
            view = null;
        }
        return seen(statement, key);
    }

    @Override
    public List<BatchResult> flushStatements() throws SQLException {
        return executor.flushStatements();
    }

    @Override
    public void commit(boolean required) throws SQLException {
        executor.commit(required);
        view = null;
    }

    @Override
    public void rollback(boolean required) throws SQLException {
        executor.rollback(required);
        view = null;
    }

    @Override
    public boolean isCached(MappedStatement statement, CacheKey key) {
        return executor.isCached(statement, seen(statement, key));
    }

    /** Something was changed by other means, which nobody else may see. */
    @Override
    public void clearLocalCache() {
        executor.clearLocalCache();
        view = view == null ? null : view.withChanges();
    }

    @Override
    public void deferLoad(MappedStatement statement, MetaObject result, String property, CacheKey key, Class<?> type) {
        executor.deferLoad(statement, result, property, seen(statement, key), type);
    }

    @Override
    public Transaction getTransaction() {
        return executor.getTransaction();
    }

    @Override
    public void close(boolean forceRollback) {
        executor.close(forceRollback);
    }

    @Override
    public boolean isClosed() {
        return executor.isClosed();
    }

    @Override
    public void setExecutorWrapper(Executor wrapper) {
        executor.setExecutorWrapper(wrapper);
    }
}
