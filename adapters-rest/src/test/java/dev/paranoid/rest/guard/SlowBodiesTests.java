package dev.paranoid.rest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.rest.RawHttp;
import dev.paranoid.rest.RestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that do not come. */
class SlowBodiesTests {

    private static final String JSON = "Content-Type: application/json";
    private static final String LENGTH = "Content-Length: 100";

    private static RestServer server;
    private static RawHttp http;

    @BeforeAll
    static void start() {
        server = RestServer.startWith(List.of(
                "paranoid.rest.whole-server=true",
                "paranoid.rest.body-within=1s",
                "server.tomcat.connection-timeout=500ms"));
        http = new RawHttp(server.address());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Idempotency-Key: slow"})
    void areToldInTime(String header) throws IOException {
        RawHttp.Reply reply = http.send(
                "POST", "/api/deletions", header.isEmpty() ? List.of(JSON, LENGTH) : List.of(JSON, LENGTH, header), "");

        assertThat(reply.status()).isEqualTo(408);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(reply.header("Connection")).contains("close");
        assertThat(reply.body()).contains("'code':'request-timeout'".replace('\'', '"'));
    }

    /** The body comes after the answer, as clients send it that write headers and body apart. */
    @Test
    void leaveTheConnectionToTheNextRequestWhereTheyComeAfterAll() throws Exception {
        String head = "POST /nothing HTTP/1.1\r\nHost: localhost\r\n" + JSON + "\r\nContent-Length: 2\r\n\r\n";
        try (Socket socket =
                new Socket(server.address().getHost(), server.address().getPort())) {
            socket.setSoTimeout(5_000);
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 404");
                socket.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** {@return the head of an answer, when its body has been read as well} */
    private static String answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("what follows %s", head).isNotNegative();
            head.append((char) next);
        }
        String length = "Content-Length: ";
        int from = head.indexOf(length) + length.length();
        in.skipNBytes(Long.parseLong(head.substring(from, head.indexOf("\r\n", from))));
        return head.toString();
    }

    @Test
    void areNotWaitedForWhereNobodyReadsThem() throws IOException {
        long asked = System.nanoTime();
        RawHttp.Reply reply = http.send("POST", "/nothing", List.of(JSON, LENGTH), "");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
    }
}
