package dev.paranoid.embedded.kafka;

import dev.paranoid.embedded.directory.PrivateDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.metadata.storage.Formatter;

/** A directory, locked as long as its broker runs. */
final class BrokerDirectory implements AutoCloseable {

    /** Asked before the file is opened: on Linux, closing any channel to it would drop this process's lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** The same for all: a broker that cannot be reached from outside meets no other, and formatting may be repeated. */
    private static final String CLUSTER = "ParanoidEmbeddedKafkaA";

    private final Path path;
    private final FileChannel lock;

    private BrokerDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static BrokerDirectory acquire(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            path = PrivateDirectory.at(path);
            if (!HELD.add(path)) {
                throw EmbeddedKafkaFailure.inUse(path);
            }
            try {
                return new BrokerDirectory(path, locked(path));
            } catch (IOException | RuntimeException failure) {
                HELD.remove(path);
                throw failure;
            }
        } catch (IOException unusable) {
            throw EmbeddedKafkaFailure.unusable(path, unusable);
        }
    }

    private static FileChannel locked(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isLocked(channel)) {
            return channel;
        }
        channel.close();
        throw EmbeddedKafkaFailure.inUse(path);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException held) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    /** Where the broker keeps its records. */
    static Path records(Path path) {
        return path.resolve("records");
    }

    /** Gives a new directory the identity of a cluster; one that has one keeps it. */
    void format() throws IOException {
        String records = Files.createDirectories(records(path)).toString();
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(BrokerSettings.NODE)
                    .setClusterId(CLUSTER)
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setDirectories(Set.of(records))
                    .setMetadataLogDirectory(records)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw EmbeddedKafkaFailure.unusable(path, failure);
        } finally {
            HELD.remove(path);
        }
    }
}
