package dev.paranoid.embedded.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker of this process's own, in a directory that it alone may use; topics, records and offsets outlive the process.
 * It listens on 127.0.0.1 alone, lets in who has the password in its directory, and makes no topic that nobody declared. One
 * that fails, on a full disk for one, does not end the process.
 */
public final class EmbeddedKafka implements AutoCloseable {

    static final int ANY_FREE_PORT = 0;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    private final BrokerDirectory directory;
    private final BrokerPorts ports;
    private final BrokerLogin login;
    private final KeptBroker broker;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafka(BrokerDirectory directory, BrokerPorts ports, BrokerLogin login, KeptBroker broker) {
        this.directory = directory;
        this.ports = ports;
        this.login = login;
        this.broker = broker;
    }

    /**
     * Starts a broker on the port that it had in this directory before, if that is free, else on any.
     *
     * @param directory its own, which is made where it is not there
     * @return a broker that takes clients; it stops when it is closed
     * @throws EmbeddedKafkaFailure where it cannot start, with what to do about it
     */
    public static EmbeddedKafka start(Path directory) {
        return start(directory, ANY_FREE_PORT);
    }

    /**
     * Starts a broker.
     *
     * @param directory its own, which is made where it is not there
     * @param port to listen on, 0 for the one before or any
     * @return a broker that takes clients; it stops when it is closed
     * @throws EmbeddedKafkaFailure where it cannot start, with what to do about it
     */
    public static EmbeddedKafka start(Path directory, int port) {
        long begun = System.nanoTime();
        BrokerDirectory own = BrokerDirectory.acquire(directory);
        try {
            BrokerPorts ports = BrokerPorts.in(own.path(), port);
            BrokerLogin login = BrokerLogin.in(own.path());
            login.writeFor(own.path(), ports.address());
            own.format();
            KeptBroker broker = KeptBroker.start(own.path(), () -> Broker.start(own.path(), ports, login));
            LOG.info(
                    "Kafka runs on {} in {}, started in {} ms",
                    ports.address(),
                    own.path(),
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
            return new EmbeddedKafka(own, ports, login, broker);
        } catch (IOException unusable) {
            own.close();
            throw EmbeddedKafkaFailure.unusable(own.path(), unusable);
        } catch (RuntimeException failure) {
            own.close();
            throw failure instanceof EmbeddedKafkaFailure known
                    ? known
                    : EmbeddedKafkaFailure.notStarted(own.path(), failure);
        }
    }

    /** {@return where clients find it, {@code 127.0.0.1:port}} */
    public String bootstrapServers() {
        return ports.address();
    }

    /** {@return why it does not run; empty while it does} Where it has failed it is started again, every few seconds until it can be. */
    public Optional<String> failure() {
        return broker.failure();
    }

    /** {@return how a client logs in: names and values of Kafka's settings; a password is among them} */
    public Map<String, String> loginSettings() {
        return login.settings();
    }

    /** {@return a file with all that Kafka's tools need, which only the owner of the directory can read} */
    public Path clientFile() {
        return BrokerLogin.clientFile(directory.path());
    }

    /** {@return where its data is, absolute} */
    public Path directory() {
        return directory.path();
    }

    /** Stops the broker and lets go of the directory; harmless when repeated. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                broker.stop();
            } finally {
                directory.close();
            }
        }
    }
}
