package dev.paranoid.web.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.OptionalDouble;

/** What Micrometer has. */
final class RegistryMeasures implements Measures {

    private final MeterRegistry registry;

    RegistryMeasures(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public OptionalDouble of(String name) {
        Gauge gauge = registry.find(name).gauge();
        return gauge == null ? OptionalDouble.empty() : OptionalDouble.of(gauge.value());
    }
}
