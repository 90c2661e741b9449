package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/** Clients that send a byte a second, more of them than the packaged service has threads; and a database that takes its time. */
class SlowClientsEndToEndTests {

    private static final int CLIENTS = 300;
    private static final Duration WITHIN = Duration.ofSeconds(8);
    private static final int PATIENCE_MS = 30_000;

    /** Where they go, of which type they are, and how they begin. */
    private static final List<String> BODIES = List.of(
            "/api/deletions application/json {",
            "/bin/types/customers/delete application/x-www-form-urlencoded a",
            "/bin/types/customers/delete multipart/form-data;boundary=b --b");

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
        // Who asks first pays for what is loaded then.
        service.http().get("/api/customers");
        service.http().delete("/api/customers/999");
        List<Socket> slow = new ArrayList<>();
        Thread dribble = new Thread(() -> dribble(slow));
        try {
            for (int i = 0; i < CLIENTS; i++) {
                slow.add(slow("localhost", BODIES.get(i % BODIES.size())));
            }
            dribble.start();
            long until = System.nanoTime() + WITHIN.toNanos();
            int answered = 0;
            while (System.nanoTime() < until) {
                long asked = System.nanoTime();
                assertThat(service.http().get("/api/customers").status()).isEqualTo(200);
                assertThat(service.http().delete("/api/customers/999").status()).isEqualTo(404);
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(WITHIN.dividedBy(2));
                answered++;
            }
            assertThat(answered).isGreaterThan(5);
            List<String> told = new ArrayList<>();
            for (Socket socket : slow) {
                told.add(answer(socket).substring("HTTP/1.1 ".length(), "HTTP/1.1 408".length()));
            }
            assertThat(told)
                    .containsOnly("408", "503", "403" /* forms of a stranger, where nobody reads them */)
                    .contains("408");
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
        try (Socket socket = slow("rebind.evil.example", BODIES.get(0))) {
            long asked = System.nanoTime();
            assertThat(socket.getInputStream().readNBytes("HTTP/1.1 421".length()))
                    .asString()
                    .isEqualTo("HTTP/1.1 421");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(WITHIN.dividedBy(2));
            assertThat(answer(socket)).as("all, until the connection ends").contains("unknown-host");
        }
    }

    /** {@return a connection on which the first byte of a body has been sent} */
    private static Socket slow(String host, String body) throws IOException {
        URI address = service.http().address();
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        String[] parts = body.split(" ", 3);
        send(
                socket,
                "POST " + parts[0] + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: " + parts[1]
                        + "\r\nContent-Length: 1000\r\n\r\n" + parts[2]);
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

    @Test
    void whatTheDatabaseDoesNotDoInTimeIsEndedThereToo() {
        assumeTrue(TestDatabase.mysql().isEmpty(), "MySQL ends only what reads");
        shop.sql()
                .sql("CREATE TRIGGER slow BEFORE UPDATE ON invoices FOR EACH ROW DO SLEEP(60)")
                .update();
        try {
            long asked = System.nanoTime();
            Http.Reply reply = service.http().delete("/api/invoices/1");

            assertThat(reply.summary()).as(reply.body()).isEqualTo("503 unavailable");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(15));
            assertThat(shop.sql()
                            .sql("SELECT COUNT(*) FROM information_schema.processlist"
                                    + " WHERE db = DATABASE() AND info LIKE 'UPDATE%'")
                            .query(Long.class)
                            .single())
                    .as("statements that go on")
                    .isZero();
        } finally {
            shop.sql().sql("DROP TRIGGER slow").update();
        }
        assertThat(service.http().delete("/api/invoices/1").status()).isEqualTo(200);
    }
}
