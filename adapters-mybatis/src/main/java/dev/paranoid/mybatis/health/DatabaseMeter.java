package dev.paranoid.mybatis.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Whether the database lets this node do what it must, for who watches meters and not health. */
final class DatabaseMeter implements MeterBinder {

    private final DatabaseWatch watch;

    DatabaseMeter(DatabaseWatch watch) {
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("paranoid.database.down", watch, looks -> looks.wrong() ? 1 : 0)
                .description("1 while the database does not answer or refuses this node's writes, else 0")
                .register(registry);
    }
}
