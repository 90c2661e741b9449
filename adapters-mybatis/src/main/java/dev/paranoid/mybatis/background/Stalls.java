package dev.paranoid.mybatis.background;

import dev.paranoid.mybatis.background.WorkerMapper.StalledRow;
import dev.paranoid.mybatis.job.JobText;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.transaction.Outage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jobs whose turn it is and that do not move, although they should. */
final class Stalls {

    private static final Logger LOG = LoggerFactory.getLogger(Stalls.class);

    /** How long a job may stand still: longer than it takes another node to take it over. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WorkerMapper mapper;
    private final ReplicaLag replicas;
    private final Duration patience;
    private long looked = System.nanoTime();
    private Set<Long> told = Set.of();

    Stalls(WorkerMapper mapper, ReplicaLag replicas, ParanoidProperties.Background settings) {
        this(mapper, replicas, PATIENCE.plus(settings.pause()));
    }

    Stalls(WorkerMapper mapper, ReplicaLag replicas, Duration patience) {
        this.mapper = mapper;
        this.replicas = replicas;
        this.patience = patience;
    }

    /**
     * A job that stands still.
     *
     * @param job its number
     * @param component of types
     * @param what what it is at
     * @param time for how long
     */
    record Stalled(long job, String component, String what, Duration time) {
        @Override
        public String toString() {
            return "Job " + job + " of " + component + " has made no progress for " + time.toSeconds() + " s. " + what;
        }
    }

    /** {@return those that stand still now; none while replicas are waited for} */
    List<Stalled> now() {
        if (replicas.behind()) {
            return List.of();
        }
        return Outage.guard(() -> mapper.stalled(patience.toSeconds())).stream()
                .map(Stalls::stalled)
                .toList();
    }

    private static Stalled stalled(StalledRow row) {
        Duration time = Duration.ofSeconds(row.seconds());
        return new Stalled(
                row.id(), row.component(), new ProgressLine(JobText.read(row.state()), time).toString(), time);
    }

    /** Tells in the log of each when it begins to stand still, and when it does so no longer. */
    void tell() {
        if (System.nanoTime() - looked >= patience.toNanos()) {
            looked = System.nanoTime();
            Set<Long> still = new TreeSet<>();
            now().forEach(stalled -> {
                still.add(stalled.job());
                if (!told.contains(stalled.job())) {
                    LOG.warn("{}", stalled);
                }
            });
            told.stream()
                    .filter(job -> !still.contains(job))
                    .forEach(job -> LOG.info("Job {} makes progress again", job));
            told = still;
        }
    }
}
