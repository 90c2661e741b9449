package dev.paranoid.application.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.access.Part;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.port.BatchListener;
import dev.paranoid.application.port.Batching;
import dev.paranoid.application.port.Contended;
import dev.paranoid.application.port.TooLarge;
import dev.paranoid.application.port.Transactions;
import dev.paranoid.application.port.message.Inbox;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose turn it is, with work that does what the test says. */
class CallQueueTests {

    private static final EntityRef A = new EntityRef("users", "1");
    private static final EntityRef B = new EntityRef("users", "2");
    private static final EntityRef C = new EntityRef("users", "3");
    private static final EntityRef LEADER = new EntityRef("users", "4");
    private static final EntityRef LARGE = new EntityRef("users", "5");
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final Transactions NONE = none(Transactions.class);

    /** Tells the work how long it may take. */
    private static final CallQueue.Patience TELLS_PATIENCE = new CallQueue.Patience() {
        @Override
        public <T> T atMost(Duration time, Supplier<T> work) {
            PATIENCE.set(time);
            return work.get();
        }
    };

    private final CountDownLatch firstGoesOn = new CountDownLatch(1);
    private final CountDownLatch batchGoesOn = new CountDownLatch(1);
    private final CountDownLatch batchIsHalfDone = new CountDownLatch(1);
    private final CountDownLatch otherRuns = new CountDownLatch(1);
    private final CountDownLatch otherGoesOn = new CountDownLatch(1);
    private final AtomicInteger lastRan = new AtomicInteger();

    private final Line<EntityRef, EntityRef> first = new Line<>("first", this::together, CallQueueTests::answers);
    private final Line<EntityRef, EntityRef> other = new Line<>("other", this::otherwise, CallQueueTests::answers);
    private final Line<EntityRef, EntityRef> last = new Line<>("last", this::atLast, CallQueueTests::answers);
    private final Line<EntityRef, EntityRef> crowded = new Line<>("crowded", this::skipsLocked, this::waitsForLocked);
    private static final ThreadLocal<Duration> PATIENCE = new ThreadLocal<>();

    /** Each of the four once in a glance, and two of them for long. */
    private final CountDownLatch whoWaits = new CountDownLatch(4 + 2);

    private final CountDownLatch unlocked = new CountDownLatch(1);
    private final CallQueue queue = queue(NONE, CallQueue.WORKERS);

    private CallQueue queue(Transactions together, Executor workers) {
        return new CallQueue(
                        new Batching(10, 1, 2, LONG),
                        BatchListener.NOBODY,
                        List.of(first, other, last, crowded),
                        new ReplyTransactions(NONE, together, none(Inbox.class), InstantSource.system()))
                .workedBy(workers);
    }

    /** Nobody here has a key, and so none of this is called. */
    private static <T> T none(Class<T> port) {
        return port(port, method -> new AssertionError(method));
    }

    private static <T> T port(Class<T> port, Function<String, Throwable> failure) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    throw failure.apply(method.toString());
                }));
    }

    private static List<Answer<EntityRef>> answers(Part<EntityRef> part) {
        return part.items().stream().map(Answer::granted).toList();
    }

    private static List<List<Answer<EntityRef>>> answers(List<Part<EntityRef>> parts) {
        return parts.stream().map(CallQueueTests::answers).toList();
    }

    /** Several are too large; the leader has his answer at once, the next finds others in its way, the last takes its time. */
    private List<List<Answer<EntityRef>>> together(List<Part<EntityRef>> parts) {
        if (parts.size() > 1) {
            throw new TooLarge(1);
        }
        EntityRef row = parts.get(0).items().get(0);
        if (row.equals(A)) {
            await(firstGoesOn);
        } else if (row.equals(B)) {
            throw new Contended(new IllegalStateException());
        } else if (row.equals(C)) {
            batchIsHalfDone.countDown();
            await(batchGoesOn);
        }
        return answers(parts);
    }

    private List<List<Answer<EntityRef>>> otherwise(List<Part<EntityRef>> parts) {
        otherRuns.countDown();
        await(otherGoesOn);
        return answers(parts);
    }

    private List<List<Answer<EntityRef>>> atLast(List<Part<EntityRef>> parts) {
        lastRan.incrementAndGet();
        return answers(parts);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private FutureTask<List<Answer<EntityRef>>> ask(Line<EntityRef, EntityRef> line, EntityRef row) {
        return ask(queue, line, row);
    }

    private static FutureTask<List<Answer<EntityRef>>> ask(
            CallQueue queue, Line<EntityRef, EntityRef> line, EntityRef row) {
        FutureTask<List<Answer<EntityRef>>> task = new FutureTask<>(() ->
                queue.carryOut(line, new Part<>(Caller.anonymous("test"), List.of(row)), Set.of(row), TELLS_PATIENCE));
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        long end = System.nanoTime() + LONG.toNanos();
        while (!task.isDone()
                && thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        return task;
    }

    @Test
    void whoLedGivesBackNoRootThatSomebodyElseHasByNow() throws ExecutionException, InterruptedException {
        FutureTask<List<Answer<EntityRef>>> before = ask(first, A);
        FutureTask<List<Answer<EntityRef>>> leading = ask(first, LEADER);
        FutureTask<List<Answer<EntityRef>>> alone = ask(first, B);
        FutureTask<List<Answer<EntityRef>>> slow = ask(first, C);
        firstGoesOn.countDown();
        await(batchIsHalfDone);
        assertThat(alone.get()).containsExactly(Answer.granted(B));

        FutureTask<List<Answer<EntityRef>>> owner = ask(other, B);
        await(otherRuns);
        batchGoesOn.countDown();
        assertThat(slow.get()).containsExactly(Answer.granted(C));
        assertThat(leading.get()).containsExactly(Answer.granted(LEADER));
        FutureTask<List<Answer<EntityRef>>> waiting = ask(last, B);
        assertThat(lastRan).hasValue(0);

        otherGoesOn.countDown();
        assertThat(owner.get()).containsExactly(Answer.granted(B));
        assertThat(waiting.get()).containsExactly(Answer.granted(B));
        assertThat(before.get()).containsExactly(Answer.granted(A));
    }

    /** Who has a key finds others in his way, and is then carried out by himself: each time somebody has to work for him. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whereThereIsNoThreadLeftNobodyWaitsForOne(int threads) throws Exception {
        Semaphore left = new Semaphore(threads);
        CallQueue queue =
                queue(port(Transactions.class, method -> new Contended(new IllegalStateException())), work -> {
                    if (!left.tryAcquire()) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    work.run();
                });
        KeyedCall keyed = new KeyedCall(new RequestKey("rest:ann", new RequestId("key")), "fingerprint");
        FutureTask<Reply> asked = new FutureTask<>(() -> keyed.during(() -> {
            queue.carryOut(last, new Part<>(Caller.anonymous("test"), List.of(A)), Set.of(A), TELLS_PATIENCE);
            throw new AssertionError("There was a thread");
        }));
        new Thread(asked).start();

        assertThatThrownBy(() -> asked.get(LONG.toSeconds() / 2, TimeUnit.SECONDS))
                .hasCauseInstanceOf(Busy.class)
                .hasMessageContaining("no thread");
        assertThat(ask(queue, last, A).get(LONG.toSeconds() / 2, TimeUnit.SECONDS))
                .as("its row and its turn are free again")
                .containsExactly(Answer.granted(A));
    }

    /** Others have locked all rows but one, which is too large. */
    private List<List<Answer<EntityRef>>> skipsLocked(List<Part<EntityRef>> parts) {
        throw parts.stream().anyMatch(part -> part.items().contains(LARGE))
                ? new TooLarge(1)
                : new Contended(new IllegalStateException());
    }

    private List<Answer<EntityRef>> waitsForLocked(Part<EntityRef> part) {
        if (!part.items().contains(LARGE)) {
            whoWaits.countDown();
            if (PATIENCE.get().compareTo(Duration.ofSeconds(1)) < 0) {
                throw new Busy("Others have locked it", Duration.ZERO, null);
            }
            await(unlocked);
        }
        return answers(part);
    }

    /** There are two turns for those who wait, and four wait. */
    @Test
    void whoIsInNobodysWayHasATurnHoweverManyWaitForLockedRows() throws Exception {
        List<FutureTask<List<Answer<EntityRef>>>> waiting =
                Stream.of(A, B, C, LEADER).map(row -> ask(crowded, row)).toList();
        await(whoWaits);

        assertThat(ask(crowded, LARGE).get(LONG.toSeconds() / 2, TimeUnit.SECONDS))
                .containsExactly(Answer.granted(LARGE));

        unlocked.countDown();
        assertThat(waiting).allSatisfy(each -> assertThat(each.get()).hasSize(1));
    }
}
