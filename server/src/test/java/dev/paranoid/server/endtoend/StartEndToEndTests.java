package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** What cannot start says why and what to do, in words and without a stack trace, and has changed nothing. */
class StartEndToEndTests {

    private static final String NOWHERE =
            "--spring.datasource.url=jdbc:mysql://admin:secret@127.0.0.1:1/blog?password=secret";

    @ParameterizedTest
    @EnumSource
    void helps(Jar jar) throws Exception {
        try (Service service = Service.begin("help", jar, "--help")) {
            assertThat(service.exitValue()).isZero();
            assertThat(service.output())
                    .isEqualTo(new ClassPathResource("usage.txt").getContentAsString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void asksForADatabase() {
        assertThat(refusal(Jar.THIN))
                .contains("No database is configured", "url: jdbc:mysql://", "paranoid-standalone.jar");
        assertThat(refusal(Jar.STANDALONE, "--paranoid.embedded.enabled=false")).contains("No database is configured");
    }

    @Test
    void asksForEntityTypes() {
        assertThat(refusal(Jar.THIN, NOWHERE)).contains("No entity types are configured", "belongs-to:");
        assertThat(refusal(Jar.STANDALONE, "--paranoid.demo.enabled=false")).contains("No entity types are configured");
    }

    @Test
    void saysThatTheDatabaseIsAway() {
        assertThat(refusal(Jar.THIN, NOWHERE, Service.types("blog.yml"), "--paranoid.database.wait-at-start=6s"))
                .contains(
                        "The database does not answer yet",
                        "jdbc:mysql://127.0.0.1:1/blog does not answer",
                        "spring.datasource.url")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void saysThatTheDatabaseDoesNotLetUsIn(TestDatabase database) {
        TestDatabase stranger = new TestDatabase("strange", database.host(), database.port(), "nobody", "guessed");
        assertThat(refusal(Jar.THIN, stranger.named("paranoid_locked").settings(Service.types("shop.yml"))))
                .contains("/paranoid_locked refuses us: Access denied for user 'nobody'")
                .doesNotContain("guessed");
        assertThat(refusal(Jar.THIN, database.named("paranoid_missing").settings(Service.types("shop.yml"))))
                .contains("refuses us: Unknown database 'paranoid_missing'");
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void namesAllThatIsWrongWithADeclarationAndWhatMendsIt(TestDatabase database) {
        try (TestDatabase.Schema wrong = database.create("paranoid_wrong").with("wrong.sql")) {
            List<String> tables = wrong.tables();
            Map<String, List<String>> rows = wrong.rows();
            String refusal = refusal(Jar.THIN, wrong.settings(Service.types("wrong.yml")));
            assertThat(refusal)
                    .containsPattern("(?s)ALTER TABLE `customers` ADD INDEX .`deletion_id`")
                    .containsPattern("(?s)ALTER TABLE `orders` ADD COLUMN `deleted_at`")
                    .containsPattern("(?s)CREATE TABLE `parcels`");
            assertThat(wrong.tables()).isEqualTo(tables);
            assertThat(wrong.rows()).isEqualTo(rows);
        }
    }

    /** {@return what it said as it refused to start} */
    private static String refusal(Jar jar, String... arguments) {
        try (Service service = Service.begin("refusal", jar, arguments)) {
            assertThat(service.exitValue()).isNotZero();
            assertThat(service.output())
                    .contains("APPLICATION FAILED TO START", "Action:")
                    .doesNotContain("\tat ")
                    .doesNotContain("WARN");
            return service.output();
        }
    }
}
