package dev.paranoid.live.session;

import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Invocation;

/** Puts a {@link LiveExecutor} around each executor. */
final class LiveInterceptor implements Interceptor {

    private final LiveStatements statements;

    LiveInterceptor(LiveStatements statements) {
        this.statements = statements;
    }

    @Override
    public Object plugin(Object target) {
        return target instanceof Executor executor ? LiveExecutor.around(executor, statements) : target;
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        return invocation.proceed();
    }
}
