package dev.paranoid.rest.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.rest.RestServer;
import dev.paranoid.rest.answer.BodyJson;
import dev.paranoid.testkit.NewRow;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The recycle bin, and many rows at once. */
class DeletionsTests {

    private static RestServer server;

    @BeforeAll
    static void start() {
        server = RestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Deletion 1 of a review is lifted, 2 of a user is active and a day younger, 3 removed a color. */
    @BeforeEach
    void fill() {
        server.startAgain();
        answer("DELETE", "/api/reviews/1?reason=rude");
        answer("PUT", "/api/restore/reviews/1");
        server.engine().clock().advance(Duration.ofDays(1));
        answer("DELETE", "/api/users/1");
        answer("DELETE", "/api/colors/1?force=1");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '[\"3\",\"2\",\"1\"] null'",
        "?limit=2, '[\"3\",\"2\"] \"2\"'",
        "?limit=2&after=2, '[\"1\"] null'",
        "?type=users, '[\"2\"] null'",
        "?type=reviews&id=1, '[\"1\"] null'",
        "?state=active, '[\"2\"] null'",
        "?state=lifted, '[\"1\"] null'",
        "?state=purged, '[\"3\"] null'",
        "?state=in-progress, '[] null'",
        "?actor=anonymous&limit=1, '[\"3\"] \"3\"'",
        "?actor=nobody, '[] null'",
        "?since=2026-01-02T00:00:00Z, '[\"3\",\"2\"] null'",
        "?until=2026-01-02T02:00:00%2B02:00, '[\"1\"] null'",
        "?since=0001-01-01T00:00:00Z&until=9999-12-31T23:59:59-12:00&state=lifted, '[\"1\"] null'",
    })
    void areListedTheNewestFirst(String query, String expected) {
        JsonNode page = answer("GET", "/api/deletions" + query);
        String ids = page.path("items")
                .valueStream()
                .map(row -> row.get("id").toString())
                .toList()
                .toString();
        assertThat(ids.replace(" ", "") + " " + page.get("next")).isEqualTo(expected);
    }

    @Test
    void areReadWhateverTheirState() {
        assertThat(answer("GET", "/api/deletions/1"))
                .isEqualTo(json("{'id':'1','type':'reviews','rootId':'1','mode':'soft','state':'lifted',"
                        + "'deletedAt':'2026-01-01T00:00:00Z','actor':'anonymous','reason':'rude',"
                        + "'took':{'reviews':1},'purgeAt':null,"
                        + "'activity':null,'progress':null,'startedAt':null,'updatedAt':null,'rate':null}"));
        assertThat(answer("GET", "/api/deletions/3").get("state").asString()).isEqualTo("purged");
    }

    @Test
    void haveNoRemovalAheadOnceTheyHaveEnded() {
        assertThat(answer("GET", "/api/deletions/2").get("purgeAt").asString()).isEqualTo("2026-02-01T00:00:00Z");

        answer("POST", "/api/deletions/2/restore?parents=lift");

        assertThat(answer("GET", "/api/deletions/2").get("purgeAt").isNull()).isTrue();
        assertThat(answer("GET", "/api/deletions?state=lifted")
                        .path("items")
                        .valueStream()
                        .map(lifted -> lifted.get("purgeAt").isNull()))
                .hasSize(2)
                .containsOnly(true);
    }

    @Test
    void areRestoredByTheirId() {
        assertThat(answer("POST", "/api/deletions/2/restore?parents=lift"))
                .isEqualTo(json("{'type':'users','id':'1','deletion':'2','visible':true,"
                        + "'restored':{'reviews':1,'stories':2,'users':1},'stillHidden':{},'hiddenBy':[]}"));
    }

    @Test
    void aPlanTellsWhatARestoreWouldDo() {
        assertThat(answer("GET", "/api/deletions/2/restore-plan"))
                .isEqualTo(
                        json(
                                "{'type':'users','id':'1','deletion':'2','restores':{'reviews':1,'stories':2,'users':1},"
                                        + "'staysHidden':{},'hiddenBy':[],'inTheWay':[],'conflicts':[],'objections':[],'complete':true}"));
        assertThat(server.send("GET", "/api/deletions/1/restore-plan").statusCode())
                .isEqualTo(409);
    }

    @Test
    void aRowComesBackWithAnotherValueWhereItsOwnWasTaken() {
        server.engine().insert(List.of(NewRow.of("users", "7").with("email", "ann@example.org")));
        assertThat(answer("GET", "/api/deletions/2/restore-plan").get("conflicts"))
                .isEqualTo(
                        json("[{'type':'users','table':'users','key':'uq_users_email','restored':'1','holder':'7'}]"));
        String restore = "/api/deletions/2/restore-with-values";
        problem(400, server.post(restore, "{}"));
        problem(409, server.post(restore, value("'email'", "'bob@example.org'")));
        problem(400, server.post(restore, value("'name'", "'Anna'")));
        problem(400, server.post(restore, value("'email'", "null")));
        problem(400, server.post(restore, "{'values':[null]}"));
        problem(400, server.post(restore, "{'value':[]}"));

        assertThat(server.post(restore, value("'email'", "'anna@example.org'")).statusCode())
                .isEqualTo(200);
        assertThat(answer("GET", "/api/users/1").get("email").asString()).isEqualTo("anna@example.org");
    }

    private static String value(String column, String value) {
        return "{'values':[{'type':'users','id':1,'column':%s,'value':%s}]}".formatted(column, value);
    }

    @Test
    void arePurgedByTheirId() {
        JsonNode purge = answer("DELETE", "/api/deletions/2");
        assertThat(purge.get("took")).isEqualTo(json("{'reviews':1,'stories':2,'story_tags':1,'users':1}"));
        assertThat(purge.get("state").asString()).isEqualTo("purged");
        assertThat(answer("GET", "/api/deletions/2").get("state").asString()).isEqualTo("purged");
    }

    @Test
    void manyAreDeletedInTheirOrder() {
        JsonNode items = many("/api/deletions", "{'type':'users','ids':['2',77,'x',1,2],'reason':'test'}");
        assertThat(items.valueStream()
                        .map(item ->
                                item.path("rootId").asString(item.path("code").asString(""))))
                .containsExactly("2", "not-found", "bad-request", "1", "2");
        assertThat(items.get(0)).isEqualTo(items.get(4));
        assertThat(items.get(1))
                .isEqualTo(
                        json("{'type':'https://paranoid.dev/docs/errors.md#not-found','title':'Not found','status':404,"
                                + "'detail':'There is no users/77.','code':'not-found','entity':'users','id':'77'}"));
    }

    @Test
    void manyAreDeletedByTheirColumns() {
        assertThat(many("/api/deletions", "{'type':'users','where':{'name':'Bob'},'force':false}")
                        .at("/0/rootId")
                        .asString())
                .isEqualTo("2");
        assertThat(many("/api/deletions", "{'type':'users','where':{'name':'Bob'},'force':1}"))
                .isEmpty();
        assertThat(many("/api/deletions", "{'type':'tags','where':{'note':null},'reason':null}")
                        .at("/0/code")
                        .asString())
                .isEqualTo("restricted");
    }

    @Test
    void whereMatchesTheExpectedRowsOrNothingIsChanged() {
        String call = "{'type':'users','where':{'name':'Bob'},'expectedRows':%s}";

        JsonNode more = problem(409, server.post("/api/deletions", call.formatted(2)));
        assertThat(more.path("code").asString()).isEqualTo("unexpected-rows");
        assertThat(more.path("total").asLong()).isOne();
        problem(409, server.post("/api/deletions", call.formatted(0)));
        problem(400, server.post("/api/deletions", call.formatted("1.5")));
        problem(400, server.post("/api/deletions", "{'type':'users','ids':[2],'expectedRows':1}"));
        assertThat(many("/api/deletions", call.formatted(1)).at("/0/rootId").asString())
                .isEqualTo("2");
        problem(409, server.post("/api/restores", call.formatted(2)));
        assertThat(many("/api/restores", call.formatted(1))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"true, hard", "1, hard", "false, soft", "0, soft"})
    void manyAreRemovedWithForce(String force, String mode) {
        assertThat(many("/api/deletions", "{'type':'users','ids':[2],'force':" + force + "}")
                        .at("/0/mode")
                        .asString())
                .isEqualTo(mode);
    }

    @Test
    void manyAreRestored() {
        assertThat(many("/api/restores", "{'type':'users','ids':[1,2,99],'parents':'restore'}")
                        .valueStream()
                        .map(item ->
                                item.path("visible").asString(item.path("code").asString(""))))
                .containsExactly("true", "not-deleted", "not-found");
        answer("DELETE", "/api/users/2");
        assertThat(many("/api/restores", "{'type':'users','where':{'name':'Bob'}}"))
                .isEqualTo(json("[{'type':'users','id':'2','deletion':'4','visible':true,'restored':"
                        + "{'reviews':1,'users':1},'stillHidden':{},'hiddenBy':[]}]"));
    }

    private static JsonNode many(String target, String body) {
        return ok(server.post(target, body)).get("items");
    }

    private static JsonNode answer(String method, String target) {
        return ok(server.send(method, target));
    }

    private static JsonNode problem(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return RestServer.json(response);
    }

    private static JsonNode ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RestServer.json(response);
    }

    private static JsonNode json(String text) {
        return BodyJson.MAPPER.readTree(text.replace('\'', '"'));
    }
}
