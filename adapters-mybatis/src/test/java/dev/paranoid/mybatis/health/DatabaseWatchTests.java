package dev.paranoid.mybatis.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.Unavailable;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.mybatis.statement.Statements;
import dev.paranoid.mybatis.transaction.DatabaseClock;
import dev.paranoid.mybatis.transaction.Managers;
import dev.paranoid.mybatis.transaction.SpringTransactions;
import dev.paranoid.mybatis.transaction.TransactionMapper;
import dev.paranoid.testkit.schema.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What is wrong with the database is seen though nobody deletes, told with its reason, and in the log once. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseWatchTests {

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final TestSchema SCHEMA = TestSchema.of(
            EntityGraph.of(List.of(USERS, STORIES), List.of(Relation.cascading(STORIES, "author", USERS))));

    /** One connection, so that what is said of a session holds for all. */
    private final MyBatisEngine engine = MyBatisEngine.on(SCHEMA, TestDatabase.fresh(1));

    private final JdbcTransactionManager manager = new JdbcTransactionManager(engine.dataSource());
    private final Managers managers = Managers.of(engine.dataSource(), manager, Duration.ofSeconds(1));
    private final DatabaseWatch watch = new DatabaseWatch(
            new DatabaseProbe(managers, MyBatisEngine.properties(SCHEMA).entities()));

    @BeforeEach
    void start() {
        watch.start();
    }

    @AfterEach
    void stop() {
        watch.stop();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RENAME TABLE users TO lost | RENAME TABLE lost TO users | users",
                "ALTER TABLE stories RENAME COLUMN deletion_id TO lost | ALTER TABLE stories RENAME COLUMN lost TO deletion_id | lacks a table, a column",
                "ALTER TABLE paranoid_inbox RENAME COLUMN answer TO lost | ALTER TABLE paranoid_inbox RENAME COLUMN lost TO answer | [paranoid_inbox.answer]",
                "ALTER TABLE paranoid_deletion ADD COLUMN more INT NOT NULL | ALTER TABLE paranoid_deletion DROP COLUMN more | [paranoid_deletion.more]",
                "SET SESSION TRANSACTION READ ONLY | SET SESSION TRANSACTION READ WRITE | takes no writes"
            })
    void tellsWhatIsWrongUntilItIsMended(String fault, String mend, String reason, CapturedOutput output) {
        DatabaseHealth health = new DatabaseHealth(watch);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        engine.jdbc().execute(fault);
        assertThat(awaited(true)).hasValueSatisfying(what -> assertThat(what).contains(reason));
        assertThat(health.health().getDetails().get("reason")).asString().contains(reason);

        engine.jdbc().execute(mend);
        assertThat(awaited(false)).isEmpty();
        assertThat(output.getOut().lines().filter(line -> line.contains(reason)))
                .hasSize(1);
        assertThat(output.getOut().lines().filter(line -> line.contains("as it should be again")))
                .hasSize(1);
    }

    /** The server says of a full disk what the trigger says. */
    @Test
    void aFullDiskIsKnownFromWhatFailedUntilThereIsRoom() {
        TransactionMapper mapper = new Statements(engine.dataSource()).mapper(TransactionMapper.class);
        SpringTransactions transactions = new SpringTransactions(managers, mapper, new DatabaseClock(mapper));
        engine.jdbc()
                .execute("CREATE TRIGGER full_disk BEFORE INSERT ON paranoid_deletion FOR EACH ROW"
                        + " SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'The table is full'");
        assertThat(awaited(false)).as("nobody has tried").isEmpty();

        assertThatThrownBy(() -> transactions.inTransaction(() -> engine.jdbc()
                        .update(
                                "INSERT INTO paranoid_deletion (root_type, root_key, mode, state, deleted_at, actor, source)"
                                        + " VALUES ('users', '1', 'SOFT', 'ACTIVE', UTC_TIMESTAMP(6), 'a', 's')")))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("disk is full");
        assertThat(awaited(true)).hasValueSatisfying(what -> assertThat(what).contains("disk is full"));

        engine.jdbc().execute("DROP TRIGGER full_disk");
        assertThat(awaited(false)).isEmpty();
        assertThat(engine.jdbc().queryForObject("SELECT COUNT(*) FROM paranoid_deletion", Long.class))
                .isZero();
    }

    @Test
    void aColumnThatNobodyHasToFillIsNoMatter() {
        engine.jdbc().execute("ALTER TABLE paranoid_deletion ADD COLUMN more INT NULL");
        engine.jdbc().execute("ALTER TABLE users ADD COLUMN more INT NOT NULL");
        assertThat(awaited(false)).isEmpty();
    }

    @Test
    void whoAsksIsAnsweredInTimeWhereTheDatabaseHangs() throws SQLException {
        try (Connection held = engine.dataSource().getConnection()) {
            assertThat(held.isValid(1)).isTrue();
            long began = System.nanoTime();
            assertThat(awaited(true))
                    .hasValueSatisfying(what -> assertThat(what).contains("not answered"));
            assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
        }
        assertThat(awaited(false)).isEmpty();
    }

    /** {@return the first answer like this one, or the last one} */
    private Optional<String> awaited(boolean wrong) {
        Optional<String> answer = Optional.empty();
        for (int attempt = 0; attempt < 20; attempt++) {
            answer = watch.ask();
            if (answer.isPresent() == wrong) {
                return answer;
            }
            LockSupport.parkNanos(300_000_000L);
        }
        return answer;
    }
}
