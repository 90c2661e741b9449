package dev.paranoid.mybatis.purge;

import dev.paranoid.mybatis.ledger.PurgeMapper;
import dev.paranoid.mybatis.transaction.Gauges;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;

/** What waits to be removed because its time is over, of all nodes. */
final class PurgeMeters implements MeterBinder {

    private static final long A_DAY = 86_400;

    private final PurgeMapper mapper;

    PurgeMeters(PurgeMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauges.add(registry, "paranoid.purge.due", () -> mapper.overdue(0), "Expired deletions; at most 100,000");
        Gauges.add(
                registry,
                "paranoid.purge.overdue",
                () -> mapper.overdue(A_DAY),
                "Deletions that expired more than a day ago; at most 100,000");
        Gauges.add(
                registry,
                "paranoid.purge.held",
                mapper::held,
                "Expired deletions that a hold keeps, as the last run found");
        Gauges.add(
                registry,
                "paranoid.purge.oldest",
                () -> Optional.ofNullable(mapper.oldest()).orElse(0.0),
                "Seconds since the first expired deletion should have gone; 0 when there is none");
        Gauges.add(
                registry,
                "paranoid.purge.stopped",
                mapper::stopped,
                "1 while the latest run has stopped until somebody confirms; else 0");
    }
}
