package dev.paranoid.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.live.shop.CustomerMapper;
import java.util.function.UnaryOperator;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What plug-ins make of a statement is filtered as well, and what asked for hidden rows still does. */
class PlugInTests extends ShopApplication {

    /** It reads on with another text, as those do that page, count, or add what somebody may see. */
    @Intercepts(
            @Signature(
                    type = Executor.class,
                    method = "query",
                    args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
    record Rewriting(UnaryOperator<String> text) implements Interceptor {

        @Override
        public Object intercept(Invocation invocation) throws Throwable {
            MappedStatement statement = (MappedStatement) invocation.getArgs()[0];
            Object parameter = invocation.getArgs()[1];
            Executor executor = (Executor) invocation.getTarget();
            BoundSql bound = statement.getBoundSql(parameter);
            BoundSql other = new BoundSql(
                    statement.getConfiguration(), text.apply(bound.getSql()), bound.getParameterMappings(), parameter);
            bound.getAdditionalParameters().forEach(other::setAdditionalParameter);
            return executor.query(
                    statement,
                    parameter,
                    RowBounds.DEFAULT,
                    Executor.NO_RESULT_HANDLER,
                    executor.createCacheKey(statement, parameter, RowBounds.DEFAULT, other),
                    other);
        }
    }

    private ApplicationContextRunner with(UnaryOperator<String> text) {
        return application.withBean(
                "rewriting", SqlSessionFactory.class, () -> factory(dataSource, new Rewriting(text)));
    }

    @Test
    void whatTheyAddIsFiltered() {
        with(sql -> sql.replace(
                        " ORDER BY", " AND EXISTS (SELECT 1 FROM orders WHERE customer_id = customers.id) ORDER BY"))
                .run(context -> {
                    assertThat(customers(context).names()).containsExactly("Ada", "Bob");
                    delete(context, "orders", "10");
                    assertThat(customers(context).names()).containsExactly("Bob");
                    delete(context, "2");
                    assertThat(customers(context).names()).isEmpty();
                });
    }

    @Test
    void whatAskedForHiddenRowsStillDoesWithoutItsComment() {
        with(sql -> sql.replaceAll("/\\*.*?\\*/", "")).run(context -> {
            delete(context, "2");
            CustomerMapper customers = customers(context);
            assertThat(customers.allByComment()).containsExactly("Ada", "Bob", "Cem");
            assertThat(customers.all()).containsExactly("Ada", "Bob", "Cem");
            assertThat(customers.names()).containsExactly("Ada", "Cem");
        });
    }
}
