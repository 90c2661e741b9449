package dev.paranoid.mybatis;

import dev.paranoid.application.Unavailable;
import dev.paranoid.mybatis.JobMapper.JobsRow;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** Jobs of all nodes, and what this node does for them. */
final class BackgroundMeters implements MeterBinder {

    /** Seconds without a chunk after which a job is stalled: longer than it takes another node to take it over. */
    static final int STALLED = 30;

    private final JobMapper mapper;
    private final BackgroundTally tally;

    BackgroundMeters(JobMapper mapper, BackgroundTally tally) {
        this.mapper = mapper;
        this.tally = tally;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "paranoid.background.jobs", JobsRow::active, "Jobs that have not ended, of all nodes");
        gauge(registry, "paranoid.background.age", JobsRow::age, "Seconds since the oldest of them began");
        gauge(
                registry,
                "paranoid.background.stalled",
                JobsRow::stalled,
                "Those of them that nobody has carried on for " + STALLED + " seconds");
        FunctionCounter.builder("paranoid.background.rows", tally, BackgroundTally::rows)
                .description("Rows that this node has hidden, freed, handed over or removed in the background")
                .register(registry);
        Gauge.builder("paranoid.background.rate", tally, BackgroundTally::rowsPerSecond)
                .description("The same a second, over the last ten seconds")
                .register(registry);
        Timer chunks = Timer.builder("paranoid.background.chunk")
                .description("Time that a chunk of this node took, commit included")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        tally.tell(chunks::record);
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<JobsRow> value, String description) {
        Gauge.builder(name, mapper, jobs -> read(jobs, value))
                .description(description)
                .register(registry);
    }

    private static double read(JobMapper mapper, ToDoubleFunction<JobsRow> value) {
        try {
            return value.applyAsDouble(Outage.guard(() -> mapper.running(STALLED)));
        } catch (Unavailable away) {
            return Double.NaN; // Micrometer's word for unknown
        }
    }
}
