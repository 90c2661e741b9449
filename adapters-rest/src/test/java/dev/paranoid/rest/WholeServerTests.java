package dev.paranoid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.rest.answer.BodyJson;
import dev.paranoid.testkit.NewRow;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A server that serves nothing but Paranoid: no error at any address has another shape. */
class WholeServerTests {

    private static RestServer server;

    @BeforeAll
    static void start() {
        server = RestServer.startWith(List.of("paranoid.rest.whole-server=true"), Others.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What comes along with a server, and fails in its own ways. */
    @Configuration(proxyBeanMethods = false)
    static class Others {

        @RestController
        static class Failing {

            @GetMapping("/others/empty")
            ResponseEntity<Void> empty() {
                return ResponseEntity.notFound().build();
            }

            @GetMapping("/others/breaks")
            String breaks() {
                throw new IllegalStateException("SELECT secret");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /,                       404",
        "GET,    /nowhere,                404",
        "POST,   /nowhere/at/all,         404",
        "DELETE, /favicon.ico,            404",
        "GET,    /error,                  404",
        "GET,    /apix,                   404",
        "GET,    /api,                    404",
        "GET,    /others/empty,           404",
        "GET,    /others/breaks,          500",
        "POST,   /others/breaks,          405",
        "PATCH,  /v3/api-docs,            405",
        "GET,    /nowhere/%zz,            400",
        "GET,    /nowhere/%00,            400",
        "GET,    /%ff%fe,                 400",
        "GET,    /no|where,               400",
        "GET,    /../..,                  400",
        "TRACE,  /nowhere,                405",
        "FOO,    /,                       404",
    })
    void everyErrorIsAProblem(String method, String target, int status) throws IOException {
        RawHttp.Reply reply = new RawHttp(server.address()).send(method, target);

        assertThat(reply.header("Content-Type").orElse("none")).as("%s", reply).startsWith("application/problem+json");
        assertThat(BodyJson.MAPPER.readTree(reply.body()).path("status").asInt())
                .as("%s", reply)
                .isEqualTo(reply.status())
                .isEqualTo(status);
        assertThat(reply.body()).doesNotContain("SELECT", "Exception", "timestamp");
    }

    @Test
    void whatIsNoRequestIsAProblemToo() throws IOException {
        RawHttp http = new RawHttp(server.address());
        for (RawHttp.Reply reply : List.of(
                http.send("G@T", "/nowhere"),
                http.send("GET", "nowhere"),
                http.send("GET", "/", List.of("Content-Length: x"), ""),
                http.send("GET", "/" + "x".repeat(20_000)))) {
            assertThat(reply.status()).isBetween(400, 499);
            assertThat(reply.header("Content-Type").orElse("none"))
                    .as("%s", reply)
                    .startsWith("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource({"a%2Fb, a/b", "a%5Cb, a\\b", "%2F, /", "..%2F, ../", "a%252Fb, a%2Fb", "a%2fb%20%3F, a/b ?"})
    void anIdInAPathMayHaveEncodedSlashes(String encoded, String id) {
        server.startAgain();
        server.engine().insert(List.of(NewRow.of("notes", id)));

        assertThat(json("GET", "/api/notes/" + encoded).path("id").asString()).isEqualTo(id);
        assertThat(json("GET", "/api/notes/" + encoded + "/deletion-plan")
                        .path("id")
                        .asString())
                .isEqualTo(id);
        assertThat(json("DELETE", "/api/notes/" + encoded).path("rootId").asString())
                .isEqualTo(id);
        assertThat(json("PUT", "/api/restore/notes/" + encoded).path("id").asString())
                .isEqualTo(id);
    }

    private static JsonNode json(String method, String target) {
        HttpResponse<String> response = server.send(method, target);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RestServer.json(response);
    }
}
