package dev.paranoid.mybatis;

import dev.paranoid.application.port.BatchListener;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Transactions that calls share. */
final class BatchMeters implements MeterBinder, BatchListener {

    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
    }

    @Override
    public void ran(String kind, List<Duration> waits, Duration time) {
        for (MeterRegistry registry : registries) {
            DistributionSummary.builder("paranoid.batch.size")
                    .tag("kind", kind)
                    .description("Calls that shared a transaction")
                    .register(registry)
                    .record(waits.size());
            Timer.builder("paranoid.batch.transaction")
                    .tag("kind", kind)
                    .description("Time that such a transaction took, commit included")
                    .publishPercentiles(0.5, 0.99)
                    .register(registry)
                    .record(time);
            Timer wait = Timer.builder("paranoid.batch.wait")
                    .tag("kind", kind)
                    .description("Time that a call waited for its transaction to begin")
                    .publishPercentiles(0.5, 0.99)
                    .register(registry);
            waits.forEach(wait::record);
        }
    }
}
