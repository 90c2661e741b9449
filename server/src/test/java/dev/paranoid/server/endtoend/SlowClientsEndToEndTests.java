package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that send a byte a second, more of them than the packaged service has threads. */
class SlowClientsEndToEndTests {

    private static final int CLIENTS = 300;
    private static final Duration WITHIN = Duration.ofSeconds(4);
    private static final int PATIENCE_MS = 30_000;

    private static TestDatabase.Schema shop;
    private static Service service;

    @BeforeAll
    static void start() {
        shop = TestDatabase.all()
                .findFirst()
                .orElseThrow()
                .create("paranoid_slow")
                .with("shop.sql");
        service = Service.start(
                "slow",
                Jar.THIN,
                shop.settings(Service.types("shop.yml"), "--paranoid.rest.body-within=" + WITHIN.toSeconds() + "s"));
    }

    @AfterAll
    static void stop() {
        service.close();
        shop.close();
    }

    @Test
    void othersAreAnsweredMeanwhileAndEachOfThemIsToldInTime() throws Exception {
        List<Socket> slow = new ArrayList<>();
        Thread dribble = new Thread(() -> dribble(slow));
        try {
            for (int i = 0; i < CLIENTS; i++) {
                slow.add(slow("localhost"));
            }
            dribble.start();
            long until = System.nanoTime() + WITHIN.toNanos();
            int answered = 0;
            while (System.nanoTime() < until) {
                long asked = System.nanoTime();
                assertThat(service.http().get("/api/customers").status()).isEqualTo(200);
                assertThat(service.http().delete("/api/customers/999").status()).isEqualTo(404);
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
                answered++;
            }
            assertThat(answered).isGreaterThan(5);
            List<String> told = new ArrayList<>();
            for (Socket socket : slow) {
                told.add(answer(socket).substring("HTTP/1.1 ".length(), "HTTP/1.1 408".length()));
            }
            assertThat(told).containsOnly("408", "503").contains("408");
            assertThat(service.http()
                            .post("/api/deletions", "{'type':'customers','ids':[999]}")
                            .status())
                    .isEqualTo(200);
        } finally {
            dribble.interrupt();
            dribble.join();
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void nobodyWaitsForABodyThatNobodyReads() throws IOException {
        try (Socket socket = slow("rebind.evil.example")) {
            long asked = System.nanoTime();
            assertThat(answer(socket)).as("all, until the connection ends").startsWith("HTTP/1.1 421");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(WITHIN);
        }
    }

    /** {@return a connection on which the first byte of a body has been sent} */
    private static Socket slow(String host) throws IOException {
        URI address = service.http().address();
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        send(
                socket,
                "POST /api/deletions HTTP/1.1\r\nHost: " + host
                        + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
        return socket;
    }

    private static void dribble(List<Socket> slow) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                slow.forEach(SlowClientsEndToEndTests::another);
                Thread.sleep(1000);
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private static void another(Socket socket) {
        try {
            send(socket, " ");
        } catch (IOException closed) {
            // told already
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** {@return all that comes until the connection ends} */
    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] part = new byte[4096];
        try {
            for (int read = socket.getInputStream().read(part);
                    read >= 0;
                    read = socket.getInputStream().read(part)) {
                answer.append(new String(part, 0, read, StandardCharsets.US_ASCII));
            }
        } catch (SocketException reset) {
            assertThat(answer).isNotEmpty();
        }
        return answer.toString();
    }
}
