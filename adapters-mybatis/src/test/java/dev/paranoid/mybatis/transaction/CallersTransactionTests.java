package dev.paranoid.mybatis.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Misuse;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.TooManyRows;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class CallersTransactionTests {

    private static final EntityRef USER = new EntityRef("users", "1");
    private static final Caller CALLER = Caller.anonymous("test");

    private final MyBatisEngine engine =
            MyBatisEngine.of(TestSchema.of(EntityGraph.of(List.of(EntityType.paranoid("users")), List.of())));
    private final TransactionTemplate callers =
            new TransactionTemplate(new JdbcTransactionManager(engine.dataSource()));

    @BeforeEach
    void insertUser() {
        engine.insert(List.of(NewRow.of(USER)));
    }

    @AfterEach
    void drop() {
        engine.close();
    }

    @Test
    void aCallGoesWithTheTransactionOfItsCaller() {
        callers.executeWithoutResult(transaction -> {
            delete();
            transaction.setRollbackOnly();
        });

        assertThat(engine.snapshot().live(USER)).isTrue();
        assertThat(engine.snapshot().deletions()).isEmpty();
    }

    @Test
    void aRefusalWithinItLeavesTheCallersPartAlone() {
        callers.executeWithoutResult(transaction -> {
            delete();
            engine.deletions()
                    .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(new EntityRef("users", "404"))));
        });

        assertThat(engine.snapshot().hidden(USER)).isTrue();
    }

    @Test
    void aTransactionThatReadsAnOldSnapshotIsRefused() {
        callers.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

        assertThatThrownBy(() -> callers.executeWithoutResult(transaction -> delete()))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("transaction-isolation=TRANSACTION_READ_COMMITTED")
                .hasMessageContaining("isolation = Isolation.READ_COMMITTED");
    }

    @Test
    void aReadOnlyTransactionIsRefusedButMayLook() {
        callers.setReadOnly(true);

        assertThatThrownBy(() -> callers.executeWithoutResult(transaction -> delete()))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("read-only");
        callers.executeWithoutResult(transaction -> assertThat(engine.deletions()
                        .preview(CALLER, DeletionMode.SOFT, USER)
                        .orThrow()
                        .takes())
                .containsOnlyKeys("users"));
    }

    @Test
    void whatIsTooLargeIsRefusedThereAndGoesOnInTheBackgroundOutside() {
        try (MyBatisEngine small = MyBatisEngine.inBackground(Demo.plain(), TestDatabase.fresh())) {
            insertUsersWithAStoryEach(small);
            Deletions deletions = small.paranoid().deletions();
            TransactionTemplate own = new TransactionTemplate(new JdbcTransactionManager(small.dataSource()));

            assertThat(own.<Answer<Deleted>>execute(status -> delete(deletions, USER)))
                    .isEqualTo(Answer.refused(USER, new TooManyRows(USER, 1)));
            assertThat(small.snapshot().live(USER)).isTrue();
            assertThat(small.openJobs()).isEmpty();

            Answer<Deleted> accepted =
                    Objects.requireNonNull(own.execute(status -> delete(deletions.inBackground(), USER)));
            assertThat(accepted.orThrow().job()).isPresent();
            assertThat(small.openJobs()).hasSize(1);
        }
    }

    @Test
    void severalHardDeletesOfWhichOneIsTooLargeBeginNothingInTheBackground() {
        try (MyBatisEngine small = MyBatisEngine.inBackground(Demo.plain(), TestDatabase.fresh())) {
            insertUsersWithAStoryEach(small);
            TransactionTemplate own = new TransactionTemplate(new JdbcTransactionManager(small.dataSource()));
            List<DeleteRequest> both = Stream.of(new EntityRef("users", "1"), new EntityRef("users", "2"))
                    .map(DeleteRequest::of)
                    .toList();

            own.executeWithoutResult(status -> small.paranoid().deletions().delete(CALLER, DeletionMode.HARD, both));

            assertThat(small.openJobs()).isEmpty();
        }
    }

    @Test
    void aTransactionOnSomethingElseIsNoneOfTheCallers() {
        HikariDataSource other = TestDatabase.fresh();
        try {
            new TransactionTemplate(new JdbcTransactionManager(other)).executeWithoutResult(elsewhere -> {
                new JdbcTemplate(engine.dataSource()).queryForList("SELECT 1");
                delete();
                elsewhere.setRollbackOnly();
            });
        } finally {
            TestDatabase.drop(other);
        }

        assertThat(engine.snapshot().hidden(USER)).isTrue();
    }

    private static void insertUsersWithAStoryEach(MyBatisEngine small) {
        for (String id : List.of("1", "2")) {
            small.insert(List.of(
                    NewRow.of(new EntityRef("users", id)),
                    NewRow.of(new EntityRef("stories", id)).with("created_by", id)));
        }
    }

    private static Answer<Deleted> delete(Deletions deletions, EntityRef row) {
        return deletions
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(row)))
                .get(0);
    }

    private void delete() {
        engine.deletions()
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(USER)))
                .get(0)
                .orThrow();
    }
}
