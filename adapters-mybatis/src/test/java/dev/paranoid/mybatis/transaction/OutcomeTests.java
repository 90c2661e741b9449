package dev.paranoid.mybatis.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Parents;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.HaltingDataSource;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.testkit.NewRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whoever asks what became of a restore reads all of it in one transaction, and locks nothing. */
class OutcomeTests {

    private static final Caller CALLER = Caller.anonymous("test");

    private final HaltingDataSource dataSource = new HaltingDataSource(TestDatabase.fresh());
    private final MyBatisEngine engine = MyBatisEngine.on(Demo.plain(), dataSource);

    @AfterEach
    void drop() {
        engine.close();
    }

    @Test
    void isLookedUpInATransaction() {
        engine.insert(List.of(NewRow.of(Demo.user(1))));
        Deletions deletions = engine.paranoid().deletions();
        deletions.delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(Demo.user(1))));
        Restoration accepted = deletions
                .inBackground()
                .restore(CALLER, Parents.REFUSE, List.of(Demo.user(1)))
                .get(0)
                .orThrow();
        toTheEnd(engine.lastJob());
        List<Boolean> reading = new ArrayList<>();
        List<String> locking = new ArrayList<>();

        var outcome = HaltingDataSource.hooked(
                statement -> {
                    if (statement.equals(HaltingDataSource.COMMIT)) {
                        return statement;
                    }
                    reading.add(TransactionSynchronizationManager.isActualTransactionActive());
                    if (!statement.startsWith("SELECT")
                            || statement.contains("FOR UPDATE")
                            || statement.contains("SHARE")) {
                        locking.add(statement);
                    }
                    return statement;
                },
                () -> deletions.outcome(CALLER, accepted));

        assertThat(outcome.orElseThrow().orThrow().visible()).isTrue();
        assertThat(reading).hasSizeGreaterThan(1).containsOnly(true);
        assertThat(locking).isEmpty();
    }

    private void toTheEnd(JobId job) {
        Background background = engine.paranoid().background().orElseThrow();
        long claim = background.claim(job);
        int chunks = 0;
        while (background.chunk(job, claim, 10, () -> true).isPresent()) {
            assertThat(chunks++).isLessThan(1000);
        }
    }
}
