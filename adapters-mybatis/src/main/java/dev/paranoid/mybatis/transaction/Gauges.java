package dev.paranoid.mybatis.transaction;

import dev.paranoid.application.failure.DatabaseFailure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.DoubleSupplier;

/** Gauges of what the database has. */
public final class Gauges {

    private Gauges() {}

    /** Adds one whose value is unknown while the database is away. */
    public static void add(MeterRegistry registry, String name, DoubleSupplier value, String description) {
        Gauge.builder(name, () -> read(value)).description(description).register(registry);
    }

    private static double read(DoubleSupplier value) {
        try {
            return Outage.guard(value::getAsDouble);
        } catch (DatabaseFailure away) {
            return Double.NaN; // Micrometer's word for unknown
        }
    }
}
