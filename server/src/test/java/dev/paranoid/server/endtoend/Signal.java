package dev.paranoid.server.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What {@code kill} sends to a process. */
enum Signal {
    /** It is gone at once. */
    KILL,
    /** It stands still, and its connections stay open. */
    STOP,
    /** It goes on. */
    CONT;

    /** To the process whose number stands in a file there. */
    void sendToServerIn(Path directory) {
        try (Stream<Path> files = Files.walk(directory, 2)) {
            Path file = files.filter(path -> path.toString().endsWith(".pid"))
                    .findFirst()
                    .orElseThrow();
            sendTo(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void sendTo(long process) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name(), String.valueOf(process)).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("No signal " + this + " for " + process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
