package dev.paranoid.server.endtoend;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** A broker of this test's own, in a process of its own and at an address that stays: it may be frozen, and killed and started again. */
final class FaultyBroker implements AutoCloseable {

    private static final String READY = "The broker runs";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Path directory;
    private volatile Process process;

    private FaultyBroker(Path directory) {
        this.directory = directory;
        this.process = begun();
    }

    /** {@return one without topics, in the directory of that name} */
    static FaultyBroker start(String name) throws IOException {
        Path directory = Service.directory(name).resolve("kafka");
        FileSystemUtils.deleteRecursively(directory);
        FaultyBroker broker = new FaultyBroker(directory);
        broker.awaitReady();
        return broker;
    }

    /** The process itself: it ends when whoever began it has gone. */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedKafka broker = EmbeddedKafka.start(Path.of(arguments[0]))) {
            System.out.println(READY + " at " + broker.bootstrapServers());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private Process begun() {
        try {
            return new ProcessBuilder(Service.java(List.of(
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FaultyBroker.class.getName(),
                            directory.toString())))
                    .redirectErrorStream(true)
                    .redirectOutput(output().toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path output() {
        return directory.resolveSibling("broker.log");
    }

    private void awaitReady() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!said().contains(READY)) {
            if (endsWithin(GLANCE) || System.nanoTime() > end) {
                close();
                throw new IllegalStateException("The broker did not start:" + System.lineSeparator() + said());
            }
        }
    }

    private String said() {
        try {
            return Files.readString(output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@return settings of a client of Kafka's own library} */
    Map<String, Object> client() {
        try {
            return Brokers.client(directory.resolve("client.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(Signal signal) {
        signal.sendTo(process.pid());
    }

    void kill() {
        process.destroyForcibly();
        if (!endsWithin(PATIENCE)) {
            throw new IllegalStateException("It cannot be killed: " + process.pid());
        }
    }

    /** Returns when it takes requests again. */
    void startAgain() {
        process = begun();
        awaitReady();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // it has ended by itself
        }
        if (!endsWithin(PATIENCE)) {
            process.destroyForcibly();
        }
    }
}
