package dev.paranoid.mybatis.purge;

import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.application.purge.PurgeJob;
import dev.paranoid.application.purge.PurgeLimits;
import dev.paranoid.mybatis.settings.PurgeProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Begins runs when they are due, on one node at a time: who has the turn keeps it from chunk to chunk. */
public final class PurgeScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeScheduler.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private final Supplier<PurgeJob> job;
    private final PurgeTurn turn;
    private final PurgeProperties settings;
    private final PurgeSchedule schedule;
    private final PurgePace pace;
    private Optional<Instant> since = Optional.empty();
    private @Nullable ExecutorService thread;
    private volatile boolean running;

    PurgeScheduler(Supplier<PurgeJob> job, PurgeTurn turn, PurgeProperties settings, BooleanSupplier replicasLag) {
        this.job = job;
        this.turn = turn;
        this.settings = settings;
        this.schedule = new PurgeSchedule(settings);
        this.pace = new PurgePace(settings.rate(), turn, replicasLag);
    }

    @Override
    public synchronized void start() {
        if (running || !settings.runs()) {
            return;
        }
        running = true;
        ExecutorService started = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "paranoid-purge");
            made.setDaemon(true);
            return made;
        });
        started.execute(this::loop);
        thread = started;
    }

    private void loop() {
        while (running) {
            try {
                runIfDue();
            } catch (DatabaseFailure away) {
                LOG.debug("Cannot purge now", away);
            } catch (RuntimeException bug) {
                LOG.error("The purge failed. Trying again in {} s", POLL.toSeconds(), bug);
            }
            sleep(POLL);
        }
    }

    private void runIfDue() {
        Instant now = job.get().now();
        if (since.isEmpty()) {
            since = Optional.of(now);
        }
        if (schedule.due(now, job.get().latest(), since.get()) && turn.take()) {
            try {
                Optional<Run> latest = job.get().latest();
                if (schedule.due(now, latest, since.get())) {
                    tell(job.get().run(limits(latest), this::goOn));
                }
            } finally {
                leave();
            }
        }
    }

    /** Who cannot give the turn up loses it after a while. */
    private void leave() {
        try {
            turn.leave();
        } catch (DatabaseFailure away) {
            LOG.debug("Cannot give up the turn to purge", away);
        }
    }

    /** From one run to the next it may take as long as was asked for, and as long as it may be late. */
    private PurgeLimits limits(Optional<Run> latest) {
        return new PurgeLimits(
                settings.chunk(),
                settings.maxShare(),
                settings.smallBin(),
                settings.maxGap().isZero() ? Duration.ZERO : settings.maxGap().plus(schedule.between(latest)),
                settings.retry(),
                Optional.ofNullable(settings.confirmedUntil()));
    }

    /** A run ends when its time of day is over, or another node has the turn. */
    private boolean goOn(long removed) {
        try {
            return pace.keeps(removed, () -> running)
                    && running
                    && schedule.open(job.get().now());
        } catch (InterruptedException stopped) {
            running = false;
            return false;
        }
    }

    private void tell(Run run) {
        if (run.stopped().filter(why -> !why.equals("paused")).isPresent()) {
            LOG.warn(
                    "The purge of {} expired deletions stopped, with {} removed: {}. Check whether they should go, "
                            + "then set paranoid.purge.confirmed-until to continue.",
                    run.before(),
                    run.removed(),
                    run.stopped().get());
        } else if (run.removed() + run.blocked() > 0) {
            LOG.info(
                    "Purged {} of {} expired deletions; {} were blocked, {} are left",
                    run.removed(),
                    run.before(),
                    run.blocked(),
                    run.after());
        }
    }

    private void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        ExecutorService ending = thread;
        if (ending != null) {
            ending.shutdown();
            try {
                if (!ending.awaitTermination(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
                    Objects.requireNonNull(ending).shutdownNow();
                }
            } catch (InterruptedException stopped) {
                ending.shutdownNow();
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
