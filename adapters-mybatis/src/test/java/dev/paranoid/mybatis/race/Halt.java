package dev.paranoid.mybatis.race;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Holds one transaction up before one of its statements, the first time that it gets there, until it is released. */
final class Halt implements UnaryOperator<String> {

    private static final int PATIENCE_SECONDS = 20;

    private final Predicate<String> place;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private Halt(Predicate<String> place) {
        this.place = place;
    }

    /** Before the first statement that has all these parts. */
    static Halt before(String... parts) {
        return new Halt(statement -> Arrays.stream(parts).allMatch(statement::contains));
    }

    /** Before the n-th statement, the first being 1. */
    static Halt beforeStatement(int number) {
        AtomicInteger count = new AtomicInteger();
        return new Halt(statement -> count.incrementAndGet() == number);
    }

    @Override
    public String apply(String statement) {
        if (open.get() && place.test(statement) && open.compareAndSet(true, false)) {
            reached.countDown();
            await(released);
        }
        return statement;
    }

    /** {@return whether the halt was reached; otherwise the work was over before} */
    boolean reachedBeforeEndOf(Future<?> work) {
        while (!work.isDone()) {
            if (await(reached, 5)) {
                return true;
            }
        }
        return reached.getCount() == 0;
    }

    void release() {
        released.countDown();
    }

    private static void await(CountDownLatch latch) {
        if (!await(latch, TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))) {
            throw new IllegalStateException("Nobody released the halt");
        }
    }

    private static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
