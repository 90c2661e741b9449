package dev.paranoid.kafka.listener;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Notes when Kafka answered the consumers of requests last: an answer to a fetch or to a heartbeat moves their counters. A poll returns
 * as well where no broker is there.
 */
public final class PollWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PollWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Counted when the answer is there. */
    private static final Set<String> ANSWERS = Set.of("fetch-total", "heartbeat-total");

    private final KafkaListenerEndpointRegistry registry;
    private volatile long answered = System.nanoTime();
    private double counted;
    private @Nullable ScheduledExecutorService timer;

    public PollWatch(KafkaListenerEndpointRegistry registry) {
        this.registry = registry;
    }

    /** {@return how long ago Kafka answered; empty where the consumers do not run} */
    public Optional<Duration> silence() {
        MessageListenerContainer container = registry.getListenerContainer(RequestListener.ID);
        return container != null && container.isRunning() && container.isInExpectedState()
                ? Optional.of(Duration.ofNanos(System.nanoTime() - answered))
                : Optional.empty();
    }

    /** A timer gives up at the first failure. */
    private void look() {
        try {
            count();
        } catch (RuntimeException | Error failure) {
            LOG.debug("Could not see whether Kafka answers", failure);
        }
    }

    private void count() {
        MessageListenerContainer container = registry.getListenerContainer(RequestListener.ID);
        if (container == null) {
            return;
        }
        double now = container.metrics().values().stream()
                .flatMap(client -> client.entrySet().stream())
                .filter(metric -> ANSWERS.contains(metric.getKey().name())
                        && metric.getKey().tags().keySet().equals(Set.of("client-id")))
                .mapToDouble(metric -> value(metric.getValue()))
                .sum();
        if (now != counted) {
            counted = now;
            answered = System.nanoTime();
        }
    }

    private static double value(Metric metric) {
        return metric.metricValue() instanceof Number number && !Double.isNaN(number.doubleValue())
                ? number.doubleValue()
                : 0;
    }

    @Override
    public void start() {
        answered = System.nanoTime();
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "paranoid-poll-watch");
            thread.setDaemon(true);
            return thread;
        });
        var unused = started.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopping = timer;
        if (stopping != null) {
            stopping.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
