package dev.paranoid.rest.controller;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.failure.DatabaseFailure;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Callers who wait for the end of work in the background. None of them has a thread: one for all looks, while anybody waits,
 * every 50 ms and by one question which jobs have not ended. Whoever has waited long enough, or waits when the service stops, has the answer
 * that he would have had at once.
 */
public final class WaitingCallers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingCallers.class);

    private static final long TICK_MILLIS = 50;

    /** How much later the container gives up by itself, where the look does not come back. */
    private static final long GRACE_MILLIS = 2_000;

    private final Deletions deletions;
    private final Semaphore seats;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor clock;
    private volatile boolean running;

    /**
     * Nobody yet.
     *
     * @param most how many may wait
     */
    public WaitingCallers(Deletions deletions, int most) {
        this.deletions = deletions;
        this.seats = new Semaphore(most);
        this.clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "paranoid-waiting-callers");
            thread.setDaemon(true);
            return thread;
        });
        clock.setKeepAliveTime(1, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    /**
     * What one caller waits for.
     *
     * @param jobs numbers of jobs, all of which have to end
     * @param last gives the final answer, or throws why there is none; empty where it is not known
     * @param accepted the answer to whoever does not wait any longer
     */
    record Wish(Set<Long> jobs, Supplier<Optional<Object>> last, Object accepted) {}

    private record Waiting(Wish wish, long deadline, DeferredResult<Object> result) {

        boolean tooLong() {
            return deadline - System.nanoTime() < 0;
        }
    }

    /** {@return the answer to come; empty where too many wait already, or the service stops} */
    Optional<DeferredResult<Object>> join(Wish wish, Duration patience) {
        if (!running || !seats.tryAcquire()) {
            return Optional.empty();
        }
        DeferredResult<Object> result = new DeferredResult<>(patience.toMillis() + GRACE_MILLIS, wish.accepted());
        Waiting caller = new Waiting(wish, System.nanoTime() + patience.toNanos(), result);
        waiting.add(caller);
        result.onCompletion(() -> leave(caller));
        look();
        if (!running) {
            accept(caller);
        }
        return Optional.of(result);
    }

    private boolean leave(Waiting caller) {
        boolean there = waiting.remove(caller);
        if (there) {
            seats.release();
        }
        return there;
    }

    private void accept(Waiting caller) {
        if (leave(caller)) {
            caller.result().setResult(caller.wish().accepted());
        }
    }

    private void look() {
        if (!waiting.isEmpty() && looking.compareAndSet(false, true)) {
            ScheduledFuture<?> unused = clock.schedule(this::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void tick() {
        try {
            waiting.stream().filter(Waiting::tooLong).forEach(this::accept);
            List<Waiting> callers = List.copyOf(waiting);
            if (!callers.isEmpty()) {
                Set<Long> unfinished = unfinished(callers);
                callers.stream()
                        .filter(caller -> caller.wish().jobs().stream().noneMatch(unfinished::contains))
                        .forEach(this::tell);
            }
        } catch (DatabaseFailure away) {
            LOG.debug("The database does not answer; callers keep waiting", away);
        } catch (RuntimeException bug) {
            LOG.error("Could not notify waiting callers", bug);
        } finally {
            looking.set(false);
            look();
        }
    }

    private Set<Long> unfinished(List<Waiting> callers) {
        Set<Long> jobs = new HashSet<>();
        callers.forEach(caller -> jobs.addAll(caller.wish().jobs()));
        return deletions.unfinished(jobs);
    }

    private void tell(Waiting caller) {
        if (!leave(caller)) {
            return;
        }
        Wish wish = caller.wish();
        try {
            caller.result().setResult(wish.last().get().orElse(wish.accepted()));
        } catch (DatabaseFailure away) {
            caller.result().setResult(wish.accepted());
        } catch (RuntimeException refused) {
            caller.result().setErrorResult(refused);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server, which waits for the answers that are under way. */
    @Override
    public void stop() {
        running = false;
        waiting.forEach(this::accept);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
