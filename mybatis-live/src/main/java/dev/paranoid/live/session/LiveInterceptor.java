package dev.paranoid.live.session;

import java.lang.reflect.Proxy;
import org.apache.ibatis.cache.CacheKey;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;

/**
 * Sees to statements that have become known since the start, and puts into the keys of caches how often their tables have changed: what
 * a reader has read before a change, and stores after it, is not found again.
 */
@Intercepts({
    @Signature(
            type = Executor.class,
            method = "update",
            args = {MappedStatement.class, Object.class}),
    @Signature(
            type = Executor.class,
            method = "query",
            args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}),
    @Signature(
            type = Executor.class,
            method = "queryCursor",
            args = {MappedStatement.class, Object.class, RowBounds.class}),
    @Signature(
            type = Executor.class,
            method = "createCacheKey",
            args = {MappedStatement.class, Object.class, RowBounds.class, BoundSql.class})
})
final class LiveInterceptor implements Interceptor {

    private final LiveStatements statements;

    LiveInterceptor(LiveStatements statements) {
        this.statements = statements;
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        Object[] args = invocation.getArgs();
        MappedStatement statement = (MappedStatement) args[0];
        statements.filter(statement);
        return switch (invocation.getMethod().getName()) {
            case "query" -> query(invocation, statement, args);
            case "createCacheKey" -> stamped((CacheKey) invocation.proceed(), (BoundSql) args[3]);
            default -> invocation.proceed();
        };
    }

    /** Where other plug-ins are further in, the key is theirs: they might not see a query that comes with one. */
    private Object query(Invocation invocation, MappedStatement statement, Object[] args) throws Throwable {
        Executor executor = (Executor) invocation.getTarget();
        if (Proxy.isProxyClass(executor.getClass())) {
            return invocation.proceed();
        }
        RowBounds bounds = (RowBounds) args[2];
        BoundSql bound = statement.getBoundSql(args[1]);
        CacheKey key = stamped(executor.createCacheKey(statement, args[1], bounds, bound), bound);
        return executor.query(statement, args[1], bounds, (ResultHandler<?>) args[3], key, bound);
    }

    private CacheKey stamped(CacheKey key, BoundSql bound) {
        long changes = statements.changesOf(bound);
        if (changes != 0) {
            key.update(changes);
        }
        return key;
    }
}
