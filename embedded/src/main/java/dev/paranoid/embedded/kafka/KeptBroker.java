package dev.paranoid.embedded.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A broker that, when it fails, is started again at the same ports, until it is stopped. */
final class KeptBroker {

    private static final Logger LOG = LoggerFactory.getLogger(KeptBroker.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final long MEGABYTE = 1 << 20;

    private final Path directory;
    private final BrokerPorts ports;
    private final BrokerLogin login;
    private Broker broker;
    private boolean stopped;
    private volatile Optional<String> failure = Optional.empty();

    private KeptBroker(Path directory, BrokerPorts ports, BrokerLogin login, Broker broker) {
        this.directory = directory;
        this.ports = ports;
        this.login = login;
        this.broker = broker;
    }

    /** Starts one in a directory that has been formatted. */
    static KeptBroker start(Path directory, BrokerPorts ports, BrokerLogin login) {
        KeptBroker kept = new KeptBroker(directory, ports, login, Broker.start(directory, ports, login));
        kept.watch();
        return kept;
    }

    /** {@return why it does not run} */
    Optional<String> failure() {
        return failure;
    }

    /** Stops it for good. Where it is just being started again, waits for that. */
    synchronized void stop() {
        stopped = true;
        if (failure.isEmpty()) {
            broker.stop();
        }
    }

    private void watch() {
        var unused = broker.threads().failed().thenAcceptAsync(this::startAgain, work -> {
            Thread thread = new Thread(work, "embedded-kafka-watch");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void startAgain(String why) {
        String reason = why + ", " + directory.toFile().getUsableSpace() / MEGABYTE + " MB are free in " + directory;
        LOG.error("Kafka has failed, and is started again as soon as it can be: {}", reason);
        try {
            end(reason);
            do {
                Thread.sleep(PAUSE.toMillis());
            } while (!runsAgain());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end(String reason) {
        if (!stopped) {
            failure = Optional.of(reason);
            stopQuietly();
        }
    }

    /** One that has failed need not stop in peace. */
    private void stopQuietly() {
        try {
            broker.stop();
        } catch (RuntimeException complaint) {
            LOG.debug("Kafka did not stop well", complaint);
        }
    }

    /** {@return whether there is nothing left to do: it runs again, or nobody wants it any more} */
    private synchronized boolean runsAgain() {
        if (stopped) {
            return true;
        }
        try {
            broker = Broker.start(directory, ports, login);
            failure = Optional.empty();
            watch();
            LOG.info("Kafka runs again on {}", ports.address());
            return true;
        } catch (RuntimeException still) {
            LOG.debug("Kafka could not be started again", still);
            return false;
        }
    }
}
