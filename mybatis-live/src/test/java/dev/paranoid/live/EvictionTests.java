package dev.paranoid.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.live.shop.CustomerMapper;
import dev.paranoid.live.shop.OrderMapper;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import org.apache.ibatis.annotations.CacheNamespace;
import org.apache.ibatis.annotations.CacheNamespaceRef;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Options.FlushCachePolicy;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.cache.impl.PerpetualCache;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Second-level caches forget what a call changes: of every factory, by every verb, however they are shared. */
class EvictionTests extends ShopApplication {

    /** A cache that is equal to another by its name, as adapters of many stores are. */
    public static final class ByName extends PerpetualCache {

        public ByName(String id) {
            super(id);
        }
    }

    @CacheNamespace(implementation = ByName.class)
    interface NamedMapper {

        @Select("SELECT COUNT(*) FROM customers")
        int count();
    }

    /** Of two factories, as for a primary and a replica. */
    @Test
    void everyFactoryForgets() {
        application
                .withBean(
                        "primary", SqlSessionFactory.class, () -> factory(dataSource), first -> first.setPrimary(true))
                .withBean("replica", SqlSessionFactory.class, () -> factory(dataSource))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    List<SqlSessionFactory> factories = List.of(
                            context.getBean("primary", SqlSessionFactory.class),
                            context.getBean("replica", SqlSessionFactory.class));
                    factories.forEach(factory -> assertThat(counted(factory)).isEqualTo(3));
                    assertThat(factories)
                            .extracting(each -> cached(each, NamedMapper.class))
                            .containsExactly(1, 1);
                    delete(context, "2");
                    assertThat(factories)
                            .extracting(each -> cached(each, NamedMapper.class))
                            .containsExactly(0, 0);
                    factories.forEach(factory -> assertThat(counted(factory)).isEqualTo(2));
                });
    }

    private static int counted(SqlSessionFactory factory) {
        return inSession(factory, NamedMapper.class, NamedMapper::count);
    }

    private static int cached(SqlSessionFactory factory, Class<?> mapper) {
        return factory.getConfiguration().getCache(mapper.getName()).getSize();
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

    @CacheNamespace
    interface ParcelMapper {

        @Select("SELECT COUNT(*) FROM parcels")
        int count();
    }

    @CacheNamespaceRef(CustomerMapper.class)
    interface SharingMapper {

        @Select("SELECT COUNT(*) FROM orders")
        int orders();

        @Select("SELECT COUNT(*) FROM customers")
        @Options(useCache = false)
        int uncached();

        @Select("SELECT COUNT(*) FROM customers")
        @Options(flushCache = FlushCachePolicy.TRUE)
        int flushing();
    }

    /** Rows of a type that is not paranoid are never hidden, but a hard delete removes them. */
    @Test
    void rowsThatAreOnlyRemovedAreForgottenToo() {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.execute("CREATE TABLE parcels (order_id BIGINT, FOREIGN KEY (order_id) REFERENCES orders (id))");
        jdbc.execute("INSERT INTO parcels VALUES (10), (20)");
        application
                .withPropertyValues(
                        "paranoid.entities.parcels.paranoid=false",
                        "paranoid.entities.parcels.belongs-to[0].parent=orders",
                        "paranoid.entities.parcels.belongs-to[0].column=order_id",
                        "paranoid.entities.parcels.belongs-to[0].on-soft-delete=keep",
                        "paranoid.entities.parcels.belongs-to[0].on-hard-delete=cascade")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    SqlSessionFactory factory = context.getBean(SqlSessionFactory.class);
                    assertThat(inSession(factory, ParcelMapper.class, ParcelMapper::count))
                            .isEqualTo(2);
                    context.getBean(Deletions.class)
                            .delete(
                                    CALLER,
                                    DeletionMode.HARD,
                                    List.of(DeleteRequest.of(new EntityRef("orders", "10"))));
                    assertThat(inSession(factory, ParcelMapper.class, ParcelMapper::count))
                            .isEqualTo(1);
                });
    }

    @Test
    void cachesThatAreSharedAndStatementsThatFlushOrDoNotCache() {
        run(context -> {
            SqlSessionFactory factory = context.getBean(SqlSessionFactory.class);
            assertThat(inSession(factory, SharingMapper.class, SharingMapper::orders))
                    .isEqualTo(3);
            assertThat(inSession(factory, SharingMapper.class, SharingMapper::uncached))
                    .isEqualTo(3);
            assertThat(cached(factory, CustomerMapper.class)).isEqualTo(1);
            delete(context, "2");
            assertThat(cached(factory, CustomerMapper.class)).isZero();
            assertThat(inSession(factory, SharingMapper.class, SharingMapper::orders))
                    .isEqualTo(2);
            assertThat(inSession(factory, SharingMapper.class, SharingMapper::uncached))
                    .isEqualTo(2);
            assertThat(inSession(factory, SharingMapper.class, SharingMapper::flushing))
                    .isEqualTo(2);
            restore(context, "2");
            assertThat(inSession(factory, SharingMapper.class, SharingMapper::orders))
                    .isEqualTo(3);
            assertThat(inSession(factory, SharingMapper.class, SharingMapper::flushing))
                    .isEqualTo(3);
        });
    }

    private static <M> int inSession(SqlSessionFactory factory, Class<M> type, ToIntFunction<M> read) {
        if (!factory.getConfiguration().hasMapper(type)) {
            factory.getConfiguration().addMapper(type);
        }
        try (var session = factory.openSession()) {
            return read.applyAsInt(session.getMapper(type));
        }
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
}
