package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.paranoid.application.DeletionRefused;
import dev.paranoid.application.RecycleBin;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Misuse;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.embedding.jpa.Customer;
import dev.paranoid.embedding.jpa.JpaShop;
import dev.paranoid.spring.DeletionEvent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What listeners of the application ask, and throw, in each phase of a transaction, whoever manages it. */
class PhasesOfTransactionsTests {

    private final Database database = Database.ofShop();
    private @Nullable ConfigurableApplicationContext shop;

    /** A shop under JPA's manager, which Spring Boot makes. */
    @Configuration(proxyBeanMethods = false)
    @Import({JpaShop.class, Listeners.class})
    static class UnderJpa {}

    /** A shop under a manager of its own. */
    @Configuration(proxyBeanMethods = false)
    @Import({JpaShop.class, Listeners.class})
    static class UnderJdbc {

        @Bean
        PlatformTransactionManager manager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }

    record Before(Runnable work) {}

    record AfterCommit(Runnable work) {}

    record AfterRollback(Runnable work) {}

    /** Does what an event says, in its phase, and writes down the deletions that it hears of. */
    static class Listeners {

        private final List<String> lines = new ArrayList<>();
        private Optional<Runnable> onOpened = Optional.empty();
        private Optional<Runnable> beforeOpened = Optional.empty();

        @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
        public void before(Before event) {
            event.work().run();
        }

        @TransactionalEventListener
        public void after(AfterCommit event) {
            event.work().run();
        }

        @TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
        public void afterRollback(AfterRollback event) {
            event.work().run();
        }

        /** Does it once. */
        @EventListener
        public void opened(DeletionEvent.Opened event) {
            lines.add("within " + event.root());
            Optional<Runnable> work = onOpened;
            onOpened = Optional.empty();
            work.ifPresent(Runnable::run);
        }

        @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
        public void beforeOpened(DeletionEvent.Opened event) {
            lines.add("before " + event.root());
            Optional<Runnable> work = beforeOpened;
            beforeOpened = Optional.empty();
            work.ifPresent(Runnable::run);
        }

        @TransactionalEventListener
        public void afterOpened(DeletionEvent.Opened event) {
            lines.add("after " + event.root());
        }
    }

    @AfterEach
    void close() {
        if (shop != null) {
            shop.close();
        }
        database.close();
    }

    private ConfigurableApplicationContext start(Class<?> application, String... more) {
        List<String> settings =
                new ArrayList<>(List.of("spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED"));
        settings.addAll(List.of(more));
        shop = database.start(application, settings.toArray(String[]::new));
        return shop;
    }

    private static RecycleBin bin(ConfigurableApplicationContext context) {
        return context.getBean(RecycleBin.class).by(Caller.named("shop"));
    }

    private static TransactionTemplate transaction(ConfigurableApplicationContext context) {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    private static TransactionTemplate another(ConfigurableApplicationContext context) {
        TransactionTemplate another = transaction(context);
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return another;
    }

    /** With auto-commit off nobody would commit it; with it on, the end of the connection's use might. */
    @ParameterizedTest
    @ValueSource(classes = {UnderJpa.class, UnderJdbc.class})
    void afterItsEndACallIsAMisuse(Class<?> application) {
        ConfigurableApplicationContext context = start(application, "spring.datasource.hikari.auto-commit=false");
        List<Throwable> thrown = new ArrayList<>();
        Runnable call = () -> thrown.add(catchThrowable(() -> bin(context).delete("customers", 1)));

        transaction(context).executeWithoutResult(own -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    call.run();
                }
            });
            context.publishEvent(new AfterCommit(call));
        });
        transaction(context).executeWithoutResult(own -> {
            context.publishEvent(new AfterRollback(call));
            own.setRollbackOnly();
        });

        assertThat(thrown)
                .hasSize(3)
                .allSatisfy(each ->
                        assertThat(each).isInstanceOf(Misuse.class).hasMessageContaining("Propagation.REQUIRES_NEW"));
        assertThat(database.hidden("customers", 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(classes = {UnderJpa.class, UnderJdbc.class})
    void afterItsEndATransactionOfItsOwnTakesTheCall(Class<?> application) {
        ConfigurableApplicationContext context = start(application, "spring.datasource.hikari.auto-commit=false");
        Runnable first =
                () -> another(context).executeWithoutResult(own -> bin(context).delete("customers", 1));
        Runnable second =
                () -> another(context).executeWithoutResult(own -> bin(context).delete("customers", 2));

        transaction(context).executeWithoutResult(own -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    first.run();
                }
            });
            context.publishEvent(new AfterCommit(second));
        });

        assertThat(database.hidden("customers", 1)).isTrue();
        assertThat(database.hidden("customers", 2)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {UnderJpa.class, UnderJdbc.class})
    void whatIsDeletedBeforeTheCommitIsTold(Class<?> application) {
        ConfigurableApplicationContext context = start(application);

        transaction(context)
                .executeWithoutResult(own ->
                        context.publishEvent(new Before(() -> bin(context).delete("customers", 1))));

        assertThat(database.hidden("customers", 1)).isTrue();
        assertThat(context.getBean(Listeners.class).lines)
                .containsExactlyInAnyOrder("within customers/1", "before customers/1", "after customers/1");
    }

    @ParameterizedTest
    @ValueSource(classes = {UnderJpa.class, UnderJdbc.class})
    void soIsWhatAListenerOfThatPhaseDeletes(Class<?> application) {
        ConfigurableApplicationContext context = start(application);
        Listeners listeners = context.getBean(Listeners.class);
        listeners.beforeOpened = Optional.of(() -> bin(context).delete("customers", 2));

        bin(context).delete("customers", 1);

        assertThat(listeners.lines)
                .containsExactlyInAnyOrder(
                        "within customers/1",
                        "before customers/1",
                        "after customers/1",
                        "within customers/2",
                        "before customers/2",
                        "after customers/2");
    }

    @ParameterizedTest
    @ValueSource(classes = {UnderJpa.class, UnderJdbc.class})
    void whoThrowsThenUndoesItHoweverLate(Class<?> application) {
        ConfigurableApplicationContext context = start(application);
        IllegalArgumentException no = new IllegalArgumentException("no");
        context.getBean(Listeners.class).onOpened = Optional.of(() -> {
            throw no;
        });

        Throwable thrown = catchThrowable(() -> transaction(context)
                .executeWithoutResult(own ->
                        context.publishEvent(new Before(() -> bin(context).delete("customers", 1)))));

        assertThat(thrown).isSameAs(no);
        assertThat(database.hidden("customers", 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(classes = {UnderJpa.class, UnderJdbc.class})
    void whatAListenerThrowsIsNoOutageOfThisDatabase(Class<?> application) {
        ConfigurableApplicationContext context = start(application);
        List<RuntimeException> failures = List.of(
                new DataAccessResourceFailureException("another server is away"),
                new ObjectOptimisticLockingFailureException("order", 1));

        for (RuntimeException failure : failures) {
            context.getBean(Listeners.class).onOpened = Optional.of(() -> {
                throw failure;
            });
            assertThat(catchThrowable(() -> bin(context).delete("customers", 1)))
                    .isSameAs(failure);
            assertThat(database.hidden("customers", 1)).isFalse();
        }
    }

    /** As where a listener begins another and the pool has no connection left. */
    @ParameterizedTest
    @ValueSource(classes = {UnderJpa.class, UnderJdbc.class})
    void aListenerWhoseOwnTransactionFailsUndoesItToo(Class<?> application) {
        ConfigurableApplicationContext context = start(application);
        CannotCreateTransactionException none = new CannotCreateTransactionException("no connection");
        Runnable failing = () -> {
            throw none;
        };

        context.getBean(Listeners.class).onOpened = Optional.of(failing);
        assertThat(catchThrowable(() -> bin(context).delete("customers", 1))).hasCause(none);
        context.getBean(Listeners.class).onOpened = Optional.of(failing);
        assertThat(catchThrowable(() -> transaction(context)
                        .executeWithoutResult(own -> bin(context).delete("customers", 2))))
                .hasCause(none);

        assertThat(database.hidden("customers", 1)).isFalse();
        assertThat(database.hidden("customers", 2)).isFalse();
    }

    /** Within one of Paranoid's own, which goes on afterwards. */
    @ParameterizedTest
    @ValueSource(classes = {UnderJpa.class, UnderJdbc.class})
    void anotherTransactionOfAListenerIsLookedAtAsAnyOfTheCallers(Class<?> application) {
        ConfigurableApplicationContext context = start(application, "paranoid.background.above=2");
        database.jdbc().update("INSERT INTO customers (id, name) VALUES (3, 'Cem'), (4, 'Dan')");
        List<Throwable> thrown = new ArrayList<>();
        TransactionTemplate old = another(context);
        old.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        TransactionTemplate reading = another(context);
        reading.setReadOnly(true);
        context.getBean(Listeners.class).onOpened = Optional.of(() -> List.of(old, reading, another(context))
                .forEach(template -> thrown.add(catchThrowable(
                        () -> template.executeWithoutResult(own -> bin(context).delete("customers", 1))))));

        bin(context).delete("customers", 3);

        assertThat(thrown.get(0)).isInstanceOf(Misuse.class).hasMessageContaining("REPEATABLE-READ");
        assertThat(thrown.get(1)).isInstanceOf(Misuse.class).hasMessageContaining("read-only");
        assertThat(thrown.get(2)).isInstanceOf(DeletionRefused.class).hasMessageContaining("takes more than 2 rows");
        assertThat(database.hidden("customers", 1)).isFalse();
        assertThat(database.hidden("customers", 3)).isTrue();
    }

    @Test
    void itsTimeIsItsOwnAndWhatJpaKeepsToItselfIsWritten() {
        ConfigurableApplicationContext context = start(UnderJpa.class);
        EntityManager entities =
                SharedEntityManagerCreator.createSharedEntityManager(context.getBean(EntityManagerFactory.class));
        List<Deletion> inner = new ArrayList<>();
        context.getBean(Listeners.class).onOpened = Optional.of(() -> another(context)
                .executeWithoutResult(own -> {
                    entities.persist(new Customer(3, "Cem"));
                    inner.add(bin(context).delete("customers", 3));
                }));

        Deletion outer = bin(context).delete("customers", 1);

        assertThat(inner)
                .singleElement()
                .satisfies(deletion -> assertThat(deletion.deletedAt()).isAfter(outer.deletedAt()));
        assertThat(database.hidden("customers", 3)).isTrue();
    }
}
