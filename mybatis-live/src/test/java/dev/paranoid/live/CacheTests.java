package dev.paranoid.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.live.shop.BasketMapper;
import dev.paranoid.live.shop.BasketMapper.Basket;
import dev.paranoid.live.shop.CustomerMapper;
import java.util.List;
import java.util.function.Consumer;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The caches of MyBatis, of sessions and of mappers, never serve what Paranoid has changed. */
class CacheTests extends ShopApplication {

    @Test
    void cachesNeverServeStaleRows() {
        run(context -> {
            assertThat(customers(context).names()).hasSize(3);
            delete(context, "2");
            assertThat(customers(context).names()).hasSize(2);
            restore(context, "2");
            assertThat(customers(context).names()).hasSize(3);
        });
    }

    @Test
    void withinATransactionTheSessionForgetsToo() {
        run(context -> {
            TransactionTemplate transaction =
                    new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            transaction.setIsolationLevel(TransactionTemplate.ISOLATION_READ_COMMITTED);
            transaction.executeWithoutResult(status -> {
                assertThat(customers(context).names()).hasSize(3);
                delete(context, "2");
                assertThat(customers(context).names()).hasSize(2);
                status.setRollbackOnly();
            });
            assertThat(customers(context).names()).hasSize(3);
        });
    }

    /** A reader begins before a deletion commits, and its session stores what it has read after that. */
    @Test
    void aReaderThatIsLateStoresNothingThatIsFound() {
        run(context -> {
            SqlSessionFactory factory = context.getBean(SqlSessionFactory.class);
            try (var late = factory.openSession()) {
                assertThat(late.getMapper(CustomerMapper.class).names()).hasSize(3);
                delete(context, "2");
            }
            assertThat(customers(context).names()).hasSize(2);
        });
    }

    /** What a mapper has cached contains rows that another mapper's statement has read. */
    @Test
    void aParentForgetsItsChildren() {
        run(context -> {
            BasketMapper baskets = context.getBean(BasketMapper.class);
            assertThat(baskets.cached()).extracting(Basket::orders).contains(List.of(10L), List.of(20L));
            delete(context, "orders", "10");
            assertThat(baskets.cached()).extracting(Basket::orders).doesNotContain(List.of(10L));
        });
    }

    /** Its key is made within the session, which plug-ins do not see. */
    @Test
    void aNestedSelectThatIsLateStoresNothingThatIsFound() {
        run(context -> {
            SqlSessionFactory factory = context.getBean(SqlSessionFactory.class);
            try (var late = factory.openSession()) {
                assertThat(late.getMapper(BasketMapper.class).read())
                        .extracting(Basket::orders)
                        .contains(List.of(10L));
                delete(context, "orders", "10");
            }
            assertThat(context.getBean(BasketMapper.class).read())
                    .extracting(Basket::orders)
                    .doesNotContain(List.of(10L));
        });
    }

    @Test
    void aLazyReaderThatIsLateStoresNothingThatIsFound() {
        run(context -> {
            BasketMapper baskets = context.getBean(BasketMapper.class);
            transaction(context).executeWithoutResult(late -> {
                List<Basket> lazy = baskets.lazy();
                assertThat(lazy.get(1).orders()).containsExactly(20L);
                inAnother(context, status -> delete(context, "orders", "10"));
                assertThat(lazy.get(0).orders()).as("of the snapshot").containsExactly(10L);
            });
            assertThat(baskets.lazy().get(0).orders()).isEmpty();
        });
    }

    /** The database shows a transaction what was there when it first read, whenever its statements come. */
    @Test
    void whatATransactionReadsOfItsSnapshotIsNotFoundByOthers() {
        run(context -> {
            transaction(context).executeWithoutResult(early -> {
                assertThat(new JdbcTemplate(dataSource).queryForList("SELECT * FROM customers"))
                        .hasSize(3);
                inAnother(context, status -> delete(context, "2"));
                assertThat(customers(context).names()).as("of the snapshot").hasSize(3);
            });
            assertThat(customers(context).names()).hasSize(2);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTransactionSeesItsOwnDeletion(boolean hasReadBefore) {
        run(context -> {
            SqlSessionFactory factory = context.getBean(SqlSessionFactory.class);
            try (var late = factory.openSession()) {
                assertThat(late.getMapper(CustomerMapper.class).names()).hasSize(3);
                inAnother(context, status -> {
                    assertThat(hasReadBefore ? customers(context).names() : List.of(1, 2, 3))
                            .hasSize(3);
                    delete(context, "2");
                    late.commit(true);
                    assertThat(customers(context).names()).hasSize(2);
                    status.setRollbackOnly();
                });
            }
            assertThat(customers(context).names()).hasSize(3);
        });
    }

    /** Without a transaction and without Spring, a session may live for long. */
    @Test
    void aSessionThatCommitsEachStatementSeesWhatOthersCommit() {
        run(context -> {
            SqlSessionFactory factory = context.getBean(SqlSessionFactory.class);
            try (var lasting = factory.openSession(true)) {
                CustomerMapper customers = lasting.getMapper(CustomerMapper.class);
                assertThat(customers.names()).hasSize(3);
                delete(context, "2");
                assertThat(customers.names()).hasSize(2);
                restore(context, "2");
                assertThat(customers.names()).hasSize(3);
            }
        });
    }

    /** Plug-ins of a factory that somebody makes are there before the filter is. */
    @Test
    void beneathPlugInsItIsTheSame() {
        application
                .withBean("plugged", SqlSessionFactory.class, () -> factory(dataSource, new Seen()))
                .run(context -> {
                    SqlSessionFactory factory = context.getBean(SqlSessionFactory.class);
                    try (var late = factory.openSession()) {
                        assertThat(late.getMapper(CustomerMapper.class).names()).hasSize(3);
                        delete(context, "2");
                    }
                    assertThat(customers(context).names()).hasSize(2);
                });
    }

    /** A plug-in that does nothing. */
    @Intercepts(
            @Signature(
                    type = Executor.class,
                    method = "query",
                    args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
    static final class Seen implements Interceptor {

        @Override
        public Object intercept(Invocation invocation) throws Throwable {
            return invocation.proceed();
        }
    }

    private static TransactionTemplate transaction(AssertableApplicationContext context) {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    private static void inAnother(AssertableApplicationContext context, Consumer<TransactionStatus> work) {
        TransactionTemplate another = transaction(context);
        another.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        another.setIsolationLevel(TransactionTemplate.ISOLATION_READ_COMMITTED);
        another.executeWithoutResult(work);
    }
}
