package dev.paranoid.rest.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.rest.RawHttp;
import dev.paranoid.rest.RestServer;
import dev.paranoid.rest.TutorialTypes;
import dev.paranoid.rest.answer.BodyJson;
import dev.paranoid.testkit.NewRow;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The calls on rows by their addresses. */
class RowsTests {

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

    @Test
    void aRowHasItsColumns() {
        assertThat(answer("GET", "/api/users/1"))
                .isEqualTo(json("{'id':1,'name':'Ann','email':'ann@example.org',"
                        + "'updated_at':'2020-02-02T02:02:02.020202Z','deleted_at':null,'deletion_id':null}"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 404, ''",
        "?paranoid=true, 404, ''",
        "?paranoid=false, 200, 1",
        "?deleted=only, 200, 1",
        "?paranoid=false&deleted=only, 200, 1",
    })
    void aHiddenRowIsSeenWhenAsked(String query, int status, String id) {
        answer("DELETE", "/api/users/1");
        HttpResponse<String> read = server.send("GET", "/api/users/1" + query);
        assertThat(read.statusCode()).isEqualTo(status);
        assertThat(RestServer.json(read).path("deleted_at").asString(""))
                .isEqualTo(id.isEmpty() ? "" : "2026-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 'There is no live users/1. If the row is hidden, paranoid=false shows it.'",
        "77, 'There is no live users/77. If the row is hidden, paranoid=false shows it.'",
        "77?paranoid=false, There is no users/77.",
        "2?deleted=only, 'There is no hidden users/2. If the row is live, the call without deleted=only shows it.'",
        "x, '''x'' cannot be an id of ''users'': its ids are integers that fit the column.'",
    })
    void whoseRowIsNotFoundHearsWhichOneIsNotThereAndHowTheOtherIsSeen(String row, String detail) {
        answer("DELETE", "/api/users/1");

        assertThat(RestServer.json(server.send("GET", "/api/users/" + row))
                        .path("detail")
                        .asString())
                .isEqualTo(detail);
    }

    @Test
    void aListIsPaged() {
        answer("DELETE", "/api/users/1");
        assertThat(ids("/api/users")).isEqualTo("[2] null");
        assertThat(ids("/api/users?deleted=only")).isEqualTo("[1] null");
        assertThat(ids("/api/users?paranoid=false")).isEqualTo("[1,2] null");
        assertThat(ids("/api/users?paranoid=false&limit=1")).isEqualTo("[1] \"1\"");
        assertThat(ids("/api/users?paranoid=false&limit=1&after=1")).isEqualTo("[2] null");
        assertThat(ids("/api/users?after=2&limit=500")).isEqualTo("[] null");
    }

    private static String ids(String target) {
        JsonNode page = answer("GET", target);
        return page.path("items")
                        .valueStream()
                        .map(row -> row.get("id").asString())
                        .toList()
                        .toString()
                        .replace(" ", "")
                + " " + page.get("next");
    }

    @ParameterizedTest
    @CsvSource({"'', soft", "?force=0, soft", "?force=false, soft", "?force=1, hard", "?force=true, hard"})
    void aDeleteTellsWhatItTook(String query, String mode) {
        boolean soft = mode.equals("soft");
        assertThat(answer("DELETE", "/api/users/1" + query))
                .isEqualTo(json("{'id':'1','type':'users','rootId':'1','mode':'" + mode + "','state':'"
                        + (soft ? "active" : "purged") + "','deletedAt':'2026-01-01T00:00:00Z','actor':'anonymous',"
                        + "'reason':null,'took':{'reviews':1,'stories':2," + (soft ? "" : "'story_tags':1,")
                        + "'users':1},'purgeAt':" + (soft ? "'2026-01-31T00:00:00Z'" : "null") + "}"));
    }

    @Test
    void aReasonIsKept() {
        JsonNode deletion = answer("DELETE", "/api/users/1?reason=gone%20for+good%20%C3%BC%26%F0%9F%98%80");
        assertThat(deletion.get("reason").asString()).isEqualTo("gone for good ü&😀");
    }

    @Test
    void whoseReasonIsTooLongHearsHowLongItIsAndMayBe() {
        HttpResponse<String> refused = server.send("DELETE", "/api/users/1?reason=" + "%C3%BC".repeat(1001));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RestServer.json(refused).path("detail").asString())
                .isEqualTo("'reason' must have 1 to 1000 characters, not all of them blank; it has 1001.");
        assertThat(answer("DELETE", "/api/users/1?reason=" + "%C3%BC".repeat(1000))
                        .get("reason")
                        .asString())
                .isEqualTo("ü".repeat(1000));
    }

    @Test
    void aRestoreTellsWhatCameBack() {
        answer("DELETE", "/api/users/1");
        assertThat(answer("PUT", "/api/restore/users/1"))
                .isEqualTo(json("{'type':'users','id':'1','deletion':'1','visible':true,"
                        + "'restored':{'reviews':1,'stories':2,'users':1},'stillHidden':{},'hiddenBy':[]}"));
        assertThat(answer("GET", "/api/stories").path("items")).hasSize(2);
    }

    @Test
    void aLiftTellsWhatStaysHidden() {
        answer("DELETE", "/api/stories/1");
        answer("DELETE", "/api/users/1");
        assertThat(answer("PUT", "/api/restore/stories/1?parents=lift"))
                .isEqualTo(json("{'type':'stories','id':'1','deletion':'1','visible':false,'restored':{},"
                        + "'stillHidden':{'reviews':1,'stories':1},"
                        + "'hiddenBy':[{'deletion':'2','type':'users','id':'1'}]}"));
    }

    @Test
    void parentsAreRestoredAlong() {
        answer("DELETE", "/api/stories/1");
        answer("DELETE", "/api/users/1");
        assertThat(answer("PUT", "/api/restore/stories/1?parents=restore")
                        .get("visible")
                        .asBoolean())
                .isTrue();
        assertThat(answer("GET", "/api/users/1").get("deleted_at").isNull()).isTrue();
    }

    @Test
    void aPlanTellsWhatADeleteWouldDo() {
        JsonNode plan = answer("GET", "/api/users/1/deletion-plan?force=1");
        assertThat(plan.get("tree").asString()).startsWith("remove users\n");
        assertThat(plan.toString())
                .startsWith(json("{'type':'users','id':'1','mode':'hard',"
                                + "'takes':{'reviews':1,'stories':2,'story_tags':1,'users':1},"
                                + "'live':{'reviews':1,'stories':2,'story_tags':1,'users':1},"
                                + "'detaches':{},'blockers':[],'policies':[],'complete':true,'tree':''}")
                        .toString()
                        .replace("\"\"}", ""));
        assertThat(answer("GET", "/api/users/1").get("id").asInt()).isEqualTo(1);
    }

    @Test
    void aPlanTellsWhatStandsInTheWay() {
        String tag = TutorialTypes.TAG;
        assertThat(answer("GET", "/api/tags/" + tag + "/deletion-plan").get("blockers"))
                .isEqualTo(json("[{'type':'story_tags','relation':'story_tags.tag_id','count':1,'sample':[]}]"));
        assertThat(answer("GET", "/api/notes/plain/deletion-plan?force=1").get("policies"))
                .isEqualTo(json("[{'code':'refused-by-policy','detail':\"Rows of ~notes~ may be hidden but not"
                        + " removed: delete without force.\",'policy':'soft-only','protects':'notes','until':null}]"));
    }

    @ParameterizedTest
    @CsvSource({"a%20b%3B%C3%BC, a b;ü", "100%25, 100%", "a+b, a+b", "'%3Fforce=1', ?force=1", "%23, #"})
    void anIdMayHaveAnyCharacterButSlashes(String encoded, String id) {
        server.engine().insert(List.of(NewRow.of("notes", id)));
        assertThat(answer("DELETE", "/api/notes/" + encoded).get("rootId").asString())
                .isEqualTo(id);
    }

    @Test
    void anIdWithASlashIsNamedInABody() {
        assertThat(server.send("GET", "/api/notes/a%20b%2F%C3%BC").statusCode())
                .as("a host application's server is left as it is")
                .isEqualTo(400);
        HttpResponse<String> deleted = server.post("/api/deletions", "{'type':'notes','ids':['a b/ü']}");
        assertThat(RestServer.json(deleted).at("/items/0/rootId").asString()).isEqualTo("a b/ü");
    }

    @Test
    void anEmptyObjectAsBodySaysNothing() throws IOException {
        RawHttp http = new RawHttp(server.address());
        List<String> json = List.of("Content-Type: application/json");
        assertThat(http.send("DELETE", "/api/users/1", json, " { } ").status()).isEqualTo(200);
    }

    private static JsonNode answer(String method, String target) {
        HttpResponse<String> response = server.send(method, target);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        return RestServer.json(response);
    }

    private static JsonNode json(String text) {
        return BodyJson.MAPPER.readTree(text.replace('\'', '"').replace('~', '\''));
    }
}
