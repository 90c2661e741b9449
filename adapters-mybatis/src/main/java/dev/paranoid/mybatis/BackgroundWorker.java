package dev.paranoid.mybatis;

import dev.paranoid.application.Background;
import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.JobId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on one job, chunk by chunk, until it has ended, somebody else has claimed it, or the node stops. */
final class BackgroundWorker {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWorker.class);

    private static final Duration REPORT = Duration.ofSeconds(5);

    private final ParanoidProperties.Background settings;

    BackgroundWorker(ParanoidProperties.Background settings) {
        this.settings = settings;
    }

    /** {@return whether there is nothing left to do for this node} */
    boolean work(Background background, JobId id, BooleanSupplier stopping) {
        long claim = background.claim(id);
        Pace pace = new Pace(settings.chunk());
        long started = System.nanoTime();
        long reported = started;
        Optional<Job> job = Optional.empty();
        while (!stopping.getAsBoolean()) {
            pace.begin();
            Optional<Job> next = background.chunk(id, claim, pace.rows(), pace::enough);
            pace.end();
            if (next.isEmpty()) {
                LOG.info("Job {} has ended after {} chunks, {}", id, pace.chunks(), since(started));
                return true;
            }
            job = next;
            if (System.nanoTime() - reported > REPORT.toNanos()) {
                reported = System.nanoTime();
                LOG.info("Job {}: {}, {}", id, progress(next.get()), since(started));
            }
            pause();
        }
        LOG.info(
                "Job {} goes on elsewhere{}",
                id,
                job.map(last -> ": " + progress(last)).orElse(""));
        return false;
    }

    private void pause() {
        if (!settings.pause().isZero()) {
            LockSupport.parkNanos(settings.pause().toNanos());
        }
    }

    private static String since(long started) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) + " ms";
    }

    private static String progress(Job job) {
        Map<String, Long> rows = job.state().tallies().rows().values().stream()
                .flatMap(counts -> counts.entrySet().stream())
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.summingLong(Map.Entry::getValue)));
        return job.state().task().activity() + " " + job.state().task().phase() + " " + rows;
    }
}
