package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionMode;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where several data sources are there, somebody says which one has the tables. */
@ExtendWith(OutputCaptureExtension.class)
class TwoDataSourcesTests {

    private final Database shop = Database.ofShop();
    private final Database reports = Database.empty();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @AfterEach
    void drop() {
        reports.jdbc().execute("CREATE DATABASE IF NOT EXISTS " + reports.name());
        shop.close();
        reports.close();
    }

    private ConfigurableApplicationContext start(String... more) {
        ApplicationContextInitializer<GenericApplicationContext> sources = context -> {
            context.registerBean(
                    "shopSource", DataSource.class, shop::dataSource, bean -> bean.setDestroyMethodName(""));
            context.registerBean(
                    "reportSource", DataSource.class, reports::dataSource, bean -> bean.setDestroyMethodName(""));
        };
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .initializers(sources)
                .properties("spring.data.jpa.repositories.enabled=false")
                .run(Stream.concat(
                                shop.settings().stream().filter(setting -> setting.startsWith("paranoid.")),
                                Stream.of(more))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    @Test
    void theStartSaysWhichThereAre(CapturedOutput output) {
        assertThatThrownBy(this::start).isNotNull();

        assertThat(output)
                .contains("Paranoid does not know which data source")
                .contains("paranoid.data-source=reportSource")
                .contains("paranoid.data-source=shopSource");
    }

    @Test
    void aNameThatNoneHasIsToldAsWell(CapturedOutput output) {
        assertThatThrownBy(() -> start("paranoid.data-source=shop")).isNotNull();

        assertThat(output).contains("No data source is named 'shop'").contains("paranoid.data-source=shopSource");
    }

    @Test
    void theOneThatIsNamedIsUsedAndTheOtherLeftAlone() {
        try (ConfigurableApplicationContext context = start("paranoid.data-source=shopSource")) {
            Deletions deletions = context.getBean(Deletions.class);
            new TransactionTemplate(new JdbcTransactionManager(shop.dataSource())).executeWithoutResult(own -> {
                delete(deletions, "1");
                own.setRollbackOnly();
            });
            new TransactionTemplate(new JdbcTransactionManager(reports.dataSource()))
                    .executeWithoutResult(elsewhere -> {
                        delete(deletions, "2");
                        elsewhere.setRollbackOnly();
                    });

            assertThat(shop.hidden("customers", 1)).isFalse();
            assertThat(shop.hidden("customers", 2)).isTrue();
            assertThat(reports.tables()).isEmpty();
        }
    }

    private static void delete(Deletions deletions, String id) {
        deletions
                .delete(
                        Caller.anonymous("test"),
                        DeletionMode.SOFT,
                        List.of(DeleteRequest.of(new EntityRef("customers", id))))
                .get(0)
                .orThrow();
    }
}
