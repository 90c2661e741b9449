package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.RecycleBin;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.embedding.jpa.JpaShop;
import dev.paranoid.spring.DeletionEvent;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.event.TransactionalEventListener;

/** Of what went on in the background listeners hear the counts; nobody has the ids at hand. */
class BackgroundEventsTests {

    private final Database database = Database.ofShop();
    private final ConfigurableApplicationContext shop = database.start(
            Application.class,
            "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
            "paranoid.background.above=1");

    @Configuration(proxyBeanMethods = false)
    @Import(JpaShop.class)
    static class Application {

        @Bean
        Listener listener() {
            return new Listener();
        }
    }

    /** Writes down what it hears. */
    static class Listener {

        final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        @TransactionalEventListener
        public void after(DeletionEvent event) {
            lines.add(event.getClass().getSimpleName() + " " + event.root() + " " + new TreeMap<>(event.counts()) + " "
                    + event.ids("orders", 10));
        }
    }

    @AfterEach
    void close() {
        shop.close();
        database.close();
    }

    @Test
    void theirIdsAreEmpty() throws InterruptedException {
        shop.getBean(RecycleBin.class).by(Caller.named("shop")).delete("customers", 1);

        assertThat(shop.getBean(Listener.class).lines.poll(30, TimeUnit.SECONDS))
                .isEqualTo("Opened customers/1 {customers=1, orders=2} Optional.empty");
    }
}
