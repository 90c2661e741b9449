package dev.paranoid.mybatis.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the watch makes of failures, whatever they are. */
class WatchedFailureTests {

    private final AtomicReference<Runnable> finds = new AtomicReference<>(() -> {});
    private final Semaphore looks = new Semaphore(0);
    private final DatabaseWatch watch = new DatabaseWatch(() -> {
        looks.release();
        finds.get().run();
    });

    @BeforeEach
    void start() {
        watch.start();
    }

    @AfterEach
    void stop() {
        watch.stop();
    }

    /** The next look finds that; the one after it has begun when this returns. */
    private void find(Runnable what) throws InterruptedException {
        finds.set(what);
        looks.drainPermits();
        do {
            var unused = watch.ask();
        } while (!looks.tryAcquire(2, 100, TimeUnit.MILLISECONDS));
    }

    @Test
    void anErrorIsNotTheEndOfTheWatch() throws InterruptedException {
        find(() -> {
            throw new NoClassDefFoundError("of a driver");
        });
        assertThat(watch.ask()).hasValueSatisfying(why -> assertThat(why).contains("of a driver"));

        find(() -> {});
        assertThat(watch.ask()).isEmpty();
    }
}
