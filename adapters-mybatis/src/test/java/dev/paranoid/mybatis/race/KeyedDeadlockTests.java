package dev.paranoid.mybatis.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.application.request.IdempotentCalls.Result;
import dev.paranoid.application.request.IdempotentCalls.Result.Answered;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.HaltingDataSource;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.testkit.NewRow;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/** A call within another transaction of ours, or within its caller's, that really loses deadlocks. */
@ExtendWith(OutputCaptureExtension.class)
class KeyedDeadlockTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final int DEADLOCKS = 3;

    private final HaltingDataSource dataSource = new HaltingDataSource(TestDatabase.fresh(8));
    private final MyBatisEngine engine = MyBatisEngine.on(Demo.plain(), dataSource);
    private final Opponent opponent = new Opponent(dataSource);

    @AfterEach
    void drop() {
        engine.close();
    }

    private void insert() {
        engine.insert(List.of(NewRow.of(Demo.user(1)), NewRow.of("stories", "1").with("created_by", "1")));
        opponent.prepare();
    }

    private Reply delete() {
        engine.deletions()
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(Demo.user(1))))
                .get(0)
                .orThrow();
        return new Reply(200, "done", false);
    }

    @Test
    void isTriedUntilItIsDone(CapturedOutput output) {
        insert();
        AtomicInteger tries = new AtomicInteger();

        Result result = HaltingDataSource.hooked(
                opponent.deadlocks(DEADLOCKS),
                () -> engine.calls().once(CALLER, new RequestId("k"), "f", () -> {
                    tries.incrementAndGet();
                    return delete();
                }));

        assertThat(tries).hasValue(DEADLOCKS + 1);
        assertThat(result).isEqualTo(new Answered(new Reply(200, "done", false), false));
        assertThat(engine.snapshot().hidden(Demo.user(1))).isTrue();
        assertThat(engine.snapshot().deletions()).hasSize(1);
        assertThat(output).doesNotContain("\tat ", "ERROR");
    }

    @Test
    void whatItsCallerDidBeforeIsNotCommittedWithoutIt() {
        insert();
        TransactionTemplate callers = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        callers.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);

        Throwable thrown = HaltingDataSource.hooked(
                opponent.deadlocks(1),
                () -> catchThrowable(() -> callers.executeWithoutResult(transaction -> {
                    engine.jdbc().update("INSERT INTO users (id) VALUES (2)");
                    assertThat(catchThrowable(this::delete)).isNotNull();
                    engine.jdbc().update("INSERT INTO users (id) VALUES (3)");
                })));

        assertThat(thrown).isInstanceOf(UnexpectedRollbackException.class);
        assertThat(engine.jdbc().queryForList("SELECT id FROM users", Long.class))
                .containsExactly(1L);
    }
}
