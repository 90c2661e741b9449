package dev.paranoid.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** The directory of one embedded database, and what lies where in it. Nothing of a server lies elsewhere. */
record Home(Path directory) {

    static Home in(Path directory) throws IOException {
        Path real = PrivateDirectory.at(directory);
        if (real.toString().contains(File.pathSeparator)) {
            throw EmbeddedMariaDbFailure.severalPaths(real);
        }
        return new Home(real);
    }

    /** Makes the directories that a server expects; what a killed one left in the temporary one goes. */
    void prepare() throws IOException {
        FileSystemUtils.deleteRecursively(temporary());
        Files.createDirectories(temporary());
        Files.createDirectories(plugins());
    }

    Path lock() {
        return directory.resolve("lock");
    }

    Path binaries() {
        return directory.resolve("binaries-" + Binaries.VERSION);
    }

    Path data() {
        return directory.resolve("data");
    }

    /** For this server alone: one that starts removes the temporary files of others from a directory that they share. */
    Path temporary() {
        return directory.resolve("tmp");
    }

    /** Empty: the server loads no plugin from outside its program. */
    Path plugins() {
        return directory.resolve("plugins");
    }

    Path password() {
        return directory.resolve("password");
    }

    Path initFile() {
        return directory.resolve("init.sql");
    }

    Path log() {
        return directory.resolve("mariadbd.log");
    }

    Path pidFile() {
        return directory.resolve("mariadbd.pid");
    }
}
