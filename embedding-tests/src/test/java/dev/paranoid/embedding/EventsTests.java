package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.RecycleBin;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.embedding.jpa.JpaShop;
import dev.paranoid.spring.DeletionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Listeners of the application hear of what is committed, and of nothing else; so do those who follow. */
class EventsTests {

    private static final Caller CALLER = Caller.named("shop");

    private final Database database = Database.ofShop();
    private final ConfigurableApplicationContext shop = database.start(
            Application.class, "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED");
    private final Listeners heard = shop.getBean(Listeners.class);
    private final RecycleBin bin = shop.getBean(RecycleBin.class).by(CALLER);
    private final TransactionTemplate transaction =
            new TransactionTemplate(shop.getBean(PlatformTransactionManager.class));

    @Configuration(proxyBeanMethods = false)
    @Import(JpaShop.class)
    static class Application {

        @Bean
        Listeners listeners(JdbcTemplate jdbc) {
            return new Listeners(jdbc);
        }

        @Bean
        DeletionEvents ours(Listeners listeners) {
            return events -> events.forEach(event -> listeners.lines.add("follower " + event.kind()));
        }

        @Bean
        DeletionEvents others(Listeners listeners) {
            return events -> events.forEach(event -> listeners.lines.add("other " + event.kind()));
        }
    }

    /** Writes down what it hears. */
    static class Listeners {

        private final List<String> lines = new ArrayList<>();
        private final JdbcTemplate jdbc;

        Listeners(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @EventListener
        public void within(DeletionEvent.Opened opened) {
            lines.add("within " + opened.root());
            jdbc.update(
                    "UPDATE customers SET name = 'seen' WHERE id = ?",
                    opened.root().id());
        }

        @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
        public void before(DeletionEvent event) {
            lines.add("before " + event.root());
        }

        @TransactionalEventListener
        public void after(DeletionEvent event) {
            lines.add("after " + event.getClass().getSimpleName() + " " + event.root() + " by " + event.actor() + " "
                    + event.counts().getOrDefault("orders", 0L) + " "
                    + event.ids("orders", 10).orElseThrow().stream().sorted().toList() + " "
                    + event.ids("orders", 1).orElseThrow().size());
        }
    }

    @AfterEach
    void close() {
        shop.close();
        database.close();
    }

    @Test
    void theyHearOfItWithinTheTransactionAndAfterIt() {
        bin.delete("customers", 1);

        assertThat(heard.lines)
                .containsExactlyInAnyOrder(
                        "follower OPENED",
                        "other OPENED",
                        "within customers/1",
                        "before customers/1",
                        "after Opened customers/1 by shop 2 [10, 11] 1");
        assertThat(database.jdbc().queryForObject("SELECT name FROM customers WHERE id = 1", String.class))
                .isEqualTo("seen");
    }

    @Test
    void whatComesBackAndWhatGoesIsToldWithItsRows() {
        bin.delete("customers", 1);
        bin.delete("orders", 20);
        heard.lines.clear();

        bin.restore("customers", 1);
        bin.purge("customers", 2);

        assertThat(heard.lines)
                .contains(
                        "after Lifted customers/1 by shop 2 [10, 11] 1",
                        "after Purged customers/2 by shop 2 [20, 21] 1",
                        "after Purged orders/20 by shop 0 [] 0");
    }

    @Test
    void ofWhatTheCallerRollsBackTheyHearNothing() {
        transaction.executeWithoutResult(own -> {
            bin.delete("customers", 1);
            own.setRollbackOnly();
        });

        assertThat(heard.lines).containsExactlyInAnyOrder("follower OPENED", "other OPENED");
    }

    /** It is looked for by attempts, which are rolled back to savepoints. */
    @Test
    void ofAnItemThatIsRefusedTheyHearNothing() {
        database.jdbc()
                .execute(
                        "CREATE TRIGGER stays BEFORE UPDATE ON orders FOR EACH ROW"
                                + " BEGIN IF NEW.id = 20 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'it stays'; END IF; END");
        List<DeleteRequest> both = Stream.of("1", "2")
                .map(id -> DeleteRequest.of(new EntityRef("customers", id)))
                .toList();

        transaction.executeWithoutResult(own -> shop.getBean(Deletions.class).delete(CALLER, DeletionMode.SOFT, both));

        assertThat(database.hidden("customers", 1)).isTrue();
        assertThat(database.hidden("customers", 2)).isFalse();
        assertThat(heard.lines.stream().filter(line -> line.startsWith("after")))
                .containsExactly("after Opened customers/1 by shop 2 [10, 11] 1");
    }
}
