package dev.paranoid.rest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.host.Host;
import dev.paranoid.rest.RawHttp;
import dev.paranoid.rest.RestServer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What a browser sends for a page of somebody else's changes nothing, and a server answers to its own names alone. */
class RequestGuardTests {

    private static RestServer server;
    private static RawHttp http;

    @BeforeAll
    static void start() {
        server = RestServer.startWith(
                List.of("paranoid.rest.whole-server=true", "paranoid.security.hosts=Bin.example.org"));
        http = new RawHttp(server.address());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1",
                "127.8.8.8:1",
                "[::1]",
                "[::1]:80",
                "bin.example.org",
                "BIN.example.org:443"
            })
    void answersToItsNames(String host) throws IOException {
        assertThat(get("/api/users/1", host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebind.evil.example",
                "bin.example.org.evil.example",
                "localhost.evil.example:8080",
                "127.0.0.1.evil.example",
                "192.0.2.7",
                "10.0.0.1:8080",
                "[2001:db8::1]",
                "[::ffff:192.0.2.7]",
                "0.0.0.0",
                "localhost.",
                "127.0.0.1.",
                "127.0.0.1.5",
                "999.0.0.1",
                "2130706433"
            })
    void answersToNoOtherName(String host) throws IOException {
        for (String target : List.of("/api/users/1", "/v3/api-docs", "/", "/nowhere")) {
            RawHttp.Reply reply = get(target, host);
            assertThat(reply.status()).as("%s %s", target, reply).isEqualTo(421);
            assertThat(reply.body()).contains("\"code\":\"unknown-host\"", "paranoid.security.hosts");
        }
        changesNothing("Host: " + host);
        changesNothing("Host: " + host, "Origin: http://" + host, "Sec-Fetch-Site: same-origin");
    }

    /** The server itself finds no name in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"localhost..", ".", "localhost:80:80", "localhost%2eevil.example", "localhost evil.example"})
    void whatIsNoNameIsABadRequest(String host) throws IOException {
        assertThat(get("/api/users/1", host).status()).isEqualTo(400);
        changesNothing("Host: " + host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: whatever",
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost:1",
                "Origin: http://localhost.evil.example",
                "Origin: localhost"
            })
    void aPageOfAnotherOriginChangesNothing(String header) throws IOException {
        for (RawHttp.Reply reply : changesNothing(header)) {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body()).contains("\"code\":\"cross-site\"");
        }
    }

    @Test
    void aPageOfItsOwnDoes() throws IOException {
        server.startAgain();
        List<String> own = List.of("Origin: " + server.address(), "Sec-Fetch-Site: same-origin");
        assertThat(http.send("DELETE", "/api/users/1", own, "").status()).isEqualTo(200);
        List<String> behindTls =
                List.of("Host: bin.example.org", "Origin: https://bin.example.org", "Sec-Fetch-Site: same-origin");
        assertThat(http.send("PUT", "/api/restore/users/1", behindTls, "").status())
                .isEqualTo(200);
    }

    @Test
    void noOtherOriginIsAllowedToRead() throws IOException {
        List<String> asks = List.of("Origin: https://evil.example", "Access-Control-Request-Method: DELETE");
        for (RawHttp.Reply reply :
                List.of(http.send("GET", "/api/users/1", asks, ""), http.send("OPTIONS", "/api/users/1", asks, ""))) {
            assertThat(reply.headers()).noneMatch(header -> header.startsWith("Access-Control-"));
        }
    }

    @Test
    void browsersAreToldWhatToDoWithAnswers() throws IOException {
        for (RawHttp.Reply reply : List.of(
                get("/api/users/1", "localhost"),
                get("/api/users/none", "localhost"),
                get("/nowhere", "localhost"),
                get("/", "evil.example"))) {
            assertThat(reply.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
            assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(reply.header("X-Frame-Options")).contains("DENY");
            assertThat(reply.header("Referrer-Policy")).contains("no-referrer");
            assertThat(reply.header("Cross-Origin-Resource-Policy")).contains("same-origin");
            assertThat(reply.header("Cache-Control")).contains("no-store");
        }
    }

    /** The application's own addresses are its own matter, and so is which origins it lets in. */
    @Test
    void withinAnotherApplicationOnlyThisAdapterIsGuarded() throws IOException {
        try (RestServer host = RestServer.start(Host.class, LetsOneIn.class)) {
            RawHttp there = new RawHttp(host.address());
            List<String> foreign = List.of("Host: shop.example.org", "Origin: https://evil.example");
            List<String> form =
                    List.of("Content-Type: application/x-www-form-urlencoded", "Sec-Fetch-Site: cross-site");
            assertThat(there.send("GET", "/api/users/1", foreign, "").status()).isEqualTo(403);
            assertThat(there.send("DELETE", "/api/users/1", List.of("Sec-Fetch-Site: cross-site"), "")
                            .body())
                    .contains("cross-site");
            assertThat(there.send("POST", "/api/orders", form, "item=a").status())
                    .isEqualTo(200);
            assertThat(there.send("POST", "/api/orders", form, "item=a").headers())
                    .noneMatch(header -> header.startsWith("Content-Security-Policy"));
            List<String> friend = List.of("Origin: https://friend.example", "Sec-Fetch-Site: cross-site");
            assertThat(there.send("DELETE", "/api/users/1", friend, "").status())
                    .isEqualTo(200);
        }
    }

    /** Another application that shares what it has with pages of a friend. */
    @Configuration(proxyBeanMethods = false)
    static class LetsOneIn implements WebMvcConfigurer {

        @Override
        public void addCorsMappings(CorsRegistry registry) {
            registry.addMapping("/api/users/**")
                    .allowedOrigins("https://friend.example")
                    .allowedMethods("*");
        }
    }

    private static RawHttp.Reply get(String target, String host) throws IOException {
        return http.send("GET", target, List.of("Host: " + host), "");
    }

    private static List<RawHttp.Reply> changesNothing(String... headers) throws IOException {
        server.startAgain();
        List<String> json = Stream.concat(Stream.of(headers), Stream.of("Content-Type: application/json"))
                .toList();
        List<RawHttp.Reply> replies = List.of(
                http.send("DELETE", "/api/users/1", List.of(headers), ""),
                http.send("DELETE", "/api/users/1?force=1", List.of(headers), ""),
                http.send("PUT", "/api/restore/users/1", List.of(headers), ""),
                http.send("POST", "/api/deletions", json, "{\"type\":\"users\",\"ids\":[1]}"));
        assertThat(server.send("GET", "/api/users/1").statusCode()).isEqualTo(200);
        assertThat(RestServer.json(server.send("GET", "/api/deletions")).path("items"))
                .isEmpty();
        return replies;
    }
}
