package dev.paranoid.mybatis.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.EngineSettings;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import dev.paranoid.mybatis.statement.Statements;
import dev.paranoid.mybatis.transaction.DatabaseClock;
import dev.paranoid.mybatis.transaction.Managers;
import dev.paranoid.mybatis.transaction.SpringTransactions;
import dev.paranoid.mybatis.transaction.TransactionMapper;
import dev.paranoid.testkit.schema.TestSchema;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            new DatabaseProbe(managers, EngineSettings.properties(SCHEMA).entities())::ask);

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
                "SET SESSION TRANSACTION READ ONLY | SET SESSION TRANSACTION READ WRITE | accepts no writes"
            })
    void tellsWhatIsWrongUntilItIsMended(String fault, String mend, String reason, CapturedOutput output) {
        DatabaseHealth health = new DatabaseHealth(watch);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        MeterRegistry registry = new SimpleMeterRegistry();
        new DatabaseMeter(watch).bindTo(registry);
        Gauge down = registry.get("paranoid.database.down").gauge();
        assertThat(down.value()).isZero();

        engine.jdbc().execute(fault);
        assertThat(awaited(true)).hasValueSatisfying(what -> assertThat(what).contains(reason));
        assertThat(down.value()).isOne();
        assertThat(health.health().getDetails().get("reason")).asString().contains(reason);

        engine.jdbc().execute(mend);
        assertThat(awaited(false)).isEmpty();
        assertThat(down.value()).isZero();
        assertThat(output.getOut().lines().filter(line -> line.contains(reason)))
                .hasSize(1);
        assertThat(output.getOut().lines().filter(line -> line.contains("accepts writes again")))
                .hasSize(1);
    }

    @Test
    void whereNoMessagesLeaveTheTableOfMessagesIsNotMissed() {
        MyBatisEngine plain = MyBatisEngine.plain(SCHEMA, DeletionRules.NONE, Long.MAX_VALUE);
        try {
            DatabaseProbe probe = new DatabaseProbe(
                    Managers.of(
                            plain.dataSource(), new JdbcTransactionManager(plain.dataSource()), Duration.ofSeconds(1)),
                    EngineSettings.properties(SCHEMA).entities());
            assertThatCode(probe::ask).doesNotThrowAnyException();

            plain.jdbc().execute("ALTER TABLE paranoid_history RENAME COLUMN id TO lost");
            assertThatThrownBy(probe::ask).isInstanceOf(SchemaChanged.class);
        } finally {
            plain.close();
        }
    }

    /** Of a user whose rights are granted table by table. */
    @Test
    void theRightToRemoveRowsIsMissedWhereItWasThere() {
        String user = "'probe" + ProcessHandle.current().pid() + "'@'%'";
        engine.jdbc().execute("CREATE USER " + user + " IDENTIFIED BY 'Secret-1'");
        engine.jdbc()
                .queryForList("SHOW TABLES", String.class)
                .forEach(table -> engine.jdbc().execute("GRANT SELECT, INSERT, UPDATE ON " + table + " TO " + user));
        engine.jdbc().execute("GRANT DELETE ON paranoid_outbox TO " + user);
        engine.jdbc().execute("GRANT DELETE ON users TO " + user);
        try (HikariDataSource pool = poolOf(user.substring(1, user.indexOf('@') - 1))) {
            DatabaseProbe probe = new DatabaseProbe(
                    Managers.of(pool, new JdbcTransactionManager(pool), Duration.ofSeconds(1)),
                    EngineSettings.properties(SCHEMA).entities());
            probe.ask();

            engine.jdbc().execute("REVOKE DELETE ON users FROM " + user);
            assertThatThrownBy(probe::ask).isInstanceOf(SchemaChanged.class).hasMessageContaining("users");

            engine.jdbc().execute("GRANT DELETE ON users TO " + user);
            probe.ask();
        } finally {
            engine.jdbc().execute("DROP USER " + user);
        }
    }

    private HikariDataSource poolOf(String user) {
        HikariConfig config = new HikariConfig();
        engine.dataSource().copyStateTo(config);
        config.setUsername(user);
        config.setPassword("Secret-1");
        return new HikariDataSource(config);
    }

    @Test
    void theColumnOfTenantsIsMissed() {
        engine.jdbc().execute("ALTER TABLE users ADD COLUMN tenant INT");
        Map<String, Entity> entities =
                new HashMap<>(EngineSettings.properties(SCHEMA).entities());
        entities.computeIfPresent("users", (name, users) -> withTenant(users, "tenant"));
        DatabaseProbe probe = new DatabaseProbe(managers, entities);
        probe.ask();

        engine.jdbc().execute("ALTER TABLE users DROP COLUMN tenant");
        assertThatThrownBy(probe::ask).isInstanceOf(SchemaChanged.class).hasMessageContaining("[users.tenant]");
    }

    private static Entity withTenant(Entity entity, String column) {
        return new Entity(
                entity.table(),
                entity.id(),
                entity.paranoid(),
                entity.deletedAt(),
                entity.deletionId(),
                entity.retention(),
                entity.policy(),
                entity.hardAfter(),
                entity.columns(),
                entity.hiddenColumns(),
                entity.belongsTo(),
                entity.label(),
                column,
                entity.retentionMode(),
                entity.hardDelete());
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
