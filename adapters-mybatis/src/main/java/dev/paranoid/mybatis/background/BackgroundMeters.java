package dev.paranoid.mybatis.background;

import dev.paranoid.mybatis.background.Stalls.Stalled;
import dev.paranoid.mybatis.transaction.Gauges;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Jobs of all nodes, and what this node does for them. */
final class BackgroundMeters implements MeterBinder {

    private final WorkerMapper mapper;
    private final BackgroundCounts tally;
    private final Stalls stalls;

    BackgroundMeters(WorkerMapper mapper, BackgroundCounts tally, Stalls stalls) {
        this.mapper = mapper;
        this.tally = tally;
        this.stalls = stalls;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bindJobs(registry);
        bindWork(registry);
    }

    private void bindJobs(MeterRegistry registry) {
        Gauges.add(
                registry,
                "paranoid.background.jobs",
                () -> mapper.open().active(),
                "Jobs that have not ended, on all nodes");
        Gauges.add(
                registry,
                "paranoid.background.age",
                () -> mapper.open().age(),
                "Seconds since the oldest open job began");
        Gauges.add(
                registry,
                "paranoid.background.stalled",
                () -> stalls.now().size(),
                "Jobs that should make progress, and have made none for " + Stalls.PATIENCE.toSeconds() + " seconds");
        Gauges.add(
                registry,
                "paranoid.background.stalled.job",
                () -> stalls.now().stream().mapToLong(Stalled::job).findFirst().orElse(0),
                "Number of the first stalled job; 0 when there is none");
    }

    private void bindWork(MeterRegistry registry) {
        FunctionCounter.builder("paranoid.background.rows", tally, BackgroundCounts::rows)
                .description("Rows that this node has hidden, freed, handed over or removed in the background")
                .register(registry);
        Gauge.builder("paranoid.background.rate", tally, BackgroundCounts::rowsPerSecond)
                .description("Rows a second of this node, over the last ten seconds")
                .register(registry);
        Timer chunks = Timer.builder("paranoid.background.chunk")
                .description("Time that a chunk of this node took, commit included")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        tally.tell(chunks::record);
    }
}
