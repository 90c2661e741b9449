package dev.paranoid.rest.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.rest.RestServer;
import dev.paranoid.testkit.NewRow;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Rows that a parameter names, whatever is in their ids. */
class RowsByIdTests {

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

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "\\", "nul\u0000", ".", "..", "a;b", "deletion-plan", "1+1 = 2 & more?", "日本"})
    void areReadPreviewedDeletedRestoredAndRemoved(String id) {
        server.engine().insert(List.of(NewRow.of("notes", id), NewRow.of("colors", "2")));
        String query = "?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);

        assertThat(only("/api/notes" + query).path("id").asString()).isEqualTo(id);
        assertThat(json("GET", "/api/notes/deletion-plan" + query).path("takes").toString())
                .isEqualTo("{\"notes\":1}");
        assertThat(json("DELETE", "/api/notes" + query + "&reason=x")
                        .path("rootId")
                        .asString())
                .isEqualTo(id);
        assertThat(json("GET", "/api/notes" + query).path("items")).isEmpty();
        assertThat(only("/api/notes" + query + "&paranoid=false").path("id").asString())
                .isEqualTo(id);
        assertThat(json("PUT", "/api/restore/notes" + query + "&parents=lift")
                        .path("visible")
                        .asBoolean())
                .isTrue();
        assertThat(server.send("DELETE", "/api/notes" + query + "&force=1").body())
                .contains("refused-by-policy");
        assertThat(json("DELETE", "/api/colors?id=2&force=1").path("mode").asString())
                .isEqualTo("hard");
    }

    @Test
    void aRowMayBeCalledLikeTheLastPartOfAnAddress() {
        server.engine().insert(List.of(NewRow.of("notes", "deletion-plan")));
        assertThat(json("GET", "/api/notes/deletion-plan").path("id").asString())
                .isEqualTo("deletion-plan");
    }

    @Test
    void nothingIsDoneWithoutAnId() {
        for (HttpResponse<String> refused : List.of(
                server.send("DELETE", "/api/users"),
                server.send("DELETE", "/api/users?force=1"),
                server.send("PUT", "/api/restore/users"))) {
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(RestServer.json(refused).path("parameter").asString()).isEqualTo("id");
        }
        assertThat(server.send("GET", "/api/users?id=1&limit=5").statusCode()).isEqualTo(400);
        assertThat(server.send("GET", "/api/users?id=1&after=1").statusCode()).isEqualTo(400);
        assertThat(server.send("GET", "/api/users?id=x").statusCode()).isEqualTo(400);
        assertThat(json("GET", "/api/users?id=77").path("items")).isEmpty();
    }

    private static JsonNode only(String target) {
        JsonNode page = json("GET", target);
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("next").isNull()).isTrue();
        return page.path("items").get(0);
    }

    private static JsonNode json(String method, String target) {
        HttpResponse<String> response = server.send(method, target);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RestServer.json(response);
    }
}
