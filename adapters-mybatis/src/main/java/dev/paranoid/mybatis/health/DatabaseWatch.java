package dev.paranoid.mybatis.health;

import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.mybatis.transaction.Outage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at the database every few seconds, and at once where somebody asks, on a thread of its own: who asks is answered in time even
 * where the database hangs. The log has one line when something begins to be wrong, and one when that is over.
 */
public final class DatabaseWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** A look that has not ended after so long hangs. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private final Runnable probe;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Condition answered = lock.newCondition();
    private Optional<Throwable> fault = Optional.empty();
    private long seen;
    private boolean somebodyAsks;
    private String told = "";
    private long since;
    private volatile boolean running;
    private @Nullable Thread thread;

    /**
     * A watch.
     *
     * @param probe returns where all is well; says what is not
     */
    DatabaseWatch(Runnable probe) {
        this.probe = probe;
        this.seen = System.nanoTime();
    }

    @Override
    public void start() {
        running = true;
        Thread started = new Thread(this::run, "paranoid-database-watch");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    private void run() {
        while (running) {
            Optional<Throwable> found = look();
            if (running) {
                tell(found);
            }
            try {
                answerAndWait(found);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Optional<Throwable> look() {
        try {
            probe.run();
            return Optional.empty();
        } catch (RuntimeException | Error failure) {
            return Optional.of(failure);
        }
    }

    private void answerAndWait(Optional<Throwable> found) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            fault = found;
            seen = System.nanoTime();
            somebodyAsks = false;
            answered.signalAll();
            long left = EVERY.toNanos();
            while (running && !somebodyAsks && left > 0) {
                left = asked.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell(Optional<Throwable> found) {
        String now = found.map(Outage::kind).orElse("");
        if (now.equals(told)) {
            return;
        }
        if (found.isEmpty()) {
            LOG.info("The database accepts writes again, after {} s", seconds(since));
        } else {
            since = told.isEmpty() ? System.nanoTime() : since;
            LOG.warn("{}{}", words(found.get()), consequence(found.get()));
            LOG.debug("Cause", found.get());
        }
        told = now;
    }

    private static String words(Throwable failure) {
        return failure instanceof DatabaseFailure ? String.valueOf(failure.getMessage()) : failure.toString();
    }

    private static String consequence(Throwable failure) {
        if (failure instanceof SchemaChanged) {
            return ". Fix the schema. Until then Paranoid answers schema-changed, and requests over Kafka wait";
        }
        if (failure instanceof Busy) {
            return ". Calls that need them get busy; requests over Kafka and background work wait";
        }
        return failure instanceof Unavailable
                ? ". Calls get unavailable; requests over Kafka and background work wait"
                : "";
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanos);
    }

    /**
     * {@return what is wrong now, if anything is; at the latest after a few seconds}
     */
    Optional<String> ask() {
        lock.lock();
        try {
            if (System.nanoTime() - seen > FRESH.toNanos()) {
                long before = seen;
                somebodyAsks = true;
                asked.signalAll();
                long left = PATIENCE.toNanos();
                while (seen == before && left > 0) {
                    left = answered.awaitNanos(left);
                }
                if (seen == before) {
                    return Optional.of("The database has not answered for " + seconds(seen) + " s");
                }
            }
            return fault.map(DatabaseWatch::words);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("Interrupted while waiting for the database");
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether the last look found something wrong, or a look hangs; asks the database nothing} */
    boolean wrong() {
        lock.lock();
        try {
            return fault.isPresent() || System.nanoTime() - seen > LATE.toNanos();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = thread;
        if (stopping != null) {
            stopping.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
