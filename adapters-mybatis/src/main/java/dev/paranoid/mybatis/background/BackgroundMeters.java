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
        Gauges.add(
                registry,
                "paranoid.background.jobs",
                () -> mapper.open().active(),
                "Jobs that have not ended, of all nodes");
        Gauges.add(
                registry,
                "paranoid.background.age",
                () -> mapper.open().age(),
                "Seconds since the oldest of them began");
        Gauges.add(
                registry,
                "paranoid.background.stalled",
                () -> stalls.now().size(),
                "Those of them that should move, and have not done so for " + Stalls.PATIENCE.toSeconds() + " seconds");
        Gauges.add(
                registry,
                "paranoid.background.stalled.job",
                () -> stalls.now().stream().mapToLong(Stalled::job).findFirst().orElse(0),
                "The number of the first of those; 0 where there is none");
        FunctionCounter.builder("paranoid.background.rows", tally, BackgroundCounts::rows)
                .description("Rows that this node has hidden, freed, handed over or removed in the background")
                .register(registry);
        Gauge.builder("paranoid.background.rate", tally, BackgroundCounts::rowsPerSecond)
                .description("The same a second, over the last ten seconds")
                .register(registry);
        Timer chunks = Timer.builder("paranoid.background.chunk")
                .description("Time that a chunk of this node took, commit included")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        tally.tell(chunks::record);
    }
}
