package dev.paranoid.mybatis;

import dev.paranoid.application.Background;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Job.Phase;
import dev.paranoid.application.port.JobId;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on one job, chunk by chunk, until it has ended, somebody else has claimed it, or the node stops. */
final class BackgroundWorker {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWorker.class);

    private static final Duration REPORT = Duration.ofSeconds(5);

    /** How long to wait where a chunk changed nothing, because others have to come first. */
    private static final Duration WAIT = Duration.ofMillis(200);

    private final ParanoidProperties.Background settings;
    private final BackgroundTally tally;
    private final ReplicaLag replicas;

    BackgroundWorker(ParanoidProperties.Background settings, BackgroundTally tally, ReplicaLag replicas) {
        this.settings = settings;
        this.tally = tally;
        this.replicas = replicas;
    }

    /** {@return whether there is nothing left to do for this node} */
    boolean work(Background background, JobId id, BooleanSupplier stopping) {
        long claim = background.claim(id);
        Pace pace = new Pace(settings.chunk());
        long started = System.nanoTime();
        long reported = started;
        Optional<Job> job = Optional.empty();
        while (!stopping.getAsBoolean()) {
            replicas.await(stopping);
            pace.begin();
            Optional<Job> next = background.chunk(id, claim, pace.rows(), pace::enough);
            pace.end();
            tally.add(pace.last(), changed(job, next));
            if (next.isEmpty()) {
                LOG.info("Job {} has ended after {} chunks, {}", id, pace.chunks(), seconds(started));
                return true;
            }
            if (System.nanoTime() - reported > REPORT.toNanos()) {
                reported = System.nanoTime();
                LOG.info("{}", new Bar(next.get().state(), since(started)));
            }
            pause(afterwards(job, next.get()));
            job = next;
        }
        LOG.info(
                "Job {} goes on elsewhere: {}",
                id,
                job.map(last -> new Bar(last.state(), since(started)).toString())
                        .orElse("nothing was done"));
        return false;
    }

    private Duration afterwards(Optional<Job> before, Job after) {
        boolean back =
                before.filter(job -> job.state().task().phase() == Phase.REMOVE).isPresent()
                        && after.state().task().phase() == Phase.COLLECT;
        if (back) {
            LOG.warn("Job {}: children came under rows that are to go; they are collected as well", after.id());
        }
        return back || before.map(Job::state).equals(Optional.of(after.state())) ? WAIT : settings.pause();
    }

    private static long changed(Optional<Job> before, Optional<Job> after) {
        long rows = after.map(job -> Bar.done(job.state())).orElse(0L)
                - before.map(job -> Bar.done(job.state())).orElse(0L);
        return Math.max(0, rows);
    }

    private static void pause(Duration time) {
        if (!time.isZero()) {
            LockSupport.parkNanos(time.toNanos());
        }
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static String seconds(long started) {
        return String.format(Locale.ROOT, "%.1f s", since(started).toMillis() / 1000.0);
    }
}
