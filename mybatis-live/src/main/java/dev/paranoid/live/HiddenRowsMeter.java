package dev.paranoid.live;

import dev.paranoid.live.hidden.HiddenRowsListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Counts statements that asked for hidden rows. */
final class HiddenRowsMeter implements MeterBinder, HiddenRowsListener {

    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
    }

    @Override
    public void asked(String statement, String by) {
        registries.forEach(registry -> Counter.builder("paranoid.live.hidden")
                .tag("statement", statement)
                .tag("by", by)
                .description("Statements that asked for hidden rows, and by what")
                .register(registry)
                .increment());
    }
}
