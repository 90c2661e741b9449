package dev.paranoid.rest.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.rest.RestServer;
import dev.paranoid.rest.caller.Callers;
import dev.paranoid.rest.request.IdempotencyKey;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How long deletions are kept, over HTTP; user 1 is deleted by deletion 1. */
class RetentionTests {

    private static final RestServer SERVER = RestServer.start();
    private static final String DELETION = "/api/deletions/1";

    @BeforeEach
    void startAgain() {
        SERVER.startAgain();
        SERVER.send("DELETE", "/api/users/1");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static Instant purgeAt() {
        return Instant.parse(
                RestServer.json(SERVER.send("GET", DELETION)).path("purgeAt").asString());
    }

    private static List<String> history() {
        JsonNode items =
                RestServer.json(SERVER.send("GET", DELETION + "/history")).path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("what").asString())
                .toList();
    }

    @Test
    void aRetentionIsMovedAndTold() {
        Instant end = purgeAt();

        HttpResponse<String> moved = SERVER.patch(DELETION, "{'extend':'30d','reason':'an audit'}");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        assertThat(purgeAt()).isEqualTo(end.plusSeconds(30 * 86_400));
        SERVER.patch(DELETION, "{'shorten':'P1D','reason':'an audit'}");
        SERVER.patch(DELETION, "{'purgeAt':'2999-01-01T00:00:00Z','reason':'an audit'}");

        assertThat(purgeAt()).isEqualTo(Instant.parse("2999-01-01T00:00:00Z"));
        assertThat(history()).containsExactly("deleted", "extended", "shortened", "extended");
        JsonNode last = RestServer.json(SERVER.send("GET", DELETION + "/history"))
                .path("items")
                .path(3);
        assertThat(last.path("reason").asString()).isEqualTo("an audit");
        assertThat(last.path("source").asString()).isEqualTo("rest");
        assertThat(last.path("to").asString()).startsWith("2999-01-01T00:00:00");
    }

    @Test
    void wrongInputMovesNothing() {
        Instant end = purgeAt();

        Stream.of(
                        "{}",
                        "{'reason':'why'}",
                        "{'extend':'1d'}",
                        "{'extend':'1d','shorten':'1d','reason':'why'}",
                        "{'extend':'-1d','reason':'why'}",
                        "{'extend':'1x','reason':'why'}",
                        "{'extend':'0d','reason':'why'}",
                        "{'extend':'P','reason':'why'}",
                        "{'extend':1,'reason':'why'}",
                        "{'purgeAt':'tomorrow','reason':'why'}",
                        "{'purgeAt':'1999-01-01T00:00:00Z','reason':'why'}",
                        "{'extend':'1d','reason':' '}",
                        "{'extend':'1d','reason':'why','force':true}",
                        "[]")
                .forEach(body -> assertThat(SERVER.patch(DELETION, body).statusCode())
                        .as(body)
                        .isEqualTo(400));
        assertThat(SERVER.patch("/api/deletions/77", "{'extend':'1d','reason':'why'}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(SERVER.send("GET", "/api/deletions/77/history").statusCode()).isEqualTo(404);
        assertThat(purgeAt()).isEqualTo(end);
        assertThat(history()).containsExactly("deleted");
    }

    @Test
    void aRefusedAttemptIsInTheHistory() {
        assertThat(SERVER.patch(DELETION, "{'extend':'1d','reason':'why'}", "X-Test-Caller", "guest")
                        .statusCode())
                .isEqualTo(403);

        assertThat(history()).containsExactly("deleted", "change-refused");
    }

    @Test
    void theHistoryOutlivesThePurge() {
        SERVER.send("DELETE", DELETION);

        assertThat(history()).containsExactly("deleted", "purged");
        assertThat(SERVER.patch(DELETION, "{'extend':'1d','reason':'why'}").statusCode())
                .isEqualTo(410);
    }

    private static HttpResponse<String> purge(String body) {
        return SERVER.post("/api/deletions/purge", body);
    }

    @Test
    void aPurgeByHandIsPlannedAndConfirmed() {
        JsonNode plan = RestServer.json(purge("{'type':'users'}"));
        assertThat(plan.path("dryRun").asBoolean()).isTrue();
        assertThat(plan.path("total").asInt()).isEqualTo(1);
        assertThat(plan.path("rows").path("stories").asInt()).isEqualTo(2);
        String confirmed =
                "{'type':'users','confirm':%d,'token':'" + plan.path("token").asString() + "'}";

        HttpResponse<String> other = purge(confirmed.formatted(2));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(RestServer.json(other).path("code").asString()).isEqualTo("unexpected-rows");
        assertThat(RestServer.json(other).path("total").asInt()).isEqualTo(1);
        JsonNode purged = RestServer.json(purge(confirmed.formatted(1)));

        assertThat(purged.path("dryRun").asBoolean()).isFalse();
        assertThat(purged.path("removed").asInt()).isEqualTo(1);
        assertThat(purge(confirmed.formatted(1)).statusCode()).isEqualTo(409);
        assertThat(history()).containsExactly("deleted", "purged");
    }

    @Test
    void aPurgeByHandThatIsSaidWronglyRemovesNothing() {
        Stream.of(
                        "{}",
                        "{'reason':'why'}",
                        "{'type':'users','confirm':1}",
                        "{'type':'users','token':'x'}",
                        "{'type':'users','confirm':'1','token':'x'}",
                        "{'type':'users','confirm':1.5,'token':'x'}",
                        "{'type':'users','force':true}",
                        "{'before':'yesterday'}",
                        "{'ids':[]}",
                        "{'ids':['a']}",
                        "{'ids':[0]}")
                .forEach(body -> assertThat(purge(body).statusCode()).as(body).isEqualTo(400));
        assertThat(purge("{'type':'ghosts'}").statusCode()).isEqualTo(404);
        assertThat(history()).containsExactly("deleted");
    }

    @Test
    void theHeaderIsTrueOrFalse() {
        assertThat(SERVER.send("DELETE", DELETION, Callers.BYPASS, "yes").statusCode())
                .isEqualTo(400);
        assertThat(SERVER.send("DELETE", DELETION, Callers.BYPASS, "true").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aKeyMovesItOnce() {
        String body = "{'extend':'30d','reason':'an audit'}";
        SERVER.patch(DELETION, body, IdempotencyKey.HEADER, "one");
        SERVER.patch(DELETION, body, IdempotencyKey.HEADER, "one");

        assertThat(history()).containsExactly("deleted", "extended");
    }
}
