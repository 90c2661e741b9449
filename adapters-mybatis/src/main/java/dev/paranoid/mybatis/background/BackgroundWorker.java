package dev.paranoid.mybatis.background;

import dev.paranoid.application.background.Background;
import dev.paranoid.application.background.Background.Chunk;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.job.Jobs.Watched;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the jobs of a component in their order, chunk by chunk, until none is left, somebody else has claimed one, or it is time
 * to let others. Where something has to come first, it goes away rather than wait.
 */
final class BackgroundWorker {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWorker.class);

    private static final Duration REPORT = Duration.ofSeconds(5);

    /** When to come again where a chunk changed nothing, because others have to come first. */
    static final Duration BLOCKED = Duration.ofMillis(200);

    private static final Duration REPLICAS = Duration.ofSeconds(1);

    private final ParanoidProperties.Background settings;
    private final BackgroundCounts tally;
    private final ReplicaLag replicas;

    BackgroundWorker(ParanoidProperties.Background settings, BackgroundCounts tally, ReplicaLag replicas) {
        this.settings = settings;
        this.tally = tally;
        this.replicas = replicas;
    }

    /** What came of the work on a job. */
    private enum Result {
        ENDED,
        STOPPED,
        LOST,
        NOT_ITS_TURN,
        BLOCKED,
        REPLICAS
    }

    /**
     * {@return when to come again at the earliest, if anything is left to do}
     *
     * @param moved told of each chunk that did something
     */
    Duration work(Background background, String component, BooleanSupplier stopping, Runnable moved) {
        Result result = Result.ENDED;
        while (result == Result.ENDED || result == Result.NOT_ITS_TURN) {
            Optional<JobId> next = background.next(component);
            if (next.isEmpty() || stopping.getAsBoolean()) {
                return Duration.ZERO;
            }
            result = new Run(background, next.get(), stopping, moved).carryOn();
        }
        return switch (result) {
            case BLOCKED -> BLOCKED;
            case REPLICAS -> REPLICAS;
            case ENDED, STOPPED, LOST, NOT_ITS_TURN -> Duration.ZERO;
        };
    }

    /** One node's work on one job, under one claim. */
    private final class Run {

        private final Background background;
        private final JobId id;
        private final BooleanSupplier stopping;
        private final Runnable moved;
        private final ChunkSizer sizer = new ChunkSizer(settings.chunk());
        private final long started = System.nanoTime();
        private long reported = started;
        private Optional<Job> job = Optional.empty();

        Run(Background background, JobId id, BooleanSupplier stopping, Runnable moved) {
            this.background = background;
            this.id = id;
            this.stopping = stopping;
            this.moved = moved;
        }

        Result carryOn() {
            long claim = background.claim(id);
            while (!stopping.getAsBoolean()) {
                if (replicas.behind()) {
                    return Result.REPLICAS;
                }
                Optional<Chunk> next = chunk(claim);
                if (next.isEmpty()) {
                    return over();
                }
                Job now = next.get().job();
                if (!next.get().moved()) {
                    return unmoved(now);
                }
                moved.run();
                if (back(now)) {
                    LOG.warn("Job {}: another program inserted children below rows to remove; removing them too", id);
                    return Result.BLOCKED;
                }
                job = Optional.of(now);
                report();
                pause();
            }
            LOG.info("Job {} pauses: {}", id, line());
            return Result.STOPPED;
        }

        private Optional<Chunk> chunk(long claim) {
            sizer.begin();
            Optional<Chunk> next = background.chunk(id, claim, sizer.rows(), sizer::enough);
            sizer.end();
            long before = job.map(Job::state).map(ProgressLine::done).orElse(0L);
            long after =
                    next.map(Chunk::job).map(Job::state).map(ProgressLine::done).orElse(before);
            tally.add(sizer.last(), Math.max(0, after - before));
            return next;
        }

        private Result over() {
            if (background.find(id).filter(Watched::ended).isPresent()) {
                moved.run();
                LOG.info("Job {} ended after {} chunks, {}", id, sizer.chunks(), seconds());
                return Result.ENDED;
            }
            LOG.info("The heartbeat of this node was late, so another node took over job {}: {}", id, line());
            return Result.LOST;
        }

        private Result unmoved(Job same) {
            return background.next(same.component()).equals(Optional.of(id)) ? Result.BLOCKED : Result.NOT_ITS_TURN;
        }

        private boolean back(Job next) {
            return job.filter(before -> before.state().stage() == Stage.REMOVE).isPresent()
                    && next.state().stage() == Stage.COLLECT;
        }

        private void report() {
            if (System.nanoTime() - reported > REPORT.toNanos()) {
                reported = System.nanoTime();
                LOG.info("{}", line());
            }
        }

        private String line() {
            return job.map(last -> new ProgressLine(last.state(), since()).toString())
                    .orElse("nothing was done");
        }

        private void pause() {
            if (!settings.pause().isZero()) {
                LockSupport.parkNanos(settings.pause().toNanos());
            }
        }

        private Duration since() {
            return Duration.ofNanos(System.nanoTime() - started);
        }

        private String seconds() {
            return String.format(Locale.ROOT, "%.1f s", since().toMillis() / 1000.0);
        }
    }
}
