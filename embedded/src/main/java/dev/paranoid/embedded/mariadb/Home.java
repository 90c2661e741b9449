package dev.paranoid.embedded.mariadb;

import dev.paranoid.embedded.directory.PrivateDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * The directory of one embedded database, and what lies where in it. Nothing of a server lies elsewhere, but for its programs where
 * several databases share these.
 *
 * @param directory of this database alone
 * @param programs the directory that the programs lie in
 */
record Home(Path directory, Path programs) {

    static Home in(Path directory) throws IOException {
        Path real = PrivateDirectory.at(directory);
        if (real.toString().contains(File.pathSeparator)) {
            throw EmbeddedMariaDbFailure.severalPaths(real);
        }
        return new Home(real, real);
    }

    Home sharing(Path programs) throws IOException {
        return new Home(directory, PrivateDirectory.at(programs));
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
        return programs.resolve("binaries-" + Binaries.VERSION);
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
