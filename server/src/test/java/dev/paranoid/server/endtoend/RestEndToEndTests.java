package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.rest.MalformedRequest;
import dev.paranoid.rest.MalformedRequests;
import dev.paranoid.rest.RawHttp;
import dev.paranoid.server.endtoend.Http.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every call of the thin server, on the blog in a database of somebody's. Each test leaves the blog as it was. */
@ParameterizedClass
@MethodSource("installations")
class RestEndToEndTests {

    private final TestDatabase.Schema blog;
    private final Service service;
    private final Http http;
    private final Map<String, List<String>> before;

    RestEndToEndTests(Installation installation) {
        this.blog = installation.database();
        this.service = installation.service();
        this.http = installation.http();
        this.before = blog.rows();
    }

    static Stream<Installation> installations() {
        return Installation.onServer("blog.yml", "demo/schema.sql", "demo/data.sql");
    }

    @AfterEach
    void everythingIsAsItWas() {
        assertThat(blog.rows()).isEqualTo(before);
    }

    @Test
    void createsNoTablesButItsOwn() {
        assertThat(blog.tables())
                .filteredOn(table -> !table.startsWith("paranoid_"))
                .containsExactly("reviews", "stories", "story_tags", "tags", "users");
    }

    @Test
    void isHealthyAndHasNothingToComplainAbout() {
        assertThat(http.get("/actuator/health").json().path("status").asString())
                .isEqualTo("UP");
        assertThat(http.get("/actuator/health")
                        .json()
                        .at("/components/paranoidDeletions/details/orphaned")
                        .toString())
                .isEqualTo("{}");
        assertThat(http.get("/actuator").json().path("_links").propertyNames())
                .containsOnly(
                        "self",
                        "health",
                        "health-path",
                        "metrics",
                        "metrics-requiredMetricName",
                        "prometheus",
                        "sbom",
                        "sbom-id");
        assertThat(service.output().lines().filter(line -> line.contains("WARN") || line.contains("ERROR")))
                .singleElement()
                .asString()
                .contains("Authentication is off");
    }

    @Test
    void aDeletionWhoseRootAnotherProgramRemovedIsRestoredByItsId() {
        blog.sql().sql("INSERT INTO tags (tag_id, name) VALUES (990, 'gone')").update();
        String deletion = http.delete("/api/tags/990").json().path("id").asString();
        blog.sql().sql("DELETE FROM tags WHERE tag_id = 990").update();

        Http.Reply restored = http.post("/api/deletions/" + deletion + "/restore");

        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.json().path("visible").asBoolean(true)).isFalse();
        assertThat(http.get("/api/deletions/" + deletion).json().path("state").asString())
                .isEqualTo("lifted");
    }

    @Test
    void isDescribedAsCommitted() throws IOException {
        String description = http.get("/v3/api-docs.yaml").response().body();
        assertThat(description).isEqualTo(Files.readString(Path.of("..", "adapters-rest", "openapi.yaml")));
        assertThat(http.get("/swagger-ui/index.html").status()).isEqualTo(404);
    }

    @Test
    void theFrontPageSaysWhereThingsAre() {
        JsonNode links = http.get("/").json().path("links");
        assertThat(links.propertyNames())
                .containsExactly("rows", "row", "restore", "deletions", "restores", "openapi", "bin", "health");
        for (String name : List.of("deletions", "openapi", "health")) {
            assertThat(http.get(links.path(name).asString()).status()).as(name).isEqualTo(200);
        }
        String row = links.path("row").asString().replace("{type}", "users").replace("{id}", "1");
        assertThat(http.get(row).json().path("user_id").asInt()).isEqualTo(1);
    }

    @Test
    void everyErrorIsAProblemWhoeverMakesIt() {
        assertThat(http.get("/nowhere").summary()).isEqualTo("404 not-found");
        assertThat(http.put("/").summary()).isEqualTo("405 method-not-allowed");
        assertThat(http.get("/error").summary()).isEqualTo("404 not-found");
        assertThat(http.get("/actuator/nothing").summary()).isEqualTo("404 not-found");
        assertThat(http.get("/actuator/metrics/nothing").summary()).isEqualTo("404 not-found");
        assertThat(http.post("/actuator/health").summary()).isEqualTo("405 method-not-allowed");
        assertThat(http.get("/api/users/a%2Fb").summary()).isEqualTo("400 bad-request");
    }

    @Test
    void listsLiveRowsPageByPage() {
        JsonNode first = http.get("/api/users?limit=70").json();
        JsonNode second = http.get(
                        "/api/users?limit=70&after=" + first.path("next").asString())
                .json();
        assertThat(ids(first, "user_id")).hasSize(70).startsWith("1", "2");
        assertThat(ids(second, "user_id")).hasSize(120 - 70).endsWith("119", "120");
        assertThat(second.path("next").isNull() || second.path("next").isMissingNode())
                .isTrue();
    }

    @Test
    void hidesARowFromReadersWhoDoNotAskForIt() {
        http.delete("/api/users/2");
        assertThat(http.get("/api/users/2").summary()).isEqualTo("404 not-found");
        assertThat(http.get("/api/users/2?paranoid=false")
                        .json()
                        .path("deleted_at")
                        .asString())
                .endsWith("Z");
        assertThat(ids(http.get("/api/users?limit=3").json(), "user_id")).containsExactly("1", "3", "4");
        assertThat(ids(http.get("/api/users?limit=3&paranoid=false").json(), "user_id"))
                .containsExactly("1", "2", "3");
        assertThat(ids(http.get("/api/users?deleted=only").json(), "user_id")).containsExactly("2");
        http.put("/api/restore/users/2");
    }

    @Test
    void deletesAsThePlanSaysAndBringsExactlyThatBack() {
        JsonNode plan = http.get("/api/users/3/deletion-plan").json();
        Reply deleted = http.delete("/api/users/3?force=0&reason=moved+away");
        JsonNode deletion = deleted.json();
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deletion.path("took")).isEqualTo(plan.path("takes"));
        assertThat(deletion.path("took").toString()).isEqualTo(reachOfUser(3));
        assertThat(List.of(
                        deletion.path("type").asString(),
                        deletion.path("rootId").asString(),
                        deletion.path("mode").asString(),
                        deletion.path("state").asString(),
                        deletion.path("actor").asString(),
                        deletion.path("reason").asString()))
                .containsExactly("users", "3", "soft", "active", "anonymous", "moved away");
        assertThat(deletion.path("purgeAt").asString()).endsWith("Z");
        JsonNode restored = http.put("/api/restore/users/3").json();
        assertThat(restored.path("restored")).isEqualTo(deletion.path("took"));
        assertThat(restored.path("visible").asBoolean()).isTrue();
    }

    @Test
    void saysWhatToDoAboutOtherDeletionsInTheWay() {
        String story = anyStoryOf(4);
        http.delete("/api/stories/" + story);
        http.delete("/api/users/4");
        String restore = "/api/restore/stories/" + story;
        assertThat(http.put(restore).summary()).isEqualTo("409 parent-deleted");
        JsonNode lifted = http.put(restore + "?parents=lift").json();
        assertThat(lifted.path("visible").asBoolean()).isFalse();
        assertThat(lifted.path("hiddenBy").get(0).path("type").asString()).isEqualTo("users");
        JsonNode restored = http.put(restore + "?parents=restore").json();
        assertThat(restored.path("visible").asBoolean()).isTrue();
    }

    @Test
    void deletesAndRestoresManyAtOnce() {
        JsonNode deleted = http.post("/api/deletions", "{'type':'users','ids':[5,6,9999],'reason':'all of them'}")
                .json();
        assertThat(outcomes(deleted)).containsExactly("active", "active", "not-found");
        JsonNode restored =
                http.post("/api/restores", "{'type':'users','ids':[5,6]}").json();
        assertThat(restored.path("items").size()).isEqualTo(2);
        JsonNode chosen = http.post("/api/deletions", "{'type':'stories','where':{'created_by':7}}")
                .json();
        assertThat(outcomes(chosen)).hasSize(storiesOf(7)).containsOnly("active");
        http.post("/api/restores", "{'type':'stories','where':{'created_by':7},'parents':'refuse'}");
    }

    @Test
    void keepsARecycleBin() {
        String id = http.delete("/api/users/8").json().path("id").asString();
        assertThat(ids(
                        http.get("/api/deletions?type=users&id=8&state=active&actor=anonymous")
                                .json(),
                        "id"))
                .containsExactly(id);
        assertThat(ids(http.get("/api/deletions?since=2100-01-01T00:00:00Z").json(), "id"))
                .isEmpty();
        assertThat(ids(http.get("/api/deletions?until=2020-01-01T00:00:00Z").json(), "id"))
                .isEmpty();
        assertThat(http.get("/api/deletions/" + id).json().path("rootId").asString())
                .isEqualTo("8");
        assertThat(http.post("/api/deletions/" + id + "/restore?parents=refuse").status())
                .isEqualTo(200);
        assertThat(http.get("/api/deletions/" + id).json().path("state").asString())
                .isEqualTo("lifted");
        assertThat(http.delete("/api/deletions/" + id).summary()).isEqualTo("409 not-deleted");
    }

    @Test
    void removesForGood() {
        String force = addedUser("force.me");
        assertThat(http.delete("/api/users/" + force + "?force=1")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("purged");
        assertThat(http.put("/api/restore/users/" + force).summary()).isEqualTo("410 purged");
        String purge = addedUser("purge.me");
        String deletion = http.delete("/api/users/" + purge).json().path("id").asString();
        assertThat(http.delete("/api/deletions/" + deletion).json().path("mode").asString())
                .isEqualTo("hard");
        assertThat(http.get("/api/users/" + purge + "?paranoid=false").summary())
                .isEqualTo("404 not-found");
        assertThat(http.delete("/api/deletions/" + deletion).summary()).isEqualTo("410 purged");
    }

    @Test
    void refusesWhatIsMalformedAndChangesNothing() throws IOException {
        String deletion = http.delete("/api/users/10").json().path("id").asString();
        Map<String, List<String>> rows = blog.rows();
        List<MalformedRequest> table = MalformedRequests.of("11", "10", deletion);
        List<String> wrong = new ArrayList<>();
        for (MalformedRequest request : table) {
            request.faultsOf(new RawHttp(http.address())).forEach(fault -> wrong.add(request + ": " + fault));
        }
        assertThat(table).hasSizeGreaterThanOrEqualTo(200);
        assertThat(wrong).isEmpty();
        assertThat(blog.rows()).isEqualTo(rows);
        http.put("/api/restore/users/10");
    }

    private static List<String> ids(JsonNode page, String column) {
        return page.path("items")
                .valueStream()
                .map(row -> row.path(column).asString())
                .toList();
    }

    private static List<String> outcomes(JsonNode many) {
        return many.path("items")
                .valueStream()
                .map(item -> item.has("state")
                        ? item.path("state").asString()
                        : item.path("code").asString())
                .toList();
    }

    private String reachOfUser(int user) {
        int reviews = count("""
                SELECT COUNT(*) FROM reviews r JOIN stories s USING (story_id)
                 WHERE r.created_by = :user OR s.created_by = :user
                """, user);
        return "{\"reviews\":" + reviews + ",\"stories\":" + storiesOf(user) + ",\"users\":1}";
    }

    private int storiesOf(int user) {
        return count("SELECT COUNT(*) FROM stories WHERE created_by = :user", user);
    }

    private String anyStoryOf(int user) {
        return Integer.toString(count("SELECT MIN(story_id) FROM stories WHERE created_by = :user", user));
    }

    private int count(String sql, int user) {
        return blog.sql().sql(sql).param("user", user).query(Integer.class).single();
    }

    private String addedUser(String name) {
        blog.sql()
                .sql("INSERT INTO users (username, full_name) VALUES (:name, :name)")
                .param("name", name)
                .update();
        return blog.sql()
                .sql("SELECT user_id FROM users WHERE username = :name")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
