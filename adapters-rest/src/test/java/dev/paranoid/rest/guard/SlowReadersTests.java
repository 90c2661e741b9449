package dev.paranoid.rest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.rest.RestServer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clients that read a little now and then, so that each write succeeds in the end. */
class SlowReadersTests {

    private static final int LENGTH = 64 << 20;
    private static final Duration WITHIN = Duration.ofSeconds(1);
    private static final CompletableFuture<Duration> GIVEN_UP = new CompletableFuture<>();

    private static RestServer start(Duration within) {
        return RestServer.startWith(
                List.of("paranoid.rest.whole-server=true", "paranoid.rest.answer-within=" + within.toSeconds() + "s"),
                Large.class);
    }

    @Test
    void giveTheThreadBackAndLoseTheConnection() throws Exception {
        try (RestServer server = start(WITHIN);
                Socket socket = slow(server, "/large/bytes")) {
            while (!GIVEN_UP.isDone()) {
                assertThat(socket.getInputStream().readNBytes(1 << 16)).isNotEmpty();
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(GIVEN_UP.get()).isBetween(WITHIN, WITHIN.multipliedBy(8));
            assertThat(left(socket))
                    .as("the answer is not ended as if it were whole")
                    .isLessThan(LENGTH);
        }
    }

    /** Who reads as he should has all of it, as bytes and as characters. */
    @ParameterizedTest
    @ValueSource(strings = {"/large/bytes", "/large/characters"})
    void othersHaveAllOfIt(String address) {
        try (RestServer server = start(Duration.ofMinutes(1))) {
            assertThat(server.send("GET", address).body()).hasSize(LENGTH);
        }
    }

    private static Socket slow(RestServer server, String address) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1 << 12);
        socket.setSoTimeout(30_000);
        socket.connect(new InetSocketAddress(
                server.address().getHost(), server.address().getPort()));
        socket.getOutputStream()
                .write(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** {@return how many bytes come until the connection ends} */
    private static long left(Socket socket) throws IOException {
        long count = 0;
        byte[] part = new byte[1 << 16];
        try {
            for (int read = socket.getInputStream().read(part);
                    read >= 0;
                    read = socket.getInputStream().read(part)) {
                count += read;
            }
        } catch (SocketException reset) {
            return count;
        }
        return count;
    }

    /** Answers that no buffer of a connection holds. */
    @RestController
    static class Large {

        @GetMapping("/large/bytes")
        void bytes(HttpServletResponse response) throws IOException {
            long began = System.nanoTime();
            try {
                response.setContentType("text/plain");
                response.getOutputStream().write("a".repeat(LENGTH).getBytes(StandardCharsets.US_ASCII));
            } catch (IOException late) {
                GIVEN_UP.complete(Duration.ofNanos(System.nanoTime() - began));
                throw late;
            }
        }

        @GetMapping("/large/characters")
        void characters(HttpServletResponse response) throws IOException {
            response.setContentType("text/plain");
            response.getWriter().write("a".repeat(LENGTH));
        }
    }
}
