package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.baomidou.mybatisplus.core.MybatisConfiguration;
import dev.paranoid.application.RecycleBin;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.embedding.plus.PlusCustomer;
import dev.paranoid.embedding.plus.PlusMapper;
import dev.paranoid.embedding.plus.PlusShop;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Beside MyBatis-Plus and JDBC's manager of transactions; each has a MyBatis of its own. */
class BesideMyBatisPlusTests {

    private final Database database = Database.ofShop();
    private final ConfigurableApplicationContext shop = database.start(
            PlusShop.class,
            "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
            "spring.data.jpa.repositories.enabled=false");
    private final PlusMapper customers = shop.getBean(PlusMapper.class);
    private final RecycleBin bin = shop.getBean(RecycleBin.class).by(Caller.named("shop"));
    private final PlatformTransactionManager manager = shop.getBean(PlatformTransactionManager.class);
    private final TransactionTemplate transaction = new TransactionTemplate(manager);

    @AfterEach
    void close() {
        shop.close();
        database.close();
    }

    private static PlusCustomer cem() {
        PlusCustomer cem = new PlusCustomer();
        cem.id = 3;
        cem.name = "Cem";
        return cem;
    }

    @Test
    void theFactoryIsThatOfMyBatisPlusAndTheManagerThatOfJdbc() {
        assertThat(shop.getBean(SqlSessionFactory.class).getConfiguration()).isInstanceOf(MybatisConfiguration.class);
        assertThat(manager).isInstanceOf(JdbcTransactionManager.class);
    }

    @Test
    void whatIsWrittenInTheSameTransactionIsDeletedAsWell() {
        transaction.executeWithoutResult(own -> {
            customers.insert(cem());
            bin.delete(cem());
        });

        assertThat(database.hidden("customers", 3)).isTrue();
    }

    @Test
    void bothAreUndoneTogether() {
        transaction.executeWithoutResult(own -> {
            customers.insert(cem());
            bin.delete("customers", 1);
            own.setRollbackOnly();
        });

        assertThat(customers.selectCount(null)).isEqualTo(2);
        assertThat(database.hidden("customers", 1)).isFalse();
    }
}
