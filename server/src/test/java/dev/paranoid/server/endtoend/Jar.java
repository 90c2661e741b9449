package dev.paranoid.server.endtoend;

import java.nio.file.Path;
import java.util.List;

/** What the build has packaged. */
enum Jar {
    THIN("paranoid-server.jar"),
    STANDALONE("paranoid-standalone.jar");

    private final String file;

    Jar(String file) {
        this.file = file;
    }

    /** {@return the options of Java that start it, as it was packaged} */
    List<String> launch() {
        return List.of("-jar", path().toString());
    }

    Path path() {
        return Path.of("target", file).toAbsolutePath();
    }
}
