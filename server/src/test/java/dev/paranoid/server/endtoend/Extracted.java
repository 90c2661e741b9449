package dev.paranoid.server.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The thin jar, extracted by its own tools, beside an archive of the classes that it loads: so it starts at half the cost. The first
 * that needs it makes it. {@code -Dparanoid.test.packaged=true} has the jar itself started, as it was packaged.
 *
 * @param directory for this very jar
 */
record Extracted(Path directory) {

    private static final boolean WANTED = !Boolean.getBoolean("paranoid.test.packaged");
    private static final Path PLACE = Path.of("target", "extracted").toAbsolutePath();

    /** {@return the options of Java that start the jar} */
    static List<String> launch(Jar jar) {
        if (!WANTED || jar != Jar.THIN) {
            return jar.launch();
        }
        return Ready.THIN.launch();
    }

    private static final class Ready {
        private static final Extracted THIN = made();
    }

    private static Extracted made() {
        try {
            Files.createDirectories(PLACE);
            try (FileChannel turn = FileChannel.open(
                            PLACE.resolve("turn"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock ours = turn.lock()) {
                Extracted extracted = new Extracted(PLACE.resolve(checksum(Jar.THIN.path())));
                if (ours.isValid() && Files.notExists(extracted.archive())) {
                    extracted.make();
                }
                return extracted;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String checksum(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(Files.readAllBytes(file));
        return Long.toHexString(checksum.getValue());
    }

    private void make() throws IOException {
        run(
                "-Djarmode=tools",
                "-jar",
                Jar.THIN.path().toString(),
                "extract",
                "--force",
                "--destination",
                "" + directory);
        try (TestDatabase.Schema shop = TestDatabase.all()
                .findFirst()
                .orElseThrow()
                .create("paranoid_training")
                .with("shop.sql")) {
            Service training = Service.startWith(
                    List.of("-XX:ArchiveClassesAtExit=" + archive(), "-jar", jar().toString()),
                    "training",
                    shop.settings(Service.types("shop.yml")));
            training.http().get("/actuator/health");
            training.terminate();
        }
        if (Files.notExists(archive())) {
            throw new IllegalStateException("No archive of classes: " + archive());
        }
    }

    private void run(String... options) throws IOException {
        try {
            int exit = new ProcessBuilder(Service.java(List.of(options)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("Ended with " + exit + ": " + List.of(options));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Path jar() {
        return directory.resolve(Jar.THIN.path().getFileName());
    }

    private Path archive() {
        return directory.resolve("classes.jsa");
    }

    private List<String> launch() {
        return List.of("-XX:SharedArchiveFile=" + archive(), "-jar", jar().toString());
    }
}
