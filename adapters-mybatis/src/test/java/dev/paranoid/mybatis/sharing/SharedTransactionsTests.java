package dev.paranoid.mybatis.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.mybatis.SharingCallers;
import dev.paranoid.testkit.Law;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Callers that share transactions: each has his own answer, and nobody is held up by what another needs. */
class SharedTransactionsTests extends SharingCallers {

    @Test
    void whoComesWhileOthersRunSharesTheNext() throws SQLException, ExecutionException, InterruptedException {
        List<FutureTask<Answer<Deleted>>> others = new ArrayList<>();
        FutureTask<Answer<Deleted>> first;
        try (Connection other = locking("stories", 1)) {
            first = begin(1);
            untilSomebodyWaitsForALock();
            for (int user = 3; user < USERS; user++) {
                others.add(begin(user));
                untilItWaits();
            }
            other.rollback();
        }

        assertThat(first.get().orThrow().deletion().actor()).isEqualTo("actor 1");
        for (int i = 0; i < others.size(); i++) {
            Deletion deletion = others.get(i).get().orThrow().deletion();
            assertThat(deletion.root()).isEqualTo(user(i + 3));
            assertThat(deletion.actor()).isEqualTo("actor " + (i + 3));
            assertThat(deletion.reason()).contains("reason " + (i + 3));
            assertThat(deletion.took()).isEqualTo(Map.of("users", 1L, "stories", 1L));
        }
        assertThat(sizes).contains(others.size());
        Law.holds(engine);
    }

    /** One who may not restore users. */
    private record NoUsers(String name) implements Caller {

        @Override
        public String source() {
            return "test";
        }

        @Override
        public boolean may(Verb verb, String type) {
            return verb != Verb.RESTORE || !type.equals("users");
        }
    }

    private Answer<Restoration> restore(Caller caller, EntityRef row) {
        return deletions.restore(caller, Parents.RESTORE, List.of(row)).get(0);
    }

    private static EntityRef story(int id) {
        return new EntityRef("stories", "" + id);
    }

    @Test
    void eachHasHisOwnRights() throws SQLException, ExecutionException, InterruptedException {
        for (int id : List.of(4, 5)) {
            deletions.delete(new Actor("before"), DeletionMode.SOFT, List.of(DeleteRequest.of(story(id))));
        }
        IntStream.of(1, 4, 5).forEach(id -> delete(id).orThrow());
        FutureTask<Answer<Restoration>> first;
        FutureTask<Answer<Restoration>> tied;
        FutureTask<Answer<Restoration>> mighty;
        try (Connection other = locking("stories", 1)) {
            first = begin(() -> restore(new Actor("first"), user(1)));
            untilSomebodyWaitsForALock();
            tied = begin(() -> restore(new NoUsers("tied"), story(4)));
            untilItWaits();
            mighty = begin(() -> restore(new Actor("mighty"), story(5)));
            untilItWaits();
            sizes.clear();
            other.rollback();
        }

        assertThat(first.get().orThrow().visible()).isTrue();
        assertThat(tied.get()).isEqualTo(Answer.refused(story(4), new Forbidden("tied", "restore", "users")));
        assertThat(mighty.get().orThrow().visible()).isTrue();
        assertThat(sizes).as("the two shared one").contains(2);
        assertThat(engine.snapshot().live(user(4))).isFalse();
        assertThat(engine.snapshot().live(user(5))).isTrue();
        Law.holds(engine);
    }

    @Test
    void aLockedRootHoldsUpNobodyElse() throws SQLException {
        try (Connection other = locking("users", 1)) {
            FutureTask<Answer<Deleted>> held = begin(1);
            untilSomebodyWaitsForALock();
            FutureTask<Answer<Deleted>> heldAsWell = begin(1);
            untilItWaits();

            long began = System.nanoTime();
            IntStream.range(3, USERS).forEach(user -> delete(user).orThrow());
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);

            assertThatThrownBy(held::get).cause().isInstanceOf(Busy.class).hasMessageContaining("users/1");
            assertThatThrownBy(heldAsWell::get).cause().isInstanceOf(Busy.class).hasMessageContaining("users/1");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE.multipliedBy(2));
            other.rollback();
        }
        assertThat(engine.snapshot().live(user(1))).isTrue();
        assertThat(delete(1).orThrow().unchanged()).isFalse();
        Law.holds(engine);
    }

    @Test
    void aLockedRowBelowIsWaitedForAlone() throws SQLException, ExecutionException, InterruptedException {
        FutureTask<Answer<Deleted>> held;
        try (Connection other = locking("stories", 1)) {
            held = begin(1);
            untilSomebodyWaitsForALock();
            IntStream.range(3, USERS).forEach(user -> delete(user).orThrow());
            assertThat(held.isDone()).isFalse();
            other.rollback();
        }
        assertThat(held.get().orThrow().deletion().took()).isEqualTo(Map.of("users", 1L, "stories", 1L));
        Law.holds(engine);
    }

    @Test
    void whatBreaksBreaksAlone() throws SQLException, ExecutionException, InterruptedException {
        FutureTask<Answer<Deleted>> broken;
        FutureTask<Answer<Deleted>> large;
        List<FutureTask<Answer<Deleted>>> others = new ArrayList<>();
        FutureTask<Answer<Deleted>> first;
        try (Connection other = locking("stories", 1)) {
            first = begin(1);
            untilSomebodyWaitsForALock();
            broken = begin(USERS);
            large = begin(2);
            for (int user = 3; user < USERS; user++) {
                others.add(begin(user));
                untilItWaits();
            }
            other.rollback();
        }

        assertThatThrownBy(broken::get).cause().hasMessage("on purpose");
        assertThat(large.get().orThrow().job()).isPresent();
        for (FutureTask<Answer<Deleted>> each : others) {
            assertThat(each.get().orThrow().job()).isEmpty();
        }
        assertThat(engine.snapshot().live(user(USERS))).isTrue();
        assertThat(first.get().orThrow().unchanged()).isFalse();
    }

    @Test
    void whoIsInterruptedBeforeHisTurnIsNotCarriedOut() throws SQLException, ExecutionException, InterruptedException {
        FutureTask<Answer<Deleted>> interrupted;
        FutureTask<Answer<Deleted>> first;
        try (Connection other = locking("stories", 1)) {
            first = begin(1);
            untilSomebodyWaitsForALock();
            interrupted = begin(3);
            untilItWaits();
            threads.get(threads.size() - 1).interrupt();
            assertThatThrownBy(interrupted::get).cause().isInstanceOf(Busy.class);
            other.rollback();
        }
        assertThat(delete(4).orThrow().unchanged()).isFalse();
        assertThat(engine.snapshot().live(user(3))).isTrue();
        assertThat(first.get().orThrow().unchanged()).isFalse();
    }

    @Test
    void aCallersOwnTransactionIsHisOwn() throws SQLException, ExecutionException, InterruptedException {
        FutureTask<Answer<Deleted>> first;
        try (Connection other = locking("stories", 1)) {
            first = begin(1);
            untilSomebodyWaitsForALock();
            new TransactionTemplate(new JdbcTransactionManager(engine.dataSource())).executeWithoutResult(own -> {
                assertThat(delete(3).orThrow().unchanged()).isFalse();
                own.setRollbackOnly();
            });
            other.rollback();
        }
        assertThat(engine.snapshot().live(user(3))).isTrue();
        assertThat(first.get().orThrow().unchanged()).isFalse();
    }

    @Test
    void oneRootIsInOneTransactionAtATime() throws SQLException, ExecutionException, InterruptedException {
        List<FutureTask<Answer<Deleted>>> same = new ArrayList<>();
        try (Connection other = locking("stories", 1)) {
            for (int caller = 0; caller < 5; caller++) {
                same.add(begin(1));
            }
            untilSomebodyWaitsForALock();
            assertThat(engine.jdbc()
                            .queryForObject(
                                    "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"
                                            + " AND trx_mysql_thread_id IN (SELECT id FROM information_schema.processlist"
                                            + " WHERE db = DATABASE())",
                                    Integer.class))
                    .isEqualTo(1);
            other.rollback();
        }
        int opened = 0;
        for (FutureTask<Answer<Deleted>> each : same) {
            opened += each.get().orThrow().unchanged() ? 0 : 1;
        }
        assertThat(opened).isEqualTo(1);
        assertThat(engine.snapshot().deletions()).hasSize(1);
    }
}
