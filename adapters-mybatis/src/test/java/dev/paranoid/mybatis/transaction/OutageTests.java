package dev.paranoid.mybatis.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.mybatis.HaltingDataSource;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The server ends all connections in the middle of a transaction. */
class OutageTests {

    private static final EntityRef USER = new EntityRef("users", "1");
    private static final String OTHERS =
            "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()";

    private final HaltingDataSource dataSource = new HaltingDataSource(TestDatabase.fresh());
    private final MyBatisEngine engine = MyBatisEngine.on(
            TestSchema.of(EntityGraph.of(List.of(EntityType.paranoid("users")), List.of())), dataSource);

    @BeforeEach
    void insertUser() {
        engine.insert(List.of(NewRow.of(USER)));
    }

    @AfterEach
    void drop() {
        engine.close();
    }

    @Test
    void whereItBreaksBeforeTheCommitNothingHasHappened() {
        Unavailable thrown = deleteWhile(statement -> statement.contains("INSERT INTO paranoid_deletion"));

        assertThat(thrown.mayHaveHappened()).isFalse();
        assertThat(engine.snapshot().live(USER)).isTrue();
    }

    @Test
    void whereItBreaksAtTheCommitItSaysThatNobodyKnows() {
        Unavailable thrown = deleteWhile(HaltingDataSource.COMMIT::equals);

        assertThat(thrown.mayHaveHappened()).isTrue();
        assertThat(thrown).hasMessageContaining("result is unknown");
    }

    /** The rollback fails as well, and that is no exception of the listener's. */
    @Test
    void whereItBreaksWhileAListenerIsCalledNothingHasHappened() {
        Unavailable thrown = catchThrowableOfType(
                Unavailable.class,
                () -> engine.ports().transactions().inTransaction(() -> {
                    TransactionSynchronizationManager.registerSynchronization(new BrokenBeforeCommit());
                    return engine.jdbc().update("UPDATE users SET deleted_at = UTC_TIMESTAMP(6)");
                }));

        assertThat(thrown.mayHaveHappened()).isFalse();
        assertThat(engine.snapshot().live(USER)).isTrue();
    }

    private final class BrokenBeforeCommit implements TransactionSynchronization {
        @Override
        public void beforeCommit(boolean readOnly) {
            broken(HaltingDataSource.COMMIT);
            engine.jdbc().queryForObject("SELECT COUNT(*) FROM users", Long.class);
        }
    }

    private Unavailable deleteWhile(Predicate<String> endsAt) {
        return HaltingDataSource.hooked(
                statement -> endsAt.test(statement) ? broken(statement) : statement,
                () -> catchThrowableOfType(
                        Unavailable.class,
                        () -> engine.deletions()
                                .delete(Caller.anonymous("test"), DeletionMode.SOFT, List.of(DeleteRequest.of(USER)))));
    }

    private String broken(String statement) {
        try (Connection another = dataSource.getConnection()) {
            JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(another, true));
            List<Long> others = session.queryForList(OTHERS, Long.class);
            assertThat(others).isNotEmpty();
            others.forEach(other -> session.execute("KILL " + other));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return statement;
    }
}
