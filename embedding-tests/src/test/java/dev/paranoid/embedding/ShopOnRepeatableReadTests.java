package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.embedding.jpa.JpaShop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** MySQL's default, which nobody has changed. */
@ExtendWith(OutputCaptureExtension.class)
class ShopOnRepeatableReadTests {

    @Test
    void theStartTellsWithTheLineThatMendsItAndCallsOfTheirOwnWork(CapturedOutput output) {
        try (Database database = Database.ofShop();
                ConfigurableApplicationContext shop = database.start(JpaShop.class)) {
            assertThat(output)
                    .contains("REPEATABLE-READ")
                    .contains("spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED");

            shop.getBean(Deletions.class)
                    .delete(
                            Caller.anonymous("shop"),
                            DeletionMode.SOFT,
                            List.of(DeleteRequest.of(new EntityRef("customers", "1"))))
                    .get(0)
                    .orThrow();
            assertThat(database.hidden("orders", 10)).isTrue();
        }
    }

    /** MySQL's and MariaDB's own is 50 s. */
    @Test
    void theStartTellsThatASessionIsMorePatientThanACallMayBe(CapturedOutput output) {
        try (Database database = Database.ofShop();
                ConfigurableApplicationContext shop = database.start(JpaShop.class)) {
            assertThat(shop.isRunning()).isTrue();
            assertThat(output)
                    .contains("paranoid.patience (8 s)")
                    .contains("spring.datasource.hikari.connection-init-sql=SET SESSION innodb_lock_wait_timeout = 1");
        }
    }

    @Test
    void nothingIsSaidOfOneThatIsNot(CapturedOutput output) {
        try (Database database = Database.ofShop();
                ConfigurableApplicationContext shop = database.start(
                        JpaShop.class,
                        "spring.datasource.hikari.connection-init-sql=SET SESSION innodb_lock_wait_timeout = 1")) {
            assertThat(shop.isRunning()).isTrue();
            assertThat(output).doesNotContain("paranoid.patience");
        }
    }
}
