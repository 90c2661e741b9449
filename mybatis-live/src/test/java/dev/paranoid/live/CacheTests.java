package dev.paranoid.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.live.shop.BasketMapper;
import dev.paranoid.live.shop.BasketMapper.Basket;
import dev.paranoid.live.shop.CustomerMapper;
import dev.paranoid.live.shop.OrderMapper;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
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
import org.mybatis.spring.SqlSessionFactoryBean;
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

    /** Of two factories, as for a primary and a replica: MyBatis says that caches of one name are equal. */
    @Test
    void everyFactoryForgets() {
        application
                .withBean(
                        "primary", SqlSessionFactory.class, () -> plugged(dataSource), first -> first.setPrimary(true))
                .withBean("replica", SqlSessionFactory.class, () -> plugged(dataSource))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    List<SqlSessionFactory> factories = List.of(
                            context.getBean("primary", SqlSessionFactory.class),
                            context.getBean("replica", SqlSessionFactory.class));
                    factories.forEach(factory -> assertThat(read(factory)).isEqualTo(3));
                    assertThat(factories).extracting(CacheTests::cached).containsExactly(1, 1);
                    delete(context, "2");
                    assertThat(factories).extracting(CacheTests::cached).containsExactly(0, 0);
                    factories.forEach(factory -> assertThat(read(factory)).isEqualTo(2));
                });
    }

    private static int read(SqlSessionFactory factory) {
        if (!factory.getConfiguration().hasMapper(CustomerMapper.class)) {
            factory.getConfiguration().addMapper(CustomerMapper.class);
        }
        try (var session = factory.openSession()) {
            return session.getMapper(CustomerMapper.class).names().size();
        }
    }

    private static int cached(SqlSessionFactory factory) {
        return factory.getConfiguration()
                .getCache(CustomerMapper.class.getName())
                .getSize();
    }

    /** Each verb, in the caller's transaction or in the background. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void everyVerbEvicts(int inBackgroundAbove) {
        application
                .withPropertyValues("paranoid.background.threads=1", "paranoid.background.above=" + inBackgroundAbove)
                .run(context -> {
                    Deletions deletions = context.getBean(Deletions.class);
                    OrderMapper orders = context.getBean(OrderMapper.class);
                    assertThat(orders.withCustomers()).hasSize(3);
                    delete(context, "1");
                    until(() -> orders.withCustomers().size() == 2);
                    restore(context, "1");
                    until(() -> orders.withCustomers().size() == 3);
                    deletions.delete(
                            CALLER, DeletionMode.HARD, List.of(DeleteRequest.of(new EntityRef("people", "1"))));
                    until(() -> orders.withCustomers().size() == 2);
                    delete(context, "orders", "30");
                    until(() -> orders.withCustomers().size() == 1);
                });
    }

    private static void until(BooleanSupplier happened) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("the cache still serves what is gone")
                    .isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Plug-ins of a factory that somebody makes are there before the filter is. */
    @Test
    void beneathPlugInsItIsTheSame() {
        application
                .withBean("plugged", SqlSessionFactory.class, () -> plugged(dataSource))
                .run(context -> {
                    SqlSessionFactory factory = context.getBean(SqlSessionFactory.class);
                    try (var late = factory.openSession()) {
                        assertThat(late.getMapper(CustomerMapper.class).names()).hasSize(3);
                        delete(context, "2");
                    }
                    assertThat(customers(context).names()).hasSize(2);
                });
    }

    private static SqlSessionFactory plugged(DataSource dataSource) {
        SqlSessionFactoryBean factory = new SqlSessionFactoryBean();
        factory.setDataSource(dataSource);
        factory.setPlugins(new Seen());
        try {
            return Objects.requireNonNull(factory.getObject());
        } catch (Exception wrong) {
            throw new IllegalStateException(wrong);
        }
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
