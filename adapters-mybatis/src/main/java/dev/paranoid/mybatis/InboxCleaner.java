package dev.paranoid.mybatis;

import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.mybatis.job.JobMapper;
import dev.paranoid.mybatis.message.AskedRow;
import dev.paranoid.mybatis.message.InboxMapper;
import dev.paranoid.mybatis.statement.DeletionIds;
import dev.paranoid.mybatis.transaction.Outage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Forgets deletions that ended long ago, requests that came long ago, jobs that ended as long ago, and who asked for deletions that ended as long ago, a
 * thousand at a time. A request that comes again after that is carried out again. Several nodes may do it at once.
 */
final class InboxCleaner implements SmartLifecycle {

    static final int CHUNK = 1000;

    /** Chunks of asks that one round looks at; the next goes on where it ended. */
    static final int ASKS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(InboxCleaner.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Optional<InboxMapper> requests;
    private final JobMapper jobs;
    private final Duration keep;
    private final Optional<LongSupplier> ledger;
    private long asks;
    private @Nullable ScheduledExecutorService timer;

    /** Without requests that may come twice, there are none to forget; without a ledger to clean, deletions are kept for ever. */
    InboxCleaner(Optional<InboxMapper> requests, JobMapper jobs, Duration keep, Optional<LongSupplier> ledger) {
        this.requests = requests;
        this.jobs = jobs;
        this.keep = keep;
        this.ledger = ledger;
    }

    /** {@return how many requests it forgot} */
    long clean() {
        chunks(() -> jobs.forgetEnded(keep.toSeconds(), CHUNK));
        requests.ifPresent(this::cleanAsks);
        return requests.map(inbox -> chunks(() -> inbox.forget(keep.toSeconds(), CHUNK)))
                .orElse(0L);
    }

    /** As long as a deletion is active, somebody may withdraw what he asked for. */
    private void cleanAsks(InboxMapper mapper) {
        for (int chunk = 0; chunk < ASKS && !Thread.currentThread().isInterrupted(); chunk++) {
            List<AskedRow> asked = mapper.askedAfter(asks, keep.toSeconds(), CHUNK);
            List<DeletionId> ended = asked.stream()
                    .filter(AskedRow::ended)
                    .map(row -> new DeletionId(row.deletion()))
                    .toList();
            if (!ended.isEmpty()) {
                mapper.forgetAsks(DeletionIds.of(ended));
            }
            if (asked.size() < CHUNK) {
                asks = 0;
                return;
            }
            asks = asked.get(CHUNK - 1).deletion();
        }
    }

    private static long chunks(IntSupplier forget) {
        long forgotten = 0;
        int chunk = CHUNK;
        while (chunk == CHUNK && !Thread.currentThread().isInterrupted()) {
            chunk = forget.getAsInt();
            forgotten += chunk;
        }
        return forgotten;
    }

    private void round() {
        try {
            ledger.map(LongSupplier::getAsLong)
                    .filter(ended -> ended > 0)
                    .ifPresent(ended ->
                            LOG.info("Removed {} ended deletions from the ledger (paranoid.ledger.keep)", ended));
            long forgotten = keep.isZero() ? 0 : clean();
            if (forgotten > 0) {
                LOG.info("Removed {} requests older than {} from the inbox", forgotten, keep);
            }
        } catch (RuntimeException | Error failure) {
            tell(failure);
        }
    }

    /** An outage is told by who watches the database. */
    private static void tell(Throwable failure) {
        if (failure instanceof RuntimeException away && Outage.translated(away) instanceof DatabaseFailure) {
            LOG.debug("Could not clean the inbox and the ledger", failure);
        } else {
            LOG.warn("Could not clean the inbox and the ledger. Trying again in {}", EVERY, failure);
        }
    }

    @Override
    public void start() {
        if (keep.isZero() && ledger.isEmpty()) {
            return;
        }
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "paranoid-inbox-cleaner");
            thread.setDaemon(true);
            return thread;
        });
        var unused =
                started.scheduleWithFixedDelay(this::round, FIRST.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        if (running != null) {
            running.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
