package dev.paranoid.kafka.health;

import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.port.message.Outbox.Backlog;
import dev.paranoid.kafka.listener.MessageCounts;
import dev.paranoid.kafka.stuck.StuckRequests;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** Counts of messages, and what waits in the outbox. */
public final class KafkaGauges implements MeterBinder {

    private static final double MILLIS = 1000;

    private final Outbox outbox;
    private final MessageCounts tally;
    private final StuckRequests stuck;

    public KafkaGauges(Outbox outbox, MessageCounts tally, StuckRequests stuck) {
        this.outbox = outbox;
        this.tally = tally;
        this.stuck = stuck;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("paranoid.kafka.requests", tally, MessageCounts::requests)
                .description("Requests received, repeats included")
                .register(registry);
        FunctionCounter.builder("paranoid.kafka.duplicates", tally, MessageCounts::duplicates)
                .description("Requests that repeated an earlier request")
                .register(registry);
        FunctionCounter.builder("paranoid.kafka.poison", tally, MessageCounts::poison)
                .description("Messages that this node could not read")
                .register(registry);
        Gauge.builder(
                        "paranoid.kafka.stuck",
                        stuck,
                        requests -> requests.longest().toSeconds())
                .description("Seconds for which requests of this node have failed; 0 when none fail")
                .register(registry);
        gauge(
                registry,
                "paranoid.outbox.messages",
                Backlog::messages,
                "Messages that wait in the outbox, counted up to 100,000");
        gauge(
                registry,
                "paranoid.outbox.age",
                backlog -> backlog.age().toMillis() / MILLIS,
                "Seconds that the oldest message has waited");
        gauge(registry, "paranoid.outbox.set.aside", Backlog::setAside, "Messages that Kafka refused for good");
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<Backlog> value, String description) {
        Gauge.builder(name, outbox, box -> read(box, value))
                .description(description)
                .register(registry);
    }

    private static double read(Outbox outbox, ToDoubleFunction<Backlog> value) {
        try {
            return value.applyAsDouble(outbox.backlog());
        } catch (DatabaseFailure away) {
            return Double.NaN; // Micrometer's word for unknown
        }
    }
}
