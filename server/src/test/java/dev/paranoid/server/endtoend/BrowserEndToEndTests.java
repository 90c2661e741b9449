package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.rest.RawHttp;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of somebody else's can make a browser on this machine send to the packaged service: it changes and shows nothing. */
class BrowserEndToEndTests {

    private static final String REBOUND = "rebind.evil.example";

    private static TestDatabase.Schema shop;
    private static Service service;
    private static RawHttp http;

    @BeforeAll
    static void start() {
        TestDatabase server = TestDatabase.all().findFirst().orElseThrow();
        shop = server.create("paranoid_browser").with("shop.sql");
        shop.sql()
                .sql("ALTER TABLE customers ADD COLUMN password_hash VARCHAR(40) NOT NULL DEFAULT 'hash-of-a-password'")
                .update();
        service = Service.start(
                "browser",
                Jar.THIN,
                shop.settings(
                        Service.types("shop.yml"),
                        "--management.endpoints.web.exposure.include=*",
                        // Where it runs in Kubernetes, Spring Boot would believe forwarded headers unasked.
                        "--spring.main.cloud-platform=kubernetes"));
        http = new RawHttp(service.http().address());
    }

    @AfterAll
    static void stop() {
        service.close();
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/customers", "/", "/v3/api-docs", "/actuator/health", "/actuator", "/actuator/metrics"})
    void aNameThatWasReboundShowsNothing(String target) throws IOException {
        RawHttp.Reply reply = http.send("GET", target, List.of("Host: " + REBOUND), "");

        assertThat(reply.status()).isEqualTo(421);
        assertThat(reply.body()).contains("unknown-host").doesNotContain("items", "UP");
    }

    @Test
    void aNameThatWasReboundRemovesNothing() throws IOException {
        Map<String, List<String>> rows = shop.rows();
        List<String> own = List.of("Host: " + REBOUND, "Origin: http://" + REBOUND, "Sec-Fetch-Site: same-origin");

        assertThat(http.send("DELETE", "/api/customers/1?force=1", own, "").status())
                .isEqualTo(421);
        assertThat(shop.rows()).isEqualTo(rows);
    }

    /** Whoever guesses passwords would have as many addresses as he likes. */
    @Test
    void nobodySaysByHimselfWhereHeComesFrom() throws IOException {
        for (String header : List.of("X-Forwarded-For: 192.0.2.77", "Forwarded: for=192.0.2.77;host=localhost")) {
            List<String> headers =
                    List.of("Host: " + REBOUND, header, "X-Forwarded-Host: localhost", "X-Forwarded-Proto: https");
            assertThat(http.send("GET", "/api/customers", headers, "").status()).isEqualTo(421);
        }
        assertThat(service.output()).contains("address=127.0.0.1").doesNotContain("192.0.2.77");
    }

    /** By default, those of this machine and of private networks say it, where anybody's word is taken. */
    @Test
    void whereProxiesAreNamedOnlyTheseSayIt() throws IOException {
        try (Service behind = Service.start(
                "browser-proxied",
                Jar.THIN,
                shop.settings(
                        Service.types("shop.yml"),
                        "--server.forward-headers-strategy=native",
                        "--server.tomcat.remoteip.internal-proxies=192\\.0\\.2\\..*"))) {
            List<String> headers =
                    List.of("Host: " + REBOUND, "X-Forwarded-For: 192.0.2.77", "X-Forwarded-Host: localhost");

            assertThat(new RawHttp(behind.http().address())
                            .send("GET", "/api/customers", headers, "")
                            .status())
                    .isEqualTo(421);
            assertThat(behind.output()).contains("address=127.0.0.1").doesNotContain("192.0.2.77");
        }
    }

    @Test
    void anotherOriginRestoresNothing() throws IOException {
        String deletion = service.http()
                .delete("/api/customers/" + customer())
                .json()
                .path("id")
                .asString();
        String restore = "/api/deletions/" + deletion + "/restore";
        Map<String, List<String>> rows = shop.rows();

        for (List<String> headers : List.of(
                List.of("Origin: https://evil.example"),
                List.of("Sec-Fetch-Site: cross-site"),
                List.of("Origin: https://evil.example", "Content-Type: text/plain", "Content-Length: 0"))) {
            assertThat(http.send("POST", restore, headers, "").status()).isEqualTo(403);
        }
        assertThat(http.send("POST", restore, List.of("Content-Type: text/plain", "Content-Length: 0"), "")
                        .status())
                .isEqualTo(415);
        assertThat(shop.rows()).isEqualTo(rows);
        assertThat(service.http().post(restore).status()).isEqualTo(200);
    }

    private static String customer() {
        return String.valueOf(shop.sql()
                .sql("SELECT MAX(customer_id) FROM customers WHERE customer_id NOT IN (SELECT customer_id FROM orders)")
                .query(Long.class)
                .single());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET heapdump", "GET env", "GET env/java.version", "POST env", "POST shutdown"})
    void noSettingOpensWhatIsForNobody(String endpoint) throws IOException {
        String[] call = endpoint.split(" ", 2);

        assertThat(http.send(call[0], "/actuator/" + call[1]).status()).isEqualTo(404);
        assertThat(http.send("GET", "/actuator").body()).doesNotContain("heapdump", "/env", "shutdown");
        assertThat(http.send("GET", "/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void columnsThatLookLikeSecretsAreNotShown() throws IOException {
        assertThat(service.output()).contains("password_hash", "paranoid.entities.customers.columns");
        assertThat(http.send("GET", "/api/customers").body())
                .contains("customer_id")
                .doesNotContain("password_hash", "hash-of-a-password");
        assertThat(service.http()
                        .post("/api/deletions", "{'type':'customers','where':{'password_hash':'hash-of-a-password'}}")
                        .summary())
                .isEqualTo("400 bad-request");
    }
}
