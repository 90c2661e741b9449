package dev.paranoid.live.session;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import org.apache.ibatis.cache.CacheKey;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;

/**
 * Sees to statements that have become known since the start, and puts into the keys of caches how often their tables have changed: what
 * a reader has read before a change, and stores after it, is not found again. No proxy: a proxy of MyBatis's costs more than all the rest.
 */
@SuppressWarnings("rawtypes") // as MyBatis has it
final class LiveExecutor implements Executor {

    private final Executor executor;
    private final LiveStatements statements;
    private final boolean innermost;

    LiveExecutor(Executor executor, LiveStatements statements) {
        this.executor = executor;
        this.statements = statements;
        this.innermost = !Proxy.isProxyClass(executor.getClass());
    }

    @Override
    public int update(MappedStatement statement, Object parameter) throws SQLException {
        statements.filter(statement);
        return executor.update(statement, parameter);
    }

    /** Where other plug-ins are further in, the key is theirs: they might not see a query that comes with one. */
    @Override
    public <E> List<E> query(MappedStatement statement, Object parameter, RowBounds bounds, ResultHandler handler)
            throws SQLException {
        statements.filter(statement);
        if (!innermost) {
            return executor.query(statement, parameter, bounds, handler);
        }
        BoundSql bound = statement.getBoundSql(parameter);
        return executor.query(
                statement, parameter, bounds, handler, createCacheKey(statement, parameter, bounds, bound), bound);
    }

    @Override
    public <E> List<E> query(
            MappedStatement statement,
            Object parameter,
            RowBounds bounds,
            ResultHandler handler,
            CacheKey key,
            BoundSql bound)
            throws SQLException {
        return executor.query(statement, parameter, bounds, handler, key, bound);
    }

    @Override
    public <E> Cursor<E> queryCursor(MappedStatement statement, Object parameter, RowBounds bounds)
            throws SQLException {
        statements.filter(statement);
        return executor.queryCursor(statement, parameter, bounds);
    }

    @Override
    public CacheKey createCacheKey(MappedStatement statement, Object parameter, RowBounds bounds, BoundSql bound) {
        CacheKey key = executor.createCacheKey(statement, parameter, bounds, bound);
        long changes = statements.changesOf(bound);
        if (changes != 0) {
            key.update(changes);
        }
        return key;
    }

    @Override
    public List<BatchResult> flushStatements() throws SQLException {
        return executor.flushStatements();
    }

    @Override
    public void commit(boolean required) throws SQLException {
        executor.commit(required);
    }

    @Override
    public void rollback(boolean required) throws SQLException {
        executor.rollback(required);
    }

    @Override
    public boolean isCached(MappedStatement statement, CacheKey key) {
        return executor.isCached(statement, key);
    }

    @Override
    public void clearLocalCache() {
        executor.clearLocalCache();
    }

    @Override
    public void deferLoad(MappedStatement statement, MetaObject result, String property, CacheKey key, Class<?> type) {
        executor.deferLoad(statement, result, property, key, type);
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
