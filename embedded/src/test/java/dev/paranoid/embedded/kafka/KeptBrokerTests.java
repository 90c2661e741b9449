package dev.paranoid.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that fails for want of threads runs again when there are some. */
class KeptBrokerTests {

    private static final Duration HEALED = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final List<Broker> started = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    /** The second time there is no thread to start it in. */
    private Broker start(Supplier<Broker> real) {
        if (asked.incrementAndGet() == 2) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        Broker broker = real.get();
        started.add(broker);
        return broker;
    }

    private static boolean watched() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(KeptBroker.WATCH));
    }

    @Test
    void isTriedAgainWhereThereWasNoThreadToStartItIn() throws IOException {
        try (BrokerDirectory own = BrokerDirectory.acquire(directory)) {
            BrokerPorts ports = BrokerPorts.in(own.path(), EmbeddedKafka.ANY_FREE_PORT);
            BrokerLogin login = BrokerLogin.in(own.path());
            own.format();
            KeptBroker kept = KeptBroker.start(own.path(), () -> start(() -> Broker.start(own.path(), ports, login)));
            try {
                assertThat(watched()).as("before there are no threads left").isTrue();
                started.get(0).threads().failed().complete("no threads left");
                Awaitility.await().atMost(HEALED).until(() -> kept.failure().isPresent());
                Awaitility.await().atMost(HEALED).until(() -> kept.failure().isEmpty());
                assertThat(asked).hasValue(3);
            } finally {
                kept.stop();
            }
            Awaitility.await().atMost(HEALED).until(() -> !watched());
        }
    }
}
