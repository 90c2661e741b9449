package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Misuse;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.embedding.jpa.Customer;
import dev.paranoid.embedding.jpa.JpaShop;
import dev.paranoid.embedding.jpa.LiveCustomer;
import dev.paranoid.spring.DeletionEvent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Under JPA's manager of transactions, which has no nested ones. */
class BesideJpaTests {

    private static final Caller CALLER = Caller.anonymous("shop");
    private static final String READ_COMMITTED =
            "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED";

    private final Database database = Database.ofShop();
    private final ConfigurableApplicationContext shop = database.start(Application.class, READ_COMMITTED);
    private final EntityManagerFactory factory = shop.getBean(EntityManagerFactory.class);
    private final EntityManager entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
    private final Deletions deletions = shop.getBean(Deletions.class);
    private final PlatformTransactionManager manager = shop.getBean(PlatformTransactionManager.class);
    private final TransactionTemplate transaction = new TransactionTemplate(manager);

    @Configuration(proxyBeanMethods = false)
    @Import(JpaShop.class)
    static class Application {

        @Bean
        Emptying emptying(EntityManagerFactory factory) {
            return new Emptying(SharedEntityManagerCreator.createSharedEntityManager(factory));
        }
    }

    /** Takes the name of a customer who must have one, where it is told to. */
    static class Emptying {

        private final EntityManager entities;
        private boolean on;

        Emptying(EntityManager entities) {
            this.entities = entities;
        }

        @EventListener
        public void onOpened(DeletionEvent.Opened opened) {
            if (on) {
                entities.find(Customer.class, 2).rename("");
            }
        }
    }

    @AfterEach
    void close() {
        shop.close();
        database.close();
    }

    private Answer<Deleted> delete(long customer) {
        return deletions
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(ref(customer))))
                .get(0);
    }

    private static EntityRef ref(long customer) {
        return new EntityRef("customers", Long.toString(customer));
    }

    @Test
    void theManagerIsThatOfJpa() {
        assertThat(manager).isInstanceOf(JpaTransactionManager.class);
    }

    @Test
    void whatIsNotFlushedYetIsDeletedAsWell() {
        transaction.executeWithoutResult(own -> {
            entities.persist(new Customer(3, "Cem"));
            assertThat(delete(3).orThrow().deletion().took()).containsEntry("customers", 1L);
        });

        assertThat(database.hidden("customers", 3)).isTrue();
    }

    @Test
    void aViewOfLiveRowsIsATableToJpa() {
        database.jdbc()
                .execute(
                        "CREATE OR REPLACE VIEW `live_customers` AS SELECT * FROM `customers` WHERE `deleted_at` IS NULL");
        delete(2).orThrow();
        transaction.executeWithoutResult(own -> {
            assertThat(entities.createQuery("FROM LiveCustomer", LiveCustomer.class)
                            .getResultList())
                    .extracting(LiveCustomer::name)
                    .containsExactly("Ada");
            entities.find(LiveCustomer.class, 1L).rename("Eve");
            entities.persist(new LiveCustomer(3, "Cem"));
        });

        assertThat(database.jdbc().queryForList("SELECT name FROM customers ORDER BY id", String.class))
                .containsExactly("Eve", "Bob", "Cem");
    }

    @Test
    void aDeleteIsUndoneWithTheTransactionOfItsCaller() {
        transaction.executeWithoutResult(own -> {
            delete(1).orThrow();
            own.setRollbackOnly();
        });

        assertThat(database.hidden("customers", 1)).isFalse();
        assertThat(database.jdbc().queryForObject("SELECT COUNT(*) FROM paranoid_deletion", Long.class))
                .isZero();
    }

    @Test
    void aRefusalLeavesTheCallersPartAlone() {
        transaction.executeWithoutResult(own -> {
            entities.find(Customer.class, 2).rename("Bea");
            assertThat(delete(404)).isInstanceOf(Answer.Refused.class);
            delete(1).orThrow();
        });

        assertThat(database.jdbc().queryForObject("SELECT name FROM customers WHERE id = 2", String.class))
                .isEqualTo("Bea");
        assertThat(database.hidden("orders", 11)).isTrue();
    }

    @Test
    void aDeleteAndItsRestoreInOneTransaction() {
        transaction.executeWithoutResult(own -> {
            delete(1).orThrow();
            deletions.restore(CALLER, Parents.REFUSE, List.of(ref(1))).get(0).orThrow();
        });

        assertThat(database.hidden("customers", 1)).isFalse();
        assertThat(database.hidden("orders", 10)).isFalse();
    }

    @Test
    void outsideOfATransactionACallHasItsOwn() {
        delete(1).orThrow();

        assertThat(database.hidden("orders", 10)).isTrue();
    }

    /** As a web request leaves it open in Spring Boot. */
    @Test
    void aSessionThatIsOpenWithoutATransactionIsNeitherWrittenNorEmptied() {
        EntityManager open = factory.createEntityManager();
        TransactionSynchronizationManager.bindResource(factory, new EntityManagerHolder(open));
        try {
            Customer bob = entities.find(Customer.class, 2);
            bob.rename("Bea");
            delete(1).orThrow();
            assertThat(delete(404)).isInstanceOf(Answer.Refused.class);

            assertThat(open.contains(bob)).isTrue();
        } finally {
            TransactionSynchronizationManager.unbindResource(factory);
            open.close();
        }

        assertThat(database.jdbc().queryForObject("SELECT name FROM customers WHERE id = 2", String.class))
                .isEqualTo("Bob");
    }

    @Test
    void norIsItWithinATransactionOnSomethingElse() {
        EntityManager open = factory.createEntityManager();
        TransactionSynchronizationManager.bindResource(factory, new EntityManagerHolder(open));
        try {
            Customer bob = open.find(Customer.class, 2);
            bob.rename("Bea");
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource()))
                    .executeWithoutResult(elsewhere -> delete(1).orThrow());

            assertThat(open.contains(bob)).isTrue();
            assertThat(database.hidden("customers", 1)).isTrue();
        } finally {
            TransactionSynchronizationManager.unbindResource(factory);
            open.close();
        }

        assertThat(database.jdbc().queryForObject("SELECT name FROM customers WHERE id = 2", String.class))
                .isEqualTo("Bob");
    }

    @Test
    void aReadOnlyTransactionIsAMisuse() {
        transaction.setReadOnly(true);

        assertThatThrownBy(() -> transaction.executeWithoutResult(own -> delete(1)))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("read-only");
    }

    @Test
    void soIsOneThatReadsAnOldSnapshot() {
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

        assertThatThrownBy(() -> transaction.executeWithoutResult(own -> delete(1)))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("REPEATABLE-READ");
    }

    /** Spring's manager of transactions says the same of it as of a database that is away. */
    @Test
    void anEntityThatFailsAtTheCommitIsNoOutage() {
        shop.getBean(Emptying.class).on = true;

        assertThatThrownBy(() -> delete(1))
                .isInstanceOf(TransactionSystemException.class)
                .hasRootCauseMessage("A customer needs a name");
        assertThat(database.hidden("customers", 1)).isFalse();
    }
}
