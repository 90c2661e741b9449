package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.RecycleBin;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.application.request.IdempotentCalls.Result;
import dev.paranoid.application.request.IdempotentCalls.Result.Answered;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.embedding.jpa.JpaShop;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** An application has the tables and threads of what it uses. */
@ExtendWith(OutputCaptureExtension.class)
class TablesOfFeaturesTests {

    private static final Caller CALLER = Caller.named("shop");

    private final Database database = Database.ofShop();

    @AfterEach
    void drop() {
        database.close();
    }

    private List<String> own() {
        return database.tables().stream()
                .filter(table -> table.startsWith("paranoid_"))
                .toList();
    }

    @Test
    void withoutRestAndKafkaThereAreThoseOfTheEngine() throws InterruptedException {
        try (ConfigurableApplicationContext shop =
                database.start(BackgroundEventsTests.Application.class, "paranoid.background.above=1")) {
            assertThat(own())
                    .containsExactlyInAnyOrder(
                            "paranoid_deletion",
                            "paranoid_detached",
                            "paranoid_history",
                            "paranoid_hold",
                            "paranoid_hold_gate",
                            "paranoid_purge_blocked",
                            "paranoid_purge_run",
                            "paranoid_job",
                            "paranoid_worker",
                            "paranoid_frontier",
                            "paranoid_collected",
                            "paranoid_unlinked",
                            "paranoid_schema_history");
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .contains("paranoid-inbox-cleaner")
                    .doesNotContain("paranoid-purge");

            RecycleBin bin = shop.getBean(RecycleBin.class).by(CALLER);
            bin.delete("customers", 1);
            assertThat(shop.getBean(BackgroundEventsTests.Listener.class).lines.poll(30, TimeUnit.SECONDS))
                    .startsWith("Opened customers/1");
            bin.restore("customers", 1);
            assertThat(shop.getBean(BackgroundEventsTests.Listener.class).lines.poll(30, TimeUnit.SECONDS))
                    .startsWith("Lifted customers/1");
        }
    }

    @Test
    void oneThatASettingNamesHasItsTablesAndWorks() {
        try (ConfigurableApplicationContext shop = database.start(JpaShop.class, "paranoid.schema.features=requests")) {
            assertThat(own()).contains("paranoid_inbox", "paranoid_ask").doesNotContain("paranoid_outbox");

            Result first = once(shop, "first");
            Result second = once(shop, "second");
            assertThat(second).isEqualTo(new Answered(((Answered) first).reply(), true));
        }
    }

    private static Result once(ConfigurableApplicationContext shop, String answer) {
        return shop.getBean(IdempotentCalls.class)
                .once(CALLER, new RequestId("k"), "f", () -> new Reply(200, answer, false));
    }

    @Test
    void aTableThatIsGoneStopsTheStart(CapturedOutput output) {
        database.start(JpaShop.class).close();
        database.jdbc().execute("DROP TABLE paranoid_unlinked");

        assertThatThrownBy(() -> database.start(JpaShop.class)).isNotNull();
        assertThat(output).contains("paranoid_unlinked (engine)").contains("from one backup");
    }

    /** Long enough for what runs by itself: the search for work in the background, and the look at the database. */
    @Test
    void whileNothingIsAskedNoStatementIsForWhatIsNotUsed() {
        try (ConfigurableApplicationContext shop = database.start(JpaShop.class);
                StatementLog log = new StatementLog(database.jdbc())) {
            assertThat(shop.isRunning()).isTrue();
            List<String> seen = log.until(
                    statements -> count(statements, "paranoid_job") >= 8 && count(statements, "paranoid_history") >= 2);

            assertThat(seen)
                    .filteredOn(sql -> !sql.contains("information_schema"))
                    .noneMatch(sql -> sql.matches(
                            "(?s).*paranoid_(inbox|ask|outbox|accepted|awaited|installation|purge|hold).*"));
        }
    }

    private static long count(List<String> statements, String table) {
        return statements.stream().filter(sql -> sql.contains(table)).count();
    }
}
