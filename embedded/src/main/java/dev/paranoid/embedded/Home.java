package dev.paranoid.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory of one embedded database, and what lies where in it. */
record Home(Path directory) {

    static Home in(Path directory) throws IOException {
        return new Home(Files.createDirectories(directory.toAbsolutePath()).toRealPath());
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
