package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("isolation = Isolation.READ_COMMITTED");
    }

    private void delete() {
        engine.deletions()
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(USER)))
                .get(0)
                .orThrow();
    }
}
