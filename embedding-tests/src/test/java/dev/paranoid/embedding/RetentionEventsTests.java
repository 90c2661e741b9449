package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.Holds;
import dev.paranoid.application.RecycleBin;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.message.HoldEvents;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.embedding.jpa.JpaShop;
import dev.paranoid.spring.DeletionEvent;
import dev.paranoid.spring.HoldEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Listeners of the application hear of holds and of what is kept for longer or shorter, as of deletions. */
class RetentionEventsTests {

    private static final Caller CALLER = Caller.named("shop");
    private static final HoldRequest HOLD =
            HoldRequest.of(new HoldRequest.On.Row(new EntityRef("customers", "2")), HoldKind.PRESERVATION, "lawsuit");

    private final Database database = Database.ofShop();
    private final ConfigurableApplicationContext shop = database.start(
            Application.class,
            "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
            "paranoid.entities.customers.retention=30d");
    private final List<String> heard = shop.getBean(Listeners.class).lines;
    private final Holds holds = shop.getBean(Holds.class);
    private final Retention retention = shop.getBean(Retention.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(shop.getBean(PlatformTransactionManager.class));

    @Configuration(proxyBeanMethods = false)
    @Import(JpaShop.class)
    static class Application {

        @Bean
        Listeners listeners() {
            return new Listeners();
        }

        @Bean
        HoldEvents ours(Listeners listeners) {
            return (kind, held) -> held.forEach(hold -> listeners.lines.add("follower " + kind));
        }
    }

    /** Writes down what it hears. */
    static class Listeners {

        private final List<String> lines = new ArrayList<>();

        @EventListener
        public void within(HoldEvent event) {
            lines.add("within " + event.getClass().getSimpleName());
        }

        @TransactionalEventListener
        public void after(HoldEvent event) {
            lines.add("after " + event.getClass().getSimpleName() + " "
                    + event.hold().reason() + " by " + event.hold().actor());
        }

        @TransactionalEventListener
        public void after(DeletionEvent event) {
            lines.add("after " + event.getClass().getSimpleName() + " " + event.root() + " by " + event.actor() + " "
                    + event.deletion().purgeAt().orElseThrow());
        }
    }

    @AfterEach
    void close() {
        shop.close();
        database.close();
    }

    @Test
    void aHoldThatIsPlacedAndReleasedIsHeardOfWithinTheTransactionAndAfterIt() {
        Holds.Placed placed = holds.place(CALLER, List.of(HOLD)).get(0).orThrow();
        holds.release(CALLER, List.of(placed.hold().id()), Optional.of("settled"));

        assertThat(heard)
                .containsExactly(
                        "follower PLACED",
                        "within Placed",
                        "after Placed lawsuit by shop",
                        "follower RELEASED",
                        "within Released",
                        "after Released lawsuit by shop");
    }

    @Test
    void aHoldThatTheCallerRollsBackIsNotHeardOfAfterwards() {
        transaction.executeWithoutResult(own -> {
            holds.place(CALLER, List.of(HOLD));
            own.setRollbackOnly();
        });

        assertThat(heard).noneMatch(line -> line.startsWith("after"));
    }

    @Test
    void whatIsKeptForLongerOrShorterIsHeardOfWithItsNewTime() {
        DeletionId deletion =
                shop.getBean(RecycleBin.class).by(CALLER).delete("customers", 1).id();
        heard.clear();

        Instant later = changed(deletion, RetentionChange.extending(Duration.ofDays(2), "an audit"));
        Instant earlier = changed(deletion, RetentionChange.shortening(Duration.ofDays(1), "it is over"));

        assertThat(heard)
                .containsExactly(
                        "after Extended customers/1 by shop " + later,
                        "after Shortened customers/1 by shop " + earlier);
        assertThat(Duration.between(earlier, later)).isEqualTo(Duration.ofDays(1));
    }

    private Instant changed(DeletionId deletion, RetentionChange change) {
        return retention.change(CALLER, deletion, change).orThrow().purgeAt().orElseThrow();
    }
}
