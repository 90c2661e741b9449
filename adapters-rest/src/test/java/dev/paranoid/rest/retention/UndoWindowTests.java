package dev.paranoid.rest.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.rest.RestServer;
import dev.paranoid.rest.TutorialApplication;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.schema.TestSchema;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Hard deletes that can be undone for a while, over HTTP. */
class UndoWindowTests {

    private static final RestServer SERVER = RestServer.start();

    @BeforeEach
    void startAgain() {
        EntityGraph graph = EntityGraph.of(List.of(EntityType.paranoid("users")), List.of());
        InMemoryEngine engine = InMemoryEngine.of(
                TestSchema.of(graph), DeletionRules.NONE.undoing(Map.of("users", Duration.ofMinutes(15))));
        engine.insert(List.of(NewRow.of("users", "1"), NewRow.of("users", "2")));
        SERVER.bean(TutorialApplication.class).use(engine);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void oneIsAcceptedAndUndone() {
        HttpResponse<String> accepted = SERVER.send("DELETE", "/api/users/1?force=1");

        JsonNode body = RestServer.json(accepted);
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(location(accepted)).isEqualTo("/api/deletions/1");
        assertThat(List.of(body.path("mode").asString(), body.path("state").asString()))
                .containsExactly("hard", "active");
        assertThat(Instant.parse(body.path("purgeAt").asString()))
                .isEqualTo(Instant.parse(body.path("deletedAt").asString()).plusSeconds(900));
        assertThat(SERVER.send("GET", "/api/users/1").statusCode()).isEqualTo(404);
        assertThat(SERVER.send("PUT", "/api/restore/users/1").statusCode()).isEqualTo(200);
        assertThat(SERVER.send("GET", "/api/users/1").statusCode()).isEqualTo(200);
        assertThat(RestServer.json(SERVER.send("GET", "/api/deletions/1"))
                        .path("state")
                        .asString())
                .isEqualTo("lifted");
    }

    @Test
    void whoPurgesTheDeletionDoesNotWait() {
        SERVER.send("DELETE", "/api/users/1?force=1");

        assertThat(SERVER.send("DELETE", "/api/deletions/1").statusCode()).isEqualTo(200);
        assertThat(SERVER.send("PUT", "/api/restore/users/1").statusCode()).isEqualTo(410);
    }

    @Test
    void manyAreAcceptedAndARepeatedCallIsAnsweredAlike() {
        String[] key = {"Idempotency-Key", "undo"};
        String asked = "{'type':'users','ids':[1,2],'force':true}";

        HttpResponse<String> first = SERVER.post("/api/deletions", asked, key);
        HttpResponse<String> again = SERVER.post("/api/deletions", asked, key);

        assertThat(List.of(first.statusCode(), again.statusCode())).containsOnly(202);
        assertThat(List.of(location(first), location(again))).containsOnly("/api/deletions?state=active");
        assertThat(again.body()).isEqualTo(first.body());
    }
}
