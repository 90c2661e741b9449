package dev.paranoid.embedded.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeptServerTests {

    /** {@return one that ends by itself, soon} */
    private static Server mortal() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try {
            return new Server(new ProcessBuilder(java.toString(), "-version").start(), 1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void anErrorIsNotTheEndOfTheWatch() throws InterruptedException {
        CountDownLatch attempts = new CountDownLatch(3);
        KeptServer kept = new KeptServer(
                mortal(),
                () -> {
                    attempts.countDown();
                    if (attempts.getCount() == 2) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    return mortal();
                },
                () -> "nothing");
        kept.keep();
        try {
            assertThat(attempts.await(30, TimeUnit.SECONDS))
                    .as("after the error, and after the death of the one that was started then")
                    .isTrue();
        } finally {
            kept.stop("jdbc:mysql://127.0.0.1:1/", "nobody", "nothing");
        }
    }
}
