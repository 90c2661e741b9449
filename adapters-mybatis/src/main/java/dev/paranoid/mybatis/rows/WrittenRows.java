package dev.paranoid.mybatis.rows;

import dev.paranoid.application.port.row.RowListener;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Link;
import java.util.Map;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Plugin;
import org.apache.ibatis.plugin.Signature;

/** Tells which types' rows a statement of {@link RowMapper} has written: that of its table, or of the child of its relation. */
@Intercepts(
        @Signature(
                type = Executor.class,
                method = "update",
                args = {MappedStatement.class, Object.class}))
public final class WrittenRows implements Interceptor {

    private final RowListener listener;

    public WrittenRows(RowListener listener) {
        this.listener = listener;
    }

    /** MyBatis would wrap each statement's handlers, too, and look at their interfaces each time. */
    @Override
    public Object plugin(Object target) {
        return target instanceof Executor ? Plugin.wrap(target, this) : target;
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        Object result = invocation.proceed();
        if (invocation.getArgs()[1] instanceof Map<?, ?> parameters) {
            parameters.entrySet().stream()
                    .filter(parameter -> "table".equals(parameter.getKey()) || "link".equals(parameter.getKey()))
                    .forEach(parameter -> tell(parameter.getValue()));
        }
        return result;
    }

    private void tell(Object written) {
        if (written instanceof EntityTable table) {
            listener.written(table.type());
        } else if (written instanceof Link link) {
            listener.written(link.child().type());
        }
    }
}
