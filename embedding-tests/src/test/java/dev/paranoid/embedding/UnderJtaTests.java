package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.RecycleBin;
import dev.paranoid.embedding.declared.BuiltTypes;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.jta.JtaTransactionManager;

/** JTA's transactions are none that a call could be part of. */
@ExtendWith(OutputCaptureExtension.class)
class UnderJtaTests {

    private final Database database = Database.ofShop();

    @AfterEach
    void drop() {
        database.close();
    }

    /** Nobody begins a transaction here. */
    private static JtaTransactionManager jta() {
        UserTransaction none = (UserTransaction) Proxy.newProxyInstance(
                UserTransaction.class.getClassLoader(),
                new Class<?>[] {UserTransaction.class},
                (proxy, method, values) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        return new JtaTransactionManager(none);
    }

    private ConfigurableApplicationContext start(ApplicationContextInitializer<GenericApplicationContext> beans) {
        return new SpringApplicationBuilder(BuiltTypes.Plain.class)
                .web(WebApplicationType.NONE)
                .initializers(beans)
                .run(database.settings().stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    @Test
    void whereItAloneManagesTransactionsTheStartSaysSo(CapturedOutput output) {
        assertThatThrownBy(() -> start(context -> context.registerBean(
                        "transactionManager", PlatformTransactionManager.class, UnderJtaTests::jta)))
                .isNotNull();

        assertThat(output).contains("JTA alone manages").contains("a manager of its own");
        assertThat(database.tables()).containsExactlyInAnyOrder("customers", "orders");
    }

    @Test
    void besideAManagerOfTheDataSourceItIsLeftAlone() {
        try (ConfigurableApplicationContext context = start(beans -> {
            beans.registerBean("jta", PlatformTransactionManager.class, UnderJtaTests::jta);
            beans.registerBean(
                    "shops",
                    PlatformTransactionManager.class,
                    () -> new JdbcTransactionManager(beans.getBean(DataSource.class)));
        })) {
            context.getBean(RecycleBin.class).delete("customers", 1);

            assertThat(database.hidden("orders", 10)).isTrue();
        }
    }
}
