package dev.paranoid.mybatis.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.application.request.IdempotentCalls.Result;
import dev.paranoid.application.request.IdempotentCalls.Result.Answered;
import dev.paranoid.application.request.IdempotentCalls.Result.Reused;
import dev.paranoid.application.request.IdempotentCalls.Result.Running;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.mybatis.SharingCallers;
import dev.paranoid.testkit.Law;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Calls that bear keys share transactions as others do, and each is carried out and answered once. */
class KeyedCallsTests extends SharingCallers {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final int OK = 200;
    private static final int BROKEN = 500;

    private Result once(String key, Supplier<Reply> call) {
        return calls.once(CALLER, new RequestId(key), "print of " + key, call);
    }

    private Reply reply(int user) {
        return new Reply(
                OK, "user " + user + " by " + delete(user).orThrow().deletion().id(), false);
    }

    private Result keyed(int user) {
        return once("k" + user, () -> reply(user));
    }

    private List<String> stored() {
        return engine.jdbc().queryForList("SELECT answer FROM paranoid_inbox ORDER BY request_id", String.class);
    }

    private static Answered answered(FutureTask<Result> task) throws ExecutionException, InterruptedException {
        return (Answered) task.get();
    }

    /** One that waits for a row that somebody has locked, and those that came meanwhile. */
    private List<FutureTask<Result>> besideOneThatWaits(List<Supplier<Result>> others)
            throws SQLException, ExecutionException, InterruptedException {
        List<FutureTask<Result>> tasks = new ArrayList<>();
        FutureTask<Result> first;
        try (Connection other = locking("stories", 1)) {
            first = begin(() -> keyed(1));
            untilSomebodyWaitsForALock();
            for (Supplier<Result> call : others) {
                tasks.add(begin(call::get));
                untilItWaits();
            }
            other.rollback();
        }
        assertThat(answered(first).repeated()).isFalse();
        return tasks;
    }

    @Test
    void keyedCallsShareATransactionAndEachHasItsOwnReply()
            throws SQLException, ExecutionException, InterruptedException {
        List<Supplier<Result>> others = new ArrayList<>();
        for (int user = 3; user < USERS; user++) {
            int one = user;
            others.add(() -> keyed(one));
        }

        List<FutureTask<Result>> tasks = besideOneThatWaits(others);

        List<String> replies = new ArrayList<>();
        for (FutureTask<Result> task : tasks) {
            assertThat(answered(task).repeated()).isFalse();
            replies.add(answered(task).reply().body());
        }
        untilTogether(others.size());
        assertThat(stored()).containsAll(replies).hasSize(others.size() + 1);
        for (int user = 3; user < USERS; user++) {
            Answered again = (Answered) keyed(user);
            assertThat(again.repeated()).isTrue();
            assertThat(again.reply().body()).isEqualTo(replies.get(user - 3)).startsWith("user " + user + " by ");
        }
        Law.holds(engine);
    }

    @Test
    void keysAndNoneShareATransaction() throws SQLException, ExecutionException, InterruptedException {
        List<FutureTask<Result>> tasks = besideOneThatWaits(List.of(
                () -> new Answered(reply(3), false),
                () -> keyed(4),
                () -> new Answered(reply(5), false),
                () -> keyed(6)));

        for (int i = 0; i < tasks.size(); i++) {
            assertThat(answered(tasks.get(i)).reply().body()).startsWith("user " + (i + 3) + " by ");
        }
        untilTogether(tasks.size());
        assertThat(stored()).hasSize(3);
    }

    @Test
    void aReplyThatPassesUndoesThatCallAlone() throws SQLException, ExecutionException, InterruptedException {
        List<FutureTask<Result>> tasks = besideOneThatWaits(List.of(
                () -> keyed(3),
                () -> once("k4", () -> new Reply(BROKEN, reply(4).body(), true)),
                () -> new Answered(reply(5), false),
                () -> keyed(6)));

        assertThat(answered(tasks.get(1)).reply().status()).isEqualTo(BROKEN);
        assertThat(engine.snapshot().live(user(4))).isTrue();
        for (int user : List.of(3, 5, 6)) {
            assertThat(answered(tasks.get(user - 3)).reply().body()).startsWith("user " + user + " by ");
            assertThat(engine.snapshot().hidden(user(user))).isTrue();
        }
        assertThat(engine.snapshot().deletions()).hasSize(4);
        assertThat(stored()).hasSize(3);
        assertThat(((Answered) keyed(4)).repeated()).isFalse();
        assertThat(engine.snapshot().hidden(user(4))).isTrue();
    }

    @Test
    void whoFailsWhileHePutsHisAnswerIntoWordsFailsAlone()
            throws SQLException, ExecutionException, InterruptedException {
        List<FutureTask<Result>> tasks = besideOneThatWaits(List.of(
                () -> once("k3", () -> {
                    reply(3);
                    throw new IllegalStateException("no words");
                }),
                () -> keyed(4)));

        assertThatThrownBy(tasks.get(0)::get).cause().hasMessage("no words");
        assertThat(answered(tasks.get(1)).reply().body()).startsWith("user 4 by ");
        assertThat(engine.snapshot().live(user(3))).isTrue();
        assertThat(engine.snapshot().hidden(user(4))).isTrue();
    }

    @Test
    void theSameKeyIsStillRunningAndThenRepeatedOrReused() throws ExecutionException, InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        FutureTask<Result> first = begin(() -> once("k3", () -> {
            Reply reply = reply(3);
            inside.countDown();
            await(goOn);
            return reply;
        }));
        await(inside);
        assertThat(keyed(3)).isInstanceOf(Running.class);
        goOn.countDown();

        Reply reply = answered(first).reply();
        assertThat(keyed(3)).isEqualTo(new Answered(reply, true));
        assertThat(calls.once(CALLER, new RequestId("k3"), "another", () -> reply(4)))
                .isInstanceOf(Reused.class);
        assertThat(engine.snapshot().live(user(4))).isTrue();
    }

    /** On another node, that is. */
    @Test
    void aKeyThatAnotherTransactionHoldsIsStillRunning() throws SQLException {
        keyed(3);
        try (Connection other = engine.dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().executeQuery("SELECT * FROM paranoid_inbox WHERE request_id = 'k3' FOR UPDATE");
            assertThat(keyed(3)).isInstanceOf(Running.class);
            other.rollback();
        }
    }

    @Test
    void aLockedRootHoldsUpNoOtherKey() throws SQLException {
        try (Connection other = locking("users", 1)) {
            FutureTask<Result> held = begin(() -> keyed(1));
            untilSomebodyWaitsForALock();
            for (int user = 3; user < USERS; user++) {
                assertThat(((Answered) keyed(user)).repeated()).isFalse();
            }
            assertThatThrownBy(held::get).cause().isInstanceOf(Busy.class).hasMessageContaining("users/1");
            other.rollback();
        }
        assertThat(stored()).hasSize(USERS - 3);
        assertThat(((Answered) keyed(1)).repeated()).isFalse();
        Law.holds(engine);
    }

    @Test
    void callsThatNameADeletionAndThoseInTheBackgroundAreAnsweredOnceAsWell() {
        DeletionId deletion = delete(3).orThrow().deletion().id();

        Supplier<Result> restore = () -> once(
                "r",
                () -> new Reply(
                        OK,
                        ""
                                + deletions
                                        .restore(CALLER, Parents.REFUSE, deletion)
                                        .orThrow()
                                        .restored(),
                        false));
        Supplier<Result> background = () -> once(
                "b",
                () -> new Reply(
                        OK,
                        ""
                                + deletions
                                        .inBackground()
                                        .delete(CALLER, DeletionMode.SOFT, List.of(request(4)))
                                        .get(0)
                                        .orThrow()
                                        .job()
                                        .isPresent(),
                        false));

        assertThat(((Answered) restore.get()).reply().body()).isEqualTo("{stories=1, users=1}");
        assertThat(((Answered) background.get()).reply().body()).isEqualTo("true");
        assertThat(((Answered) restore.get()).repeated()).isTrue();
        assertThat(((Answered) background.get()).repeated()).isTrue();
        assertThat(stored()).containsExactly("true", "{stories=1, users=1}");
    }

    @Test
    void aCallThatAsksNothingIsAnsweredOnce() {
        assertThat(once("n", () -> new Reply(OK, "nothing to do", false))).isInstanceOf(Answered.class);

        assertThat(once("n", () -> new Reply(OK, "something", false)))
                .isEqualTo(new Answered(new Reply(OK, "nothing to do", false), true));
    }

    /** A worker tells of a transaction after it has answered the callers. */
    private void untilTogether(int calls) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!sizes.contains(calls)) {
            assertThat(System.nanoTime()).as("%s together, of %s", calls, sizes).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
