package dev.paranoid.rest.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.rest.RestServer;
import dev.paranoid.rest.request.IdempotencyKey;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Holds over HTTP. */
class HoldsTests {

    private static final RestServer SERVER = RestServer.start();

    @BeforeEach
    void startAgain() {
        SERVER.startAgain();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static JsonNode place(String body) {
        HttpResponse<String> response = SERVER.post("/api/holds", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RestServer.json(response).path("items");
    }

    private static int status(String method, String path) {
        return SERVER.send(method, path).statusCode();
    }

    @Test
    void aHoldIsPlacedReadListedAndReleased() {
        JsonNode hold = place(
                        "{'type':'users','ids':[1],'reason':'a lawsuit','caseId':'K-7','until':'2999-01-01T00:00:00Z'}"
                                .replace('\'', '"'))
                .path(0);
        assertThat(hold.path("kind").asString()).isEqualTo("preservation");
        assertThat(hold.path("rowId").asString()).isEqualTo("1");
        assertThat(hold.path("until").asString()).startsWith("2999-01-01T00:00:00");
        String address = "/api/holds/" + hold.path("id").asString();

        assertThat(RestServer.json(SERVER.send("GET", address))).isEqualTo(hold);
        assertThat(RestServer.json(SERVER.send("GET", "/api/holds?caseId=K-7&released=false"))
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(status("DELETE", "/api/users/1?force=1")).isEqualTo(409);
        JsonNode released = RestServer.json(SERVER.send("DELETE", address + "?reason=over"));
        assertThat(released.path("releaseReason").asString()).isEqualTo("over");
        assertThat(RestServer.json(SERVER.send("DELETE", address + "?reason=again")))
                .isEqualTo(released);
        assertThat(RestServer.json(SERVER.send("GET", "/api/holds?released=true"))
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(status("DELETE", "/api/users/1?force=1")).isEqualTo(200);
    }

    @Test
    void manyAreAnsweredOneByOne() {
        JsonNode items = place("{\"type\":\"users\",\"ids\":[1,77],\"reason\":\"a lawsuit\",\"kind\":\"freeze\"}");

        assertThat(items.path(0).path("kind").asString()).isEqualTo("freeze");
        assertThat(items.path(1).path("code").asString()).isEqualTo("not-found");
        assertThat(status("DELETE", "/api/users/1")).isEqualTo(409);
        HttpResponse<String> released = SERVER.post(
                "/api/holds/releases", "{\"ids\":[" + items.path(0).path("id").asString() + ",99]}");
        assertThat(RestServer.json(released).path("items").path(1).path("code").asString())
                .isEqualTo("not-found");
        assertThat(status("DELETE", "/api/users/1")).isEqualTo(200);
    }

    @Test
    void wrongInputPlacesNothing() {
        assertThat(SERVER.post("/api/holds", "{\"type\":\"users\",\"ids\":[1]}").statusCode())
                .isEqualTo(400);
        assertThat(SERVER.post("/api/holds", "{\"type\":\"users\",\"reason\":\"why\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(SERVER.post("/api/holds", "{\"type\":\"users\",\"ids\":[1],\"all\":true,\"reason\":\"why\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(SERVER.post("/api/holds", "{\"type\":\"users\",\"ids\":[1],\"reason\":\"why\",\"kind\":\"ice\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(SERVER.post(
                                "/api/holds",
                                "{\"type\":\"users\",\"ids\":[1],\"reason\":\"why\",\"until\":\"1999-01-01T00:00:00Z\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(SERVER.post("/api/holds", "{\"deletion\":\"77\",\"reason\":\"why\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(status("DELETE", "/api/holds/77")).isEqualTo(404);
        assertThat(status("GET", "/api/holds/0")).isEqualTo(400);
        assertThat(RestServer.json(SERVER.send("GET", "/api/holds"))
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void aKeyPlacesOneHold() {
        String body = "{\"type\":\"users\",\"all\":true,\"reason\":\"why\"}";
        HttpResponse<String> first = SERVER.post("/api/holds", body, IdempotencyKey.HEADER, "one");
        HttpResponse<String> again = SERVER.post("/api/holds", body, IdempotencyKey.HEADER, "one");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(RestServer.json(SERVER.send("GET", "/api/holds"))
                        .path("items")
                        .size())
                .isEqualTo(1);
    }
}
