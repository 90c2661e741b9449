package dev.paranoid.mybatis.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.application.failure.RequestTooLarge;
import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.port.message.Payload;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Outcome.Status;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Delete;
import dev.paranoid.application.request.Request.Head;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.Assembled;
import dev.paranoid.mybatis.EngineSettings;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.CatalogueMapper;
import dev.paranoid.mybatis.catalogue.DeclarationDoesNotFit;
import dev.paranoid.mybatis.declaration.Declaration;
import dev.paranoid.mybatis.statement.Statements;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What passes by itself, what somebody has to mend, and what is too large, are told apart by what the server says. */
class PassingOrFinalTests {

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final TestSchema SCHEMA = TestSchema.of(
            EntityGraph.of(List.of(USERS, STORIES), List.of(Relation.cascading(STORIES, "author", USERS))));
    private static final EntityRef USER = new EntityRef("users", "1");
    private static final String TAKES_NO_WRITES = "SET SESSION TRANSACTION READ ONLY";

    private final MyBatisEngine engine = MyBatisEngine.on(SCHEMA, onePool(""));
    private final Outbox outbox = Assembled.outbox(
            Managers.of(engine.dataSource(), new JdbcTransactionManager(engine.dataSource()), Duration.ofSeconds(60)));

    /** A connection, and a packet that the driver sends, of at most 128 KiB. */
    private static HikariDataSource onePool(String initially) {
        HikariConfig config = new HikariConfig();
        try (HikariDataSource any = TestDatabase.fresh(1, initially.isEmpty() ? "SELECT 1" : initially)) {
            any.copyStateTo(config);
        }
        config.setJdbcUrl(config.getJdbcUrl() + "&maxAllowedPacket=" + (1 << 17));
        config.setExceptionOverrideClassName(FailoverEviction.class.getName());
        return new HikariDataSource(config);
    }

    @BeforeEach
    void insertUser() {
        engine.insert(List.of(NewRow.of(USER)));
    }

    @AfterEach
    void drop() {
        engine.close();
    }

    private void delete() {
        engine.deletions().delete(Caller.anonymous("test"), DeletionMode.SOFT, List.of(DeleteRequest.of(USER)));
    }

    /** Requests the delete; if it is done, that is told by this answer. */
    private Outcome ask(String answer) {
        Request request = new Request(
                new Head(new RequestId("r1"), "f", "k", Optional.empty()),
                new Delete(DeletionMode.SOFT, List.of(USER), Optional.empty()));
        return engine.requests()
                .carryOut(
                        Caller.anonymous("test"),
                        List.of(request),
                        told -> outbox.add(told.get(0).code().isEmpty() ? List.of(message(answer)) : List.of()))
                .get(0);
    }

    private static Message message(String text) {
        return new Message(
                new UUID(0, 0).toString(), "topic", Optional.empty(), "type", Optional.of(Payload.of(text)), List.of());
    }

    @Test
    void aServerThatTakesNoWritesIsAnOutageWhoseConnectionGoes() {
        engine.jdbc().execute(TAKES_NO_WRITES);

        Unavailable thrown = catchThrowableOfType(Unavailable.class, this::delete);

        assertThat(thrown).isExactlyInstanceOf(Unavailable.class).hasMessageContaining("accepts no writes");
        assertThat(thrown.mayHaveHappened()).isFalse();
        assertThat(engine.snapshot().live(USER)).isTrue();
        delete();
        assertThat(engine.snapshot().live(USER)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RENAME TABLE users TO lost",
                "RENAME TABLE stories TO lost",
                "ALTER TABLE stories DROP FOREIGN KEY fk_stories_author, DROP INDEX ix_stories_author",
                "ALTER TABLE users DROP COLUMN deletion_id",
                "RENAME TABLE paranoid_deletion TO lost",
                "ALTER TABLE paranoid_deletion DROP COLUMN reason",
                "ALTER TABLE paranoid_deletion ADD COLUMN more INT NOT NULL"
            })
    void whatIsGoneIsForSomebodyToMend(String ddl) {
        engine.jdbc().execute(ddl);

        assertThatThrownBy(this::delete)
                .isInstanceOf(SchemaChanged.class)
                .hasMessageStartingWith("The database lacks a");
    }

    /** The server says what the trigger says. */
    private void says(int error, String when) {
        engine.jdbc()
                .execute("CREATE TRIGGER says BEFORE INSERT ON paranoid_deletion FOR EACH ROW BEGIN IF " + when
                        + " THEN SET @said = 1; SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = " + error
                        + ", MESSAGE_TEXT = 'On purpose'; END IF; END");
    }

    @ParameterizedTest
    @CsvSource({
        "1874, dev.paranoid.application.failure.Unavailable, accepts no writes",
        "1449, dev.paranoid.application.failure.SchemaChanged, a right that Paranoid needs"
    })
    void whatTheServerSaysIsPassingOrForSomebodyToMend(int error, Class<? extends DatabaseFailure> kind, String words) {
        says(error, "TRUE");

        assertThatThrownBy(this::delete).isInstanceOf(kind).hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(ints = {1412, 1615})
    void whatTheServerAsksForAgainIsDoneAgain(int error) {
        says(error, "@said IS NULL");

        delete();

        assertThat(engine.snapshot().live(USER)).isFalse();
    }

    @Test
    void aRequestWaitsUntilItIsMended() {
        engine.jdbc().execute("RENAME TABLE users TO lost");
        assertThatThrownBy(() -> ask("")).isInstanceOf(SchemaChanged.class);

        engine.jdbc().execute("RENAME TABLE lost TO users");

        assertThat(ask("").status()).isEqualTo(Status.DONE);
    }

    @Test
    void whatIsLargerThanTheServerTakesIsTold() {
        String answer = "x".repeat(1 << 18);

        assertThatThrownBy(() -> engine.calls()
                        .once(Caller.anonymous("test"), new RequestId("k"), "f", () -> new Reply(200, answer, false)))
                .isInstanceOf(RequestTooLarge.class);
        assertThat(ask(answer).code()).contains(Outcome.TOO_LARGE);
        assertThat(engine.snapshot().live(USER)).isTrue();
    }

    @Test
    void aBinaryLogOfStatementsStopsTheStart() {
        assumeTrue(
                Boolean.TRUE.equals(engine.jdbc().queryForObject("SELECT @@log_bin", Boolean.class)), "no binary log");
        try (HikariDataSource pool = onePool("SET SESSION binlog_format = 'STATEMENT'")) {
            Catalogue catalogue = Catalogue.read(new Statements(pool).mapper(CatalogueMapper.class));
            assertThatThrownBy(() -> Declaration.fit(EngineSettings.properties(SCHEMA), catalogue))
                    .isInstanceOf(DeclarationDoesNotFit.class)
                    .hasMessageContaining("binlog_format=STATEMENT");
        }
    }

    /** Somebody has set it while we run: nothing happens until it is mended, but for the connection, which would keep it. */
    @Test
    void aBinaryLogOfStatementsIsForSomebodyToMend() {
        assumeTrue(
                Boolean.TRUE.equals(engine.jdbc().queryForObject("SELECT @@log_bin", Boolean.class)), "no binary log");
        engine.jdbc().execute("SET SESSION binlog_format = 'STATEMENT'");
        assertThatThrownBy(() -> engine.deletions()
                        .delete(Caller.anonymous("test"), DeletionMode.SOFT, List.of(DeleteRequest.of(USER))))
                .isInstanceOf(SchemaChanged.class)
                .hasMessageContaining("binlog_format");
        assertThat(engine.snapshot().live(USER)).isTrue();

        engine.deletions()
                .delete(Caller.anonymous("test"), DeletionMode.SOFT, List.of(DeleteRequest.of(USER)))
                .get(0)
                .orThrow();
    }
}
