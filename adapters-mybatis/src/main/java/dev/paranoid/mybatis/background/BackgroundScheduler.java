package dev.paranoid.mybatis.background;

import dev.paranoid.application.background.Background;
import dev.paranoid.application.failure.DatabaseFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives components of types that have jobs to the threads of this node, one component a thread. A job that waits for those before
 * it in its component holds neither thread nor connection; where there are more components than threads, they take turns.
 */
public final class BackgroundScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundScheduler.class);

    private static final Duration POLL = Duration.ofSeconds(1);

    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    /** How long a component keeps its thread while others wait for one. */
    private static final Duration TURN = Duration.ofSeconds(2);

    private final Components components;
    private final BackgroundWorker worker;
    private final Supplier<Background> background;
    private final Stalls stalls;
    private final int threads;
    private final Map<String, Boolean> working = new ConcurrentHashMap<>();
    private final RetryDelays delays = new RetryDelays();
    private final Rests rests = new Rests();
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean crowded;
    private @Nullable ExecutorService pool;
    private @Nullable Thread dispatcher;

    /**
     * A scheduler.
     *
     * @param threads how many components it works on at once; 0 leaves all to other nodes, and only tells of what stands still
     */
    BackgroundScheduler(
            Components components,
            BackgroundWorker worker,
            Supplier<Background> background,
            Stalls stalls,
            int threads) {
        this.components = components;
        this.worker = worker;
        this.background = background;
        this.stalls = stalls;
        this.threads = threads;
    }

    /** Sees to it that somebody looks for work soon, if and when the running transaction commits. */
    public void wakeUp() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    signal.release();
                }
            });
        }
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        pool = Executors.newFixedThreadPool(Math.max(1, threads), named("paranoid-background-"));
        Thread started = named("paranoid-dispatcher-").newThread(this::dispatch);
        dispatcher = started;
        started.start();
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private void dispatch() {
        int failures = 0;
        while (running || !working.isEmpty()) {
            try {
                look();
                failures = 0;
            } catch (DatabaseFailure away) {
                failures++;
                LOG.debug("Cannot look for background work", away);
            } catch (RuntimeException | Error bug) {
                failures = 0;
                LOG.error("Cannot look for background work. Trying again in {} s", POLL.toSeconds(), bug);
            }
            await(failures == 0 ? rests.first(POLL) : soonerThanPoll(RetryDelays.afterDatabaseFailures(failures)));
        }
    }

    private void look() {
        components.keep(working.keySet());
        if (running) {
            rests.endThoseOver();
            giveOut();
            stalls.tell();
            background.get().settle();
        }
    }

    private static Duration soonerThanPoll(Duration delay) {
        return delay.compareTo(POLL) < 0 ? delay : POLL;
    }

    private void giveOut() {
        List<String> waiting = components.waiting().stream()
                .filter(component -> !working.containsKey(component) && !rests.rests(component))
                .toList();
        crowded = waiting.size() > threads - working.size();
        for (String component : waiting) {
            if (working.size() >= threads) {
                return;
            }
            if (components.take(component)) {
                begin(component);
            }
        }
    }

    /** What no thread takes is not held back from other nodes. */
    private void begin(String component) {
        working.put(component, true);
        try {
            Objects.requireNonNull(pool).execute(() -> work(component));
        } catch (RuntimeException | Error noThread) {
            leave(component, delays.afterBug(component));
            throw noThread;
        }
    }

    private void await(Duration pause) {
        try {
            if (signal.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException stopped) {
            LOG.debug("Interrupted to stop", stopped);
        }
    }

    private void work(String component) {
        long end = System.nanoTime() + TURN.toNanos();
        Duration rest = POLL;
        try {
            rest = worker.work(
                    background.get(),
                    component,
                    () -> !running || (crowded && System.nanoTime() > end),
                    () -> delays.worked(component));
            delays.worked(component);
        } catch (DatabaseFailure away) {
            rest = delays.afterDatabaseFailure(component);
            LOG.debug("The database interrupted background work on {}", component, away);
        } catch (RuntimeException | Error bug) {
            rest = delays.afterBug(component);
            tell(component, bug);
        } finally {
            leave(component, rest);
        }
    }

    /** Once, however often it is tried again. */
    private void tell(String component, Throwable bug) {
        if (delays.firstBug(component)) {
            LOG.error(
                    "The oldest open job in paranoid_job for the types connected with {} failed. Paranoid retries "
                            + "it until it succeeds, and logs later failures at DEBUG",
                    component,
                    bug);
        } else {
            LOG.debug("The background job on the types connected with {} failed again", component, bug);
        }
    }

    /** Where it cannot be given back, because the database is away, this node may take it again, and others when its lease is over. */
    private void leave(String component, Duration rest) {
        try {
            components.leave(component, rest);
        } catch (RuntimeException | Error away) {
            LOG.debug("Could not release the types connected with {}", component, away);
        } finally {
            rests.begin(component, rest);
            working.remove(component);
            signal.release();
        }
    }

    /** {@return the components that this node works on now} */
    Set<String> working() {
        return Set.copyOf(working.keySet());
    }

    @Override
    public synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        signal.release();
        ExecutorService stopping = Objects.requireNonNull(pool);
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Background work did not stop within {}: {}", SHUTDOWN, working.keySet());
            }
            Objects.requireNonNull(dispatcher).join(POLL.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
