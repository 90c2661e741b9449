package dev.paranoid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.rest.request.IdempotencyKey;
import dev.paranoid.testkit.NewRow;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every code, with its data and headers. */
class ProblemsTests {

    private static final String TAG = TutorialTypes.TAG;

    @Test
    void haveEachTheirCodeAndData() {
        try (RestServer server = RestServer.startWith(List.of("paranoid.security.hosts=bin.example.org"))) {
            Map<String, String> told = new TreeMap<>();
            requests(server).forEach((code, request) -> {
                server.startAgain();
                HttpResponse<String> response = request.get();
                told.put(code, response.statusCode() + " " + data(response));
            });
            assertThat(told).isEqualTo(EXPECTED);
            assertThat(told.keySet())
                    .as("for slow requests there is SlowBodiesTests")
                    .isEqualTo(new TreeSet<>(Arrays.stream(ProblemCode.values())
                            .filter(code -> code != ProblemCode.REQUEST_TIMEOUT)
                            .map(ProblemCode::word)
                            .toList()));
        }
    }

    private static final Map<String, String> EXPECTED = new TreeMap<>(Map.ofEntries(
            Map.entry("bad-request", "400 bad-request {'parameter':'forse','known':['force','reason']}"),
            Map.entry(
                    "refused-by-policy",
                    "403 refused-by-policy {'entity':'notes','id':'plain','policy':'soft-only','protects':'notes'}"),
            Map.entry("forbidden", "403 forbidden {'entity':'users','id':'1'}"),
            Map.entry("unauthenticated", "401 unauthenticated {}"),
            Map.entry("cross-site", "403 cross-site {}"),
            Map.entry("unknown-host", "421 unknown-host {}"),
            Map.entry("not-found", "404 not-found {'entity':'users','id':'7'}"),
            Map.entry("unknown-type", "404 unknown-type {'entity':'cats'}"),
            Map.entry("method-not-allowed", "405 method-not-allowed {} Allow: DELETE, GET"),
            Map.entry("not-acceptable", "406 not-acceptable {}"),
            Map.entry("in-progress", "409 in-progress {'entity':'users','id':'1'}"),
            Map.entry("too-many-rows", "413 too-many-rows {'entity':'users','id':'1'}"),
            Map.entry(
                    "held",
                    "409 held {'entity':'users','id':'1','total':1,'holds':[{'id':'1','kind':'preservation','type':'users',"
                            + "'target':'users/1','caseId':'7'}]}"),
            Map.entry("partly-removed", "409 partly-removed {'gone':{'stories':2},'placed':'1'}"),
            Map.entry("not-deleted", "409 not-deleted {'entity':'users','id':'1'}"),
            Map.entry("not-paranoid", "409 not-paranoid {'entity':'colors','id':'1'}"),
            Map.entry(
                    "parent-deleted",
                    "409 parent-deleted {'entity':'stories','id':'1','hiddenBy':[{'deletion':'2','type':'users','id':'1'}],"
                            + "'total':1}"),
            Map.entry(
                    "restricted",
                    "409 restricted {'entity':'tags','id':'" + TAG + "','blockers':[{'type':'story_tags',"
                            + "'relation':'story_tags.tag_id','count':1,'sample':[]}]}"),
            Map.entry(
                    "unique-conflict",
                    "409 unique-conflict {'entity':'users','id':'1','conflicts':[{'type':'users','table':'users',"
                            + "'key':'uq_users_email','restored':'1','holder':'3'}]}"),
            Map.entry(
                    "refused-by-database", "409 refused-by-database {'entity':'users','id':'1','message':'Ann stays'}"),
            Map.entry("still-running", "409 still-running {}"),
            Map.entry("unexpected-rows", "409 unexpected-rows {'total':1}"),
            Map.entry("idempotency-key-reused", "422 idempotency-key-reused {}"),
            Map.entry("purged", "410 purged {'entity':'users','id':'1','deletion':'1'}"),
            Map.entry("too-large", "413 too-large {}"),
            Map.entry("unsupported-media-type", "415 unsupported-media-type {}"),
            Map.entry("internal-error", "500 internal-error {}"),
            Map.entry("busy", "503 busy {'retryAfter':1} Retry-After: 1"),
            Map.entry("rate-limited", "429 rate-limited {'retryAfter':2} Retry-After: 2"),
            Map.entry("schema-changed", "503 schema-changed {}"),
            Map.entry("unavailable", "503 unavailable {'retryAfter':3} Retry-After: 3")));

    private static Map<String, Supplier<HttpResponse<String>>> requests(RestServer server) {
        return Map.ofEntries(
                Map.entry("bad-request", () -> server.send("DELETE", "/api/users/1?forse=1")),
                Map.entry("refused-by-policy", () -> server.send("DELETE", "/api/notes/plain?force=1")),
                Map.entry("forbidden", () -> server.send("DELETE", "/api/users/1", "X-Test-Caller", "guest")),
                Map.entry("unauthenticated", () -> server.send("DELETE", "/api/users/1", "X-Test-Caller", "nobody")),
                Map.entry("cross-site", () -> server.send("DELETE", "/api/users/1", "Sec-Fetch-Site", "cross-site")),
                Map.entry("unknown-host", () -> server.send("GET", "/api/users/1", "Host", "evil.example")),
                Map.entry("not-found", () -> server.send("GET", "/api/users/7")),
                Map.entry("unknown-type", () -> server.send("GET", "/api/cats")),
                Map.entry("method-not-allowed", () -> server.send("PATCH", "/api/users/1")),
                Map.entry("not-acceptable", () -> server.send("DELETE", "/api/users/1", "Accept", "text/html")),
                Map.entry("in-progress", () -> server.send("DELETE", "/api/users/1", "X-Test-Caller", "waiting")),
                Map.entry("too-many-rows", () -> server.send("DELETE", "/api/users/1", "X-Test-Caller", "within")),
                Map.entry("not-deleted", () -> server.send("PUT", "/api/restore/users/1")),
                Map.entry("not-paranoid", () -> server.send("DELETE", "/api/colors/1")),
                Map.entry("parent-deleted", () -> {
                    server.send("DELETE", "/api/stories/1");
                    server.send("DELETE", "/api/users/1");
                    return server.send("PUT", "/api/restore/stories/1");
                }),
                Map.entry("held", () -> {
                    server.post(
                            "/api/holds", "{\"type\":\"users\",\"ids\":[1],\"reason\":\"a lawsuit\",\"caseId\":\"7\"}");
                    return server.send("DELETE", "/api/users/1?force=1");
                }),
                Map.entry(
                        "partly-removed",
                        () -> server.post("/api/holds", "{\"type\":\"users\",\"ids\":[1],\"reason\":\"too late\"}")),
                Map.entry("restricted", () -> server.send("DELETE", "/api/tags/" + TAG)),
                Map.entry("unique-conflict", () -> {
                    server.send("DELETE", "/api/users/1");
                    server.engine()
                            .insert(List.of(
                                    NewRow.of(new EntityRef("users", "3")).with("email", "ann@example.org")));
                    return server.send("PUT", "/api/restore/users/1");
                }),
                Map.entry(
                        "unexpected-rows",
                        () -> server.post(
                                "/api/deletions", "{'type':'users','where':{'name':'Bob'},'expectedRows':2}")),
                Map.entry("refused-by-database", () -> {
                    server.engine().refuse(new EntityRef("users", "1"), "Ann stays");
                    return server.send("DELETE", "/api/users/1");
                }),
                Map.entry("purged", () -> {
                    server.send("DELETE", "/api/users/1?force=1");
                    return server.send("DELETE", "/api/users/1");
                }),
                Map.entry(
                        "still-running", () -> server.send("DELETE", "/api/users/1", IdempotencyKey.HEADER, "running")),
                Map.entry("idempotency-key-reused", () -> {
                    server.send("DELETE", "/api/users/1", IdempotencyKey.HEADER, "once");
                    return server.send("DELETE", "/api/users/2", IdempotencyKey.HEADER, "once");
                }),
                Map.entry("too-large", () -> server.post("/api/deletions", " ".repeat((1 << 20) + 1))),
                Map.entry("unsupported-media-type", () -> server.send("POST", "/api/restores")),
                Map.entry("internal-error", () -> server.send("DELETE", "/api/users/1", "X-Test-Caller", "bug")),
                Map.entry("busy", () -> server.send("DELETE", "/api/users/1", "X-Test-Caller", "busy")),
                Map.entry("rate-limited", () -> server.send("DELETE", "/api/users/1", "X-Test-Caller", "often")),
                Map.entry("schema-changed", () -> server.send("DELETE", "/api/users/1", "X-Test-Caller", "changed")),
                Map.entry("unavailable", () -> server.send("DELETE", "/api/users/1", "X-Test-Caller", "outage")));
    }

    @Test
    void whoUsesAnotherMethodHearsWhichOnesTheAddressTakes() {
        try (RestServer server = RestServer.start()) {
            assertThat(RestServer.json(server.send("PATCH", "/api/users/1"))
                            .path("detail")
                            .asString())
                    .isEqualTo("This address takes DELETE, GET.");
            assertThat(RestServer.json(server.send("PUT", "/api/restores"))
                            .path("detail")
                            .asString())
                    .startsWith("This address takes ");
        }
    }

    /** Checks what all problems have, and gives the code, the rest of the members, and headers that matter. */
    private static String data(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = RestServer.json(response);
        String code = problem.path("code").asString();
        assertThat(problem.path("type").asString()).isEqualTo("https://paranoid.dev/docs/errors.md#" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(response.statusCode());
        assertThat(problem.path("title").asString()).isNotEmpty();
        assertThat(problem.path("detail").asString()).endsWith(".").doesNotContain("SELECT", "dev.paranoid");
        String data = problem.asObject()
                .remove(List.of("type", "title", "status", "detail", "code"))
                .toString()
                .replace('"', '\'');
        String allow = response.headers()
                .firstValue("Allow")
                .map(ProblemsTests::sorted)
                .orElse("");
        String wait = response.headers()
                .firstValue("Retry-After")
                .map(value -> " Retry-After: " + value)
                .orElse("");
        return code + " " + data + allow + wait;
    }

    private static String sorted(String allow) {
        return " Allow: " + String.join(", ", new TreeSet<>(Arrays.asList(allow.split(", ?"))));
    }
}
