package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.embedding.jpa.JpaShop;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The application may read and write rows; somebody else may change the schema. */
@ExtendWith(OutputCaptureExtension.class)
class WithoutRightsTests {

    private final Database database = Database.ofShop();
    private final String user = "guest_" + ProcessHandle.current().pid();

    @BeforeEach
    void makeUser() {
        database.jdbc().execute("CREATE USER '" + user + "'@'%' IDENTIFIED BY 'word'");
        database.jdbc()
                .execute("GRANT SELECT, INSERT, UPDATE, DELETE, TRIGGER ON " + database.name() + ".* TO '" + user
                        + "'@'%'");
    }

    @AfterEach
    void drop() {
        database.jdbc().execute("DROP USER '" + user + "'@'%'");
        database.close();
    }

    private ConfigurableApplicationContext start(String... more) {
        String[] login = {
            "spring.datasource.url=" + database.url().replaceAll("[?&]user=root", "?guest=1"),
            "spring.datasource.username=" + user,
            "spring.datasource.password=word",
            "paranoid.schema.migrate=false"
        };
        return database.start(JpaShop.class, login);
    }

    @Test
    void theStartGivesTheSqlForSomebodyWhoMayAndThenItWorks(CapturedOutput output) {
        assertThatThrownBy(this::start).isNotNull();
        assertThat(database.tables()).containsExactlyInAnyOrder("customers", "orders");

        run(sql(output.getOut()));

        try (ConfigurableApplicationContext shop = start()) {
            shop.getBean(Deletions.class)
                    .delete(
                            Caller.anonymous("shop"),
                            DeletionMode.SOFT,
                            List.of(DeleteRequest.of(new EntityRef("customers", "1"))))
                    .get(0)
                    .orThrow();
        }
        assertThat(database.hidden("orders", 11)).isTrue();
    }

    @Test
    void whatWasDoneByHandIsKnownToTheMigrations(CapturedOutput output) {
        assertThatThrownBy(this::start).isNotNull();
        run(sql(output.getOut()));
        List<String> tables = database.tables();

        database.start(JpaShop.class).close();

        assertThat(database.tables()).isEqualTo(tables);
    }

    private static String sql(String output) {
        int begins = output.indexOf("CREATE TABLE IF NOT EXISTS paranoid_schema_history");
        assertThat(begins).as(output).isNotNegative();
        return output.substring(begins);
    }

    private void run(String sql) {
        new ResourceDatabasePopulator(new ByteArrayResource(sql.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .execute(database.dataSource());
    }
}
