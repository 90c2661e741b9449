package dev.paranoid.server.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** A small file system of the test's own, which may be filled. There is one where the test may mount. */
final class Disk implements AutoCloseable {

    private static final String SIZE = "200m";
    private static final int MEGABYTE = 1 << 20;
    private static final int BLOCK = 1 << 12;

    private final Path place;

    private Disk(Path place) {
        this.place = place;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** {@return one, where the test may mount it} */
    static Optional<Disk> mounted() {
        try {
            Path place = Files.createTempDirectory("paranoid-disk");
            boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", place.toString());
            return mounted ? Optional.of(new Disk(place)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves that directory to this disk; it stays where it is, as a link. */
    void take(Path directory) throws IOException {
        Path here = place.resolve("taken");
        if (!run("cp", "-a", directory.toString(), here.toString()) || !run("rm", "-r", directory.toString())) {
            throw new IOException("Not moved: " + directory);
        }
        Files.createSymbolicLink(directory, here);
    }

    /** Leaves no block free. */
    void fill() throws IOException {
        fill(MEGABYTE);
        fill(BLOCK);
    }

    private void fill(int size) throws IOException {
        byte[] zeros = new byte[size];
        try (FileChannel out = FileChannel.open(
                place.resolve("filler-" + size), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (out.write(ByteBuffer.wrap(zeros)) == size) {
                out.force(false);
            }
        } catch (IOException full) {
            if (place.toFile().getUsableSpace() >= size) {
                throw full;
            }
        }
    }

    void free() {
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("filler"))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(Arrays.toString(command), e);
        }
    }

    @Override
    public void close() {
        if (Files.exists(place)) {
            run("umount", "-l", place.toString());
            run("rmdir", place.toString());
        }
    }
}
