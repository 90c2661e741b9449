package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * What a service uses.
 *
 * @param heap megabytes of what lives, after a collection
 * @param threads that are there
 * @param connections to the database
 */
record Usage(long heap, long threads, long connections) {

    private static final long MEGABYTE = 1 << 20;

    /** What caches may take, and threads that have come and not gone yet. */
    private static final int MORE = 20;

    static Usage of(Service service) {
        collect(service);
        return new Usage(
                metric(service, "jvm.memory.used?tag=area:heap") / MEGABYTE,
                metric(service, "jvm.threads.live"),
                metric(service, "hikaricp.connections"));
    }

    private static long metric(Service service, String name) {
        return service.http()
                .get("/actuator/metrics/" + name)
                .json()
                .at("/measurements/0/value")
                .asLong();
    }

    private static void collect(Service service) {
        try {
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(service.pid()),
                            "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void requireLike(Usage before) {
        assertThat(heap).as("heap in MB").isLessThanOrEqualTo(before.heap + MORE);
        assertThat(threads).as("threads").isLessThanOrEqualTo(before.threads + MORE);
        assertThat(connections).as("connections").isLessThanOrEqualTo(MORE);
    }
}
