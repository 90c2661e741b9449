package dev.paranoid.rest.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.rest.RestServer;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call with a key is carried out once. */
class IdempotencyTests {

    private static RestServer server;

    @BeforeAll
    static void start() {
        server = RestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void fill() {
        server.startAgain();
    }

    private static HttpResponse<String> send(String method, String target, String key, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Idempotency-Key";
        all[1] = key;
        return server.send(method, target, all);
    }

    @Test
    void theSameCallHasTheFirstAnswerAgain() {
        HttpResponse<String> first = send("DELETE", "/api/users/1?reason=asked", "k1");
        server.send("PUT", "/api/restore/users/1");
        HttpResponse<String> again = send("DELETE", "/api/users/1?reason=asked", "k1");

        assertThat(again.statusCode()).isEqualTo(200).isEqualTo(first.statusCode());
        assertThat(again.body()).isEqualTo(first.body()).contains("\"took\"");
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(server.send("GET", "/api/users/1").statusCode())
                .as("restored meanwhile, and not deleted again")
                .isEqualTo(200);
    }

    @Test
    void aRefusalIsAnAnswerToo() {
        HttpResponse<String> first = send("PUT", "/api/restore/users/1", "k2");
        server.send("DELETE", "/api/users/1");
        HttpResponse<String> again = send("PUT", "/api/restore/users/1", "k2");

        assertThat(first.statusCode()).isEqualTo(409).isEqualTo(again.statusCode());
        assertThat(again.body()).isEqualTo(first.body()).contains("not-deleted");
        assertThat(again.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void anotherCallWithTheKeyIsRefused() {
        send("DELETE", "/api/users/1", "k3");

        for (String other : new String[] {"/api/users/2", "/api/users/1?force=1"}) {
            HttpResponse<String> reused = send("DELETE", other, "k3");
            assertThat(reused.statusCode()).isEqualTo(422);
            assertThat(reused.body()).contains("idempotency-key-reused");
        }
        assertThat(server.send("GET", "/api/users/2").statusCode()).isEqualTo(200);
        assertThat(send("DELETE", "/api/users/2", "k3", "X-Test-Caller", "guest")
                        .body())
                .as("keys of another caller are his own")
                .contains("forbidden");
    }

    @Test
    void anOutageIsNotKept() {
        assertThat(send("DELETE", "/api/users/1", "k4", "X-Test-Caller", "outage")
                        .statusCode())
                .isEqualTo(503);
        assertThat(send("DELETE", "/api/users/1", "k4").statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultOfOursIsAProblemAndIsNotKept() {
        HttpResponse<String> broken = send("DELETE", "/api/users/1", "k8", "X-Test-Caller", "bug");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).contains("internal-error").doesNotContain("SELECT");
        assertThat(send("DELETE", "/api/users/1", "k8", "X-Test-Caller", "changed")
                        .body())
                .contains("schema-changed");
        assertThat(send("DELETE", "/api/users/1", "k8").statusCode()).isEqualTo(200);
    }

    @Test
    void aCallerWithTooLongANameIsRefusedWithAKeyAndWithout() {
        HttpResponse<String> keyed = send("DELETE", "/api/users/1", "k7", "X-Test-Caller", "long");
        HttpResponse<String> plain = server.send("DELETE", "/api/users/1", "X-Test-Caller", "long");

        assertThat(keyed.statusCode()).isEqualTo(400).isEqualTo(plain.statusCode());
        assertThat(keyed.body()).contains("255", "300");
        assertThat(plain.body()).contains("255", "300");
    }

    @Test
    void aReadTakesNoNotice() {
        assertThat(send("GET", "/api/users/1", "k5").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/api/users/2", "k5").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b"})
    void aKeyHasVisibleCharacters(String key) {
        HttpResponse<String> wrong = send("DELETE", "/api/users/1", key);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(server.send("GET", "/api/users/1").statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyBelongsToTheCall() {
        String body = "{'type':'users','ids':['1']}";
        HttpResponse<String> first = server.post("/api/deletions", body, "Idempotency-Key", "k6");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(server.post("/api/deletions", body, "Idempotency-Key", "k6").body())
                .isEqualTo(first.body());
        assertThat(server.post("/api/deletions", body.replace('1', '2'), "Idempotency-Key", "k6")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aLargeAnswerIsGivenOnceAndThenInShort() {
        String ids = IntStream.rangeClosed(1, 1000).mapToObj(String::valueOf).collect(Collectors.joining(","));
        String body = "{'type':'users','ids':[" + ids + "]}";
        HttpResponse<String> first = server.post("/api/deletions", body, "Idempotency-Key", "k9");
        HttpResponse<String> again = server.post("/api/deletions", body, "Idempotency-Key", "k9");

        assertThat(RestServer.json(first).path("items").size()).isEqualTo(1000);
        assertThat(first.body()).doesNotContain("shortened");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(RestServer.json(again).path("items").size()).isZero();
        assertThat(RestServer.json(again).at("/shortened/items").asInt()).isEqualTo(1000);
        assertThat(RestServer.json(again).at("/shortened/done").asInt()
                        + RestServer.json(again)
                                .at("/shortened/refused/not-found")
                                .asInt())
                .isEqualTo(1000);
    }
}
