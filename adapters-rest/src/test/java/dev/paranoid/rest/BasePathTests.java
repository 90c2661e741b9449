package dev.paranoid.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.rest.request.IdempotencyKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All addresses begin where the application says. */
class BasePathTests {

    @Test
    void theAddressesMove() {
        try (RestServer server = RestServer.startWith(List.of("paranoid.rest.base-path=/admin/bin"))) {
            assertThat(server.send("DELETE", "/admin/bin/users/1").body()).contains("\"rootId\":\"1\"");
            assertThat(server.send("GET", "/admin/bin/deletions?limit=x").body())
                    .startsWith("{\"type\":\"https://paranoid.dev/docs/errors.md#bad-request\"");
            assertThat(server.send("GET", "/admin/bin/nothing/here/at/all").body())
                    .startsWith("{\"type\":\"https://paranoid.dev/docs/errors.md#");
            assertThat(server.send("GET", "/api/users/2").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aKeyIsKnownThereToo() {
        try (RestServer server = RestServer.startWith(List.of("paranoid.rest.base-path=/admin/bin"))) {
            HttpResponse<String> first = server.send("DELETE", "/admin/bin/users/1", IdempotencyKey.HEADER, "k");
            HttpResponse<String> again = server.send("DELETE", "/admin/bin/users/1", IdempotencyKey.HEADER, "k");

            assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
            assertThat(again.body()).isEqualTo(first.body());
        }
    }

    @Test
    void anythingElseThanAPathIsRefused() {
        assertThatThrownBy(() -> new ParanoidRestProperties(
                        false, 1, Duration.ofSeconds(10), Duration.ofSeconds(30), "api/", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paranoid.rest.base-path");
    }
}
