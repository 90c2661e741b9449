package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every problem that a caller can meet, told as one and changing nothing, on a database that goes away and comes back. */
@ParameterizedClass
@MethodSource("installations")
class RefusalsEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration HEALED = Duration.ofSeconds(10);
    private static final String LONG = "{'type':'customers','ids':[1],'reason':'" + "x".repeat(3_000_000) + "'}";

    private final TestDatabase.Schema shop;
    private final Gate gate;
    private final Http http;

    RefusalsEndToEndTests(Installation installation) {
        this.shop = installation.database();
        this.gate = installation.gate();
        this.http = installation.http();
    }

    static Stream<Installation> installations() {
        return Installation.onServer("shop.yml", "shop.sql");
    }

    @Test
    void tellsEveryProblemByItsCode() {
        http.delete("/api/customers/2");
        http.delete("/api/customers/3?force=1");
        shop.sql()
                .sql("INSERT INTO customers (email) VALUES ('bob@example.org')")
                .update();
        Map<String, List<String>> before = shop.rows();
        assertThat(http.delete("/api/customers/1?forse=1").summary()).isEqualTo("400 bad-request");
        assertThat(http.delete("/api/invoices/1?force=1").summary()).isEqualTo("403 refused-by-policy");
        assertThat(http.get("/api/customers/99").summary()).isEqualTo("404 not-found");
        assertThat(http.get("/api/custommers/1").summary()).isEqualTo("404 unknown-type");
        assertThat(http.put("/api/customers/1").summary()).isEqualTo("405 method-not-allowed");
        assertThat(http.send("GET", "/api/customers", "Accept", "text/csv").summary())
                .isEqualTo("406 not-acceptable");
        assertThat(http.put("/api/restore/customers/1").summary()).isEqualTo("409 not-deleted");
        assertThat(http.delete("/api/colors/1").summary()).isEqualTo("409 not-paranoid");
        assertThat(http.delete("/api/customers/1").summary()).isEqualTo("409 restricted");
        assertThat(http.put("/api/restore/customers/2").summary()).isEqualTo("409 unique-conflict");
        assertThat(http.put("/api/restore/customers/3").summary()).isEqualTo("410 purged");
        assertThat(http.post("/api/deletions", LONG).summary()).isEqualTo("413 too-large");
        assertThat(http.sendBody("POST", "/api/deletions", "x", "Content-Type", "text/plain")
                        .summary())
                .isEqualTo("415 unsupported-media-type");
        assertThat(shop.rows()).isEqualTo(before);
    }

    @Test
    void waitsForADatabaseThatIsAway() {
        gate.shut();
        Http.Reply read = http.get("/api/customers/1");
        Http.Reply change = http.delete("/api/orders/1");
        Http.Reply health = http.get("/actuator/health");
        gate.open();
        assertThat(read.summary()).isEqualTo("503 unavailable");
        assertThat(change.summary()).isEqualTo("503 unavailable");
        assertThat(change.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(health.status()).isEqualTo(503);
        Awaitility.await("the pool tries again after a pause of five seconds at most")
                .atMost(PATIENCE)
                .until(() -> http.get("/api/customers/1").status() == 200);
        assertThat(http.delete("/api/orders/1").status()).isEqualTo(200);
        assertThat(http.put("/api/restore/orders/1").status()).isEqualTo(200);
        Awaitility.await("health tells what a look a moment ago has found")
                .atMost(HEALED)
                .until(() -> http.get("/actuator/health").status() == 200);
    }
}
