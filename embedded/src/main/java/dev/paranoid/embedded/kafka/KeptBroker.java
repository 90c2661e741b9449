package dev.paranoid.embedded.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker that, when it fails, is started again at the same ports, until it is stopped. The thread that watches it is there from the
 * beginning: a process that has no threads left is one of the reasons for which it fails.
 */
final class KeptBroker {

    static final String WATCH = "embedded-kafka-watch";

    private static final Logger LOG = LoggerFactory.getLogger(KeptBroker.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final long MEGABYTE = 1 << 20;

    private final Path directory;
    private final Supplier<Broker> starting;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<String> unwanted = new CompletableFuture<>();
    private Broker broker;
    private boolean ended;
    private volatile Optional<String> failure = Optional.empty();

    private KeptBroker(Path directory, Supplier<Broker> starting) {
        this.directory = directory;
        this.starting = starting;
        this.broker = starting.get();
    }

    /**
     * Starts one in a directory that has been formatted.
     *
     * @param starting starts it, and starts it again
     */
    static KeptBroker start(Path directory, Supplier<Broker> starting) {
        KeptBroker kept = new KeptBroker(directory, starting);
        Thread thread = new Thread(kept::watch, WATCH);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (Error noThread) {
            kept.stop();
            throw noThread;
        }
        return kept;
    }

    /** {@return why it does not run} */
    Optional<String> failure() {
        return failure;
    }

    /** Stops it for good. Where it is just being started again, waits for that. */
    void stop() {
        stopping.countDown();
        unwanted.complete("stopped");
        synchronized (this) {
            if (!ended) {
                broker.stop();
                ended = true;
            }
        }
    }

    private void watch() {
        try {
            while (!stopped()) {
                String why = String.valueOf(
                        CompletableFuture.anyOf(current().threads().failed(), unwanted)
                                .join());
                if (!stopped()) {
                    startAgain(why);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private synchronized Broker current() {
        return broker;
    }

    private void startAgain(String why) throws InterruptedException {
        String reason = why + ", " + directory.toFile().getUsableSpace() / MEGABYTE + " MB are free in " + directory;
        LOG.error("Kafka failed; restarting it: {}", reason);
        failure = Optional.of(reason);
        boolean again;
        do {
            again = !stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS) && !runsAgain();
        } while (again);
    }

    /** {@return whether there is nothing left to do: it runs again, or nobody wants it any more} */
    private synchronized boolean runsAgain() {
        if (stopped()) {
            return true;
        }
        try {
            end();
            broker = starting.get();
            ended = false;
            failure = Optional.empty();
            LOG.info("Kafka runs again");
            return true;
        } catch (RuntimeException | Error still) {
            LOG.debug("Could not restart Kafka", still);
            return false;
        }
    }

    /** One that has failed need not stop in peace, but where there is no thread to stop it in, it has not stopped. */
    private void end() {
        if (ended) {
            return;
        }
        try {
            broker.stop();
        } catch (RuntimeException complaint) {
            LOG.debug("Kafka failed to stop", complaint);
        }
        ended = true;
    }
}
