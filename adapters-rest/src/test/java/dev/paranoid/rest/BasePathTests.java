package dev.paranoid.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.rest.request.IdempotencyKey;
import dev.paranoid.rest.stored.LocationTests;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All addresses begin where the application says. */
class BasePathTests {

    private static final String HOLD = "{'type':'users','ids':[1],'reason':'a lawsuit'}";

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

    /** Calls that share a transaction ask for deletions; another one would run before its key is looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"/admin/bin/holds", "/admin/bin/hol%64s", "/admin/%62in/holds"})
    void aHoldWithAKeyIsPlacedOnceInATransactionOfItsOwn(String address) {
        try (RestServer server = RestServer.startWith(List.of("paranoid.rest.base-path=/admin/bin"))) {
            HttpResponse<String> first = server.post(address, HOLD, IdempotencyKey.HEADER, "k");
            HttpResponse<String> again = server.post(address, HOLD, IdempotencyKey.HEADER, "k");

            assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
            assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(RestServer.json(server.send("GET", "/admin/bin/holds"))
                            .path("items")
                            .size())
                    .isEqualTo(1);
            assertThat(server.bean(TutorialApplication.class).asked("onceAlone"))
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/bin/deletions/purge", "/admin/bin/deletions/p%75rge"})
    void soIsAPurge(String address) {
        try (RestServer server = RestServer.startWith(List.of("paranoid.rest.base-path=/admin/bin"))) {
            server.send("DELETE", "/admin/bin/users/1");
            HttpResponse<String> first = server.post(address, "{'type':'users'}", IdempotencyKey.HEADER, "k");
            HttpResponse<String> again = server.post(address, "{'type':'users'}", IdempotencyKey.HEADER, "k");

            assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
            assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(server.bean(TutorialApplication.class).asked("onceAlone"))
                    .isEqualTo(2);
        }
    }

    @Test
    void whatIsAcceptedSaysWhereToAskAndOpenApiSaysWhereAllIs() {
        try (RestServer server =
                RestServer.startWith(List.of("paranoid.rest.base-path=/admin/bin"), LocationTests.AllGoesOn.class)) {
            HttpResponse<String> accepted = server.send("DELETE", "/admin/bin/users/1", IdempotencyKey.HEADER, "k");
            HttpResponse<String> replayed = server.send("DELETE", "/admin/bin/users/1", IdempotencyKey.HEADER, "k");

            assertThat(List.of(accepted, replayed))
                    .extracting(answer -> answer.headers().firstValue("Location"))
                    .containsOnly(Optional.of("/admin/bin/deletions/1"));
            assertThat(RestServer.json(server.send("GET", "/v3/api-docs"))
                            .path("paths")
                            .propertyNames())
                    .contains("/admin/bin/holds", "/admin/bin/{type}/{id}")
                    .allMatch(path -> path.startsWith("/admin/bin/"));
        }
    }

    /** Spring's servlet may have a path of its own, and the application one as well. */
    @Test
    void allIsBelowThePathsOfServletAndContext() {
        try (RestServer server = RestServer.startWith(
                List.of("spring.mvc.servlet.path=/app", "server.servlet.context-path=/shop"),
                LocationTests.AllGoesOn.class)) {
            HttpResponse<String> first = server.send("DELETE", "/shop/app/api/users/1", IdempotencyKey.HEADER, "k");
            HttpResponse<String> again = server.send("DELETE", "/shop/app/api/users/1", IdempotencyKey.HEADER, "k");

            assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
            assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
            assertThat(List.of(first, again))
                    .extracting(answer -> answer.headers().firstValue("Location"))
                    .containsOnly(Optional.of("/shop/app/api/deletions/1"));
            assertThat(server.send("GET", "/shop/app/api/nothing/here/at/all").body())
                    .startsWith("{\"type\":\"https://paranoid.dev/docs/errors.md#not-found\"");
            assertThat(server.send("GET", "/shop/app/api/users/a%2Fb").body())
                    .as("refused by the server itself")
                    .startsWith("{\"type\":\"https://paranoid.dev/docs/errors.md#");
            assertThat(RestServer.json(server.send("GET", "/shop/app/v3/api-docs"))
                            .at("/servers/0/url")
                            .asString())
                    .endsWith("/shop/app");
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
