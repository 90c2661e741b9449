package dev.paranoid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.host.Host;
import dev.paranoid.rest.controller.RowController;
import dev.paranoid.rest.request.IdempotencyKey;
import dev.paranoid.testkit.memory.InMemoryEngine;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import tools.jackson.databind.JsonNode;

/** Inside another team's application: neither side changes how the other reads, writes or fails. */
class HostApplicationTests {

    @Test
    void eachKeepsItsWays() throws IOException {
        try (RestServer server = RestServer.start(Host.class)) {
            assertThat(get(server, "/api/orders/special?item=a&item=b&unknown="))
                    .isEqualTo("200 {\"order_id\":\"1\",\"given\":[\"a\",\"b\"]}");
            assertThat(get(server, "/api/orders/special/fails")).isEqualTo("418 {\"hostSays\":\"host\"}");
            assertThat(get(server, "/elsewhere")).startsWith("418 {\"hostSays\"");
            assertThat(form(server, "/api/orders")).isEqualTo("{\"order_id\":\"2\",\"given\":[\"c\",\"d\"]}");

            assertThat(get(server, "/api/deletions?limit=x"))
                    .startsWith("400 {\"type\":\"https://paranoid.dev/docs/errors.md#");
            assertThat(get(server, "/api/users/1/nothing"))
                    .startsWith("404 {\"type\":\"https://paranoid.dev/docs/errors.md#");
            assertThat(server.send("DELETE", "/api/users/1").body()).contains("\"rootId\":\"1\"");
        }
    }

    @Test
    void aKeyOfTheHostsOwnIsTheHostsMatter() {
        try (RestServer server = RestServer.start(Host.class)) {
            HttpResponse<String> first = server.send("POST", "/api/orders?item=a", IdempotencyKey.HEADER, "k");
            HttpResponse<String> other = server.send("POST", "/api/orders?item=b", IdempotencyKey.HEADER, "k");

            assertThat(first.body()).isEqualTo("{\"order_id\":\"2\",\"given\":[\"a\"]}");
            assertThat(other.body()).isEqualTo("{\"order_id\":\"2\",\"given\":[\"b\"]}");
            assertThat(other.headers().map()).doesNotContainKey("idempotency-replayed");
        }
    }

    @Test
    void openApiSaysOfTheHostsCallsWhatTheHostSays() {
        try (RestServer server = RestServer.start(Host.class)) {
            JsonNode api = RestServer.json(server.send("GET", "/v3/api-docs"));

            assertThat(api.at("/info/title").asString()).isEqualTo("OpenAPI definition");
            JsonNode hosts = api.at("/paths/~1api~1orders/post");
            assertThat(hosts.path("parameters").findValuesAsString("name")).containsExactly("item");
            assertThat(hosts.path("responses").propertyNames()).containsExactly("200");
            JsonNode ours = api.at("/paths/~1api~1deletions/post");
            assertThat(ours.path("parameters").findValuesAsString("name")).contains(IdempotencyKey.HEADER, "Prefer");
            assertThat(ours.path("responses").propertyNames()).contains("202");
        }
    }

    private static String get(RestServer server, String target) {
        HttpResponse<String> response = server.send("GET", target);
        return response.statusCode() + " " + response.body();
    }

    private static String form(RestServer server, String target) throws IOException {
        List<String> header = List.of("Content-Type: application/x-www-form-urlencoded");
        return new RawHttp(server.address())
                .send("POST", target, header, "item=c&item=d&x=1")
                .body();
    }

    @Test
    void neitherOpenApiNorTomcatIsNeeded() {
        InMemoryEngine engine = TutorialTypes.filled();
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ParanoidRestAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("io.swagger", "org.springdoc", "org.apache"))
                .withBean(Deletions.class, engine::deletions)
                .withBean(Entities.class, engine::entities)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(RowController.class)
                        .doesNotHaveBean(ApiDescription.class)
                        .doesNotHaveBean(TomcatConfiguration.class));
    }

    @Test
    void withoutDeletionsThereIsNoAdapter() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ParanoidRestAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CallerSource.class));
    }
}
