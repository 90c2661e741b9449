package dev.paranoid.embedded.mariadb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to use a directory, which ends with the process at the latest. */
final class DirectoryLock implements AutoCloseable {

    /** Asked before the file is opened: on Linux, closing any channel to it would drop this process's lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DirectoryLock acquire(Home home) throws IOException {
        if (!HELD.add(home.directory())) {
            throw EmbeddedMariaDbFailure.inUse(home.directory());
        }
        try {
            return new DirectoryLock(home.directory(), lockedChannel(home));
        } catch (IOException | RuntimeException e) {
            HELD.remove(home.directory());
            throw e;
        }
    }

    private static FileChannel lockedChannel(Home home) throws IOException {
        FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isLocked(channel)) {
            return channel;
        }
        channel.close();
        throw EmbeddedMariaDbFailure.inUse(home.directory());
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(directory);
        }
    }
}
