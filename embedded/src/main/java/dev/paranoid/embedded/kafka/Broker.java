package dev.paranoid.embedded.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A broker that was begun. */
record Broker(BrokerThreads threads, KafkaRaftServer server) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Starts one in a directory that has been formatted.
     *
     * @throws RuntimeException where it does not start, or an error where there is no thread to start it in; nothing of it is left then
     */
    static Broker start(Path directory, BrokerPorts ports, BrokerLogin login) {
        KafkaConfig config = new KafkaConfig(BrokerSettings.of(directory, ports, login), false);
        BrokerThreads threads = new BrokerThreads();
        Broker broker = new Broker(threads, new KafkaRaftServer(config, Time.SYSTEM));
        try {
            within(CompletableFuture.anyOf(threads.begin(broker.server::startup), threads.failed()));
            if (threads.failed().isDone()) {
                throw new IllegalStateException(threads.failed().join());
            }
            return broker;
        } catch (RuntimeException | Error failure) {
            broker.stopAfter(failure);
            throw failure;
        }
    }

    private void stopAfter(Throwable failure) {
        try {
            stop();
        } catch (RuntimeException | Error complaint) {
            failure.addSuppressed(complaint);
        }
    }

    /** Stops it; one that has failed may do so with a complaint. */
    void stop() {
        within(threads.begin(() -> {
            server.shutdown();
            server.awaitShutdown();
        }));
    }

    private static void within(CompletableFuture<?> end) {
        try {
            end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failure);
        } catch (TimeoutException late) {
            throw new IllegalStateException(
                    "The embedded Kafka took longer than " + PATIENCE.toSeconds() + " s to start or to stop", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
