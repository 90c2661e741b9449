package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.application.request.IdempotentCalls.Result;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.LockedByOthers;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.testkit.Law;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Of many rows that are asked for at once, those that others have locked hold up none of the rest. */
class LockedItemsTests extends SharingCallers {

    private static final Duration TIME = Duration.ofSeconds(6);
    private static final Duration ONE_WAIT = Duration.ofSeconds(1);
    private static final Actor ANN = new Actor("ann");

    LockedItemsTests() {
        super(
                "SET SESSION innodb_lock_wait_timeout = " + ONE_WAIT.toSeconds(),
                TIME,
                () -> new Unavailable("away", Duration.ofSeconds(2), null));
    }

    private List<Answer<Deleted>> deleteAll(int... users) {
        return deletions.delete(
                ANN,
                DeletionMode.SOFT,
                IntStream.of(users).mapToObj(SharingCallers::request).toList());
    }

    private static EntityRef story(int id) {
        return new EntityRef("stories", "" + id);
    }

    private boolean live(EntityRef row) {
        return engine.snapshot().live(row);
    }

    private void untilHidden(EntityRef row) {
        until(row + " is hidden", () -> !live(row));
    }

    @Test
    void aLockedRootIsLeftOutOfItsBatch() throws SQLException, ExecutionException, InterruptedException {
        long began = System.nanoTime();
        try (Connection other = locking("users", 4);
                Connection another = locking("users", 6);
                Connection third = locking("users", 7);
                Connection fourth = locking("users", 9)) {
            FutureTask<List<Answer<Deleted>>> some = begin(() -> deleteAll(3, 4, 5));
            FutureTask<List<Answer<Deleted>>> all = begin(() -> deleteAll(6, 7));
            FutureTask<Result> keyed = begin(() -> keyed(8, 9));

            assertThat(some.get().get(1)).isEqualTo(Answer.refused(user(4), new LockedByOthers(user(4))));
            assertThat(List.of(some.get().get(0), some.get().get(2))).allMatch(Granted.class::isInstance);
            assertThatThrownBy(all::get).cause().isInstanceOf(Busy.class);
            assertThatThrownBy(keyed::get).cause().isInstanceOf(Busy.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIME.plus(ONE_WAIT.multipliedBy(4)));
            assertThat(IntStream.of(4, 6, 7, 8, 9).mapToObj(SharingCallers::user))
                    .allMatch(this::live);
            Law.holds(engine);
            for (Connection each : List.of(other, another, third, fourth)) {
                each.rollback();
            }
        }
        assertThat(deleteAll(3, 4, 5))
                .extracting(answer -> answer.orThrow().unchanged())
                .containsExactly(true, false, true);
        assertThat(keyed(8, 9)).isInstanceOf(Result.Answered.class);
        assertThat(live(user(9))).isFalse();
    }

    private Result keyed(int... users) {
        return calls.once(
                ANN,
                new RequestId("key"),
                "f",
                () -> new Reply(200, deleteAll(users).toString(), false));
    }

    @Test
    void nobodyWaitsForARowBelowButWhoNeedsIt() throws SQLException, ExecutionException, InterruptedException {
        FutureTask<List<Answer<Deleted>>> all;
        try (Connection other = locking("stories", 4)) {
            all = begin(() -> deleteAll(3, 4, 5));
            untilHidden(user(3));
            untilHidden(user(5));
            assertThat(live(user(4))).isTrue();
            other.rollback();
        }
        assertThat(all.get()).hasSize(3).allMatch(Granted.class::isInstance);
        Law.holds(engine);
    }

    /** Half by half, a story is asked for before the user that hides it as well. */
    @Test
    void whatAnotherItemTakesOutOfTheWayIsInNobodysWay() throws SQLException, ExecutionException, InterruptedException {
        deletions.delete(ANN, DeletionMode.SOFT, List.of(DeleteRequest.of(story(3))));
        deleteAll(3, 4);
        FutureTask<List<Answer<Restoration>>> all;
        try (Connection other = locking("stories", 4)) {
            all = begin(() -> deletions.restore(ANN, Parents.REFUSE, List.of(story(3), user(3), user(4))));
            until("the story is live", () -> live(story(3)));
            assertThat(live(user(4))).isFalse();
            other.rollback();
        }
        assertThat(all.get()).hasSize(3).allMatch(Granted.class::isInstance);
        assertThat(List.of(story(3), user(3), user(4), story(4))).allMatch(this::live);
        Law.holds(engine);
    }

    @Test
    void inACallersTransactionAllOfItIsBusy() throws SQLException {
        try (Connection other = locking("users", 4)) {
            new TransactionTemplate(new JdbcTransactionManager(engine.dataSource())).executeWithoutResult(own -> {
                assertThatThrownBy(() -> deleteAll(3, 4, 5)).isInstanceOf(Busy.class);
            });
            other.rollback();
        }
        assertThat(IntStream.of(3, 4, 5).mapToObj(SharingCallers::user)).allMatch(this::live);
    }

    @Test
    void anOutageAmidTheItemsDoesNotSayThatNothingHasHappened() throws SQLException {
        try (Connection other = locking("stories", 4)) {
            assertThatThrownBy(() -> deleteAll(3, 4, 5, USERS))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            away -> assertThat(away.mayHaveHappened()).isTrue());
            other.rollback();
        }
        assertThat(live(user(3))).isFalse();
        assertThat(live(user(USERS))).isTrue();
    }
}
