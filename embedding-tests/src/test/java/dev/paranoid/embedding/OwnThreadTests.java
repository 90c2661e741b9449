package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.application.RecycleBin;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.embedding.jpa.JpaShop;
import dev.paranoid.spring.DeletionEvent;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** What a thread has of its caller, a tenant for one, is there for listeners: calls share no transaction unasked. */
class OwnThreadTests {

    private static final Caller CALLER = Caller.named("shop");

    private final Database database = Database.ofShop();

    /** A shop that listens. */
    @Configuration(proxyBeanMethods = false)
    @Import({JpaShop.class, Listener.class})
    static class Application {}

    /** The same, whose database depends on the thread. */
    @Configuration(proxyBeanMethods = false)
    @Import(Application.class)
    static class Routed {

        @Bean
        DataSource router(
                @Value("${spring.datasource.url}") String url,
                @Value("${spring.datasource.username:#{null}}") @Nullable String user,
                @Value("${spring.datasource.password:#{null}}") @Nullable String password) {
            HikariDataSource shop = new HikariDataSource();
            shop.setJdbcUrl(url);
            shop.setUsername(user);
            shop.setPassword(password);
            shop.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            AbstractRoutingDataSource router = new AbstractRoutingDataSource() {
                @Override
                protected Object determineCurrentLookupKey() {
                    return "shop";
                }
            };
            router.setTargetDataSources(Map.of("shop", shop));
            return router;
        }
    }

    /** Remembers on whose thread it heard something. */
    static class Listener {

        private Optional<Thread> heardOn = Optional.empty();

        @EventListener
        public void opened(DeletionEvent.Opened event) {
            heardOn = Optional.of(Thread.currentThread());
        }
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aListenerIsAskedOnTheThreadOfTheCaller() {
        assertThat(heardOn(Application.class)).contains(Thread.currentThread());
    }

    @Test
    void whoeverAsksForItSharesTransactionsOnThreadsOfOthers() {
        assertThat(heardOn(Application.class, "paranoid.batching.max=100"))
                .hasValueSatisfying(thread -> assertThat(thread).isNotEqualTo(Thread.currentThread()));
    }

    @Test
    void noTransactionOverARouterIsShared() {
        assertThat(heardOn(Routed.class, "paranoid.batching.max=100")).contains(Thread.currentThread());
    }

    /** A call with a key answers while its transaction is open, so somebody else has to work for it where it shares. */
    private Optional<Thread> heardOn(Class<?> application, String... more) {
        try (ConfigurableApplicationContext shop = database.start(application, settings(more))) {
            RecycleBin bin = shop.getBean(RecycleBin.class).by(CALLER);
            shop.getBean(IdempotentCalls.class).once(CALLER, new RequestId("k"), "f", () -> {
                bin.delete("customers", 1);
                return new Reply(200, "deleted", false);
            });
            assertThat(database.hidden("customers", 1)).isTrue();
            return shop.getBean(Listener.class).heardOn;
        }
    }

    private static String[] settings(String... more) {
        String[] settings = new String[more.length + 2];
        settings[0] = "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED";
        settings[1] = "paranoid.schema.features=requests";
        System.arraycopy(more, 0, settings, 2, more.length);
        return settings;
    }
}
