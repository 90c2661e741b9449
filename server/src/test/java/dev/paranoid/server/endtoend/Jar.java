package dev.paranoid.server.endtoend;

import java.nio.file.Path;

/** What the build has packaged. */
enum Jar {
    THIN("paranoid-server.jar"),
    STANDALONE("paranoid-standalone.jar");

    private final String file;

    Jar(String file) {
        this.file = file;
    }

    Path path() {
        return Path.of("target", file).toAbsolutePath();
    }
}
