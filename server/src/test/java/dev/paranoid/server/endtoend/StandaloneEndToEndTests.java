package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The standalone with nothing configured, from its first start on. */
class StandaloneEndToEndTests {

    private static final String PLACE = "standalone";
    private static final String CLOSED = "--paranoid.security.anonymous=false";
    private static final Path TUTORIAL = Path.of("tutorial.md");
    private static final Path README = Path.of("..", "README.md");

    @BeforeAll
    static void forget() throws IOException {
        Service.forget(PLACE);
    }

    @Test
    void livesThroughTheTutorialAndEveryEnd() throws IOException {
        try (Service service = Service.start(PLACE, Jar.STANDALONE, CLOSED)) {
            Http http = service.httpWithToken(PLACE);
            assertThat(service.output())
                    .contains(
                            "Address  http://127.0.0.1:",
                            "Data     embedded MariaDB in " + data(),
                            "Callers  with the token in " + data().resolve("token"),
                            "Try      AUTH=\"Authorization: Bearer $(cat " + data().resolve("token") + ")\"",
                            "  curl -H \"$AUTH\" 'http://127.0.0.1:")
                    .doesNotContain("WARN", "ERROR");
            answersWhatItSuggests(service.output(), http);
            assertThat(http.get("/swagger-ui/index.html").status()).isEqualTo(200);
            isTrue(TUTORIAL, http);
            bringsBackEveryRow(http);
            http.delete("/api/users/2");
            sharesItsDataWithNobody();
            service.kill();
        }
        try (Service service = Service.start(PLACE, Jar.STANDALONE, CLOSED)) {
            Http http = service.httpWithToken(PLACE);
            assertThat(http.get("/api/users/1").status()).as("removed for good").isEqualTo(404);
            answersWhatItSuggests(service.output(), http);
            assertThat(http.get("/api/users/2").status()).as("hidden").isEqualTo(404);
            assertThat(http.put("/api/restore/users/2").status()).isEqualTo(200);
            assertThat(service.terminate()).isEqualTo(128 + 15 /* SIGTERM */);
            assertThat(service.output())
                    .contains("Graceful shutdown complete")
                    .doesNotContain("Creating the tables", "WARN", "ERROR");
        }
    }

    @Test
    void theReadmeIsTrue() throws IOException {
        Service.forget("readme");
        try (Service service = Service.start("readme", Jar.STANDALONE, CLOSED)) {
            isTrue(README, service.httpWithToken("readme"));
        }
    }

    /** {@code -Dparanoid.tutorial.write=true} makes it true. */
    private static void isTrue(Path page, Http http) throws IOException {
        Tutorial told = new Tutorial(Files.readString(page));
        Tutorial followed = told.followed(http);
        if (Boolean.getBoolean("paranoid.tutorial.write")) {
            Files.writeString(page, followed.text());
        } else {
            assertThat(followed.text()).isEqualTo(told.text());
        }
    }

    /** At the first start and at any later one, whatever has been deleted. */
    private static void answersWhatItSuggests(String output, Http http) {
        List<String> suggested = Pattern.compile("curl -H \"\\$AUTH\" '?http://[^/]+(/api/[^'\\s]+)")
                .matcher(output)
                .results()
                .map(line -> line.group(1))
                .toList();

        assertThat(suggested).contains("/api/users?limit=3", "/api/deletions");
        assertThat(suggested)
                .allSatisfy(target -> assertThat(http.get(target).status()).isEqualTo(200));
    }

    private static void bringsBackEveryRow(Http http) {
        List<String> before = everything(http);
        http.delete("/api/users/3");
        assertThat(everything(http)).isNotEqualTo(before);
        http.put("/api/restore/users/3");
        assertThat(everything(http)).isEqualTo(before);
    }

    private static List<String> everything(Http http) {
        List<String> rows = new ArrayList<>();
        for (String type : List.of("users", "stories", "reviews", "tags")) {
            for (String after = ""; after != null; ) {
                JsonNode page = http.get("/api/" + type + "?paranoid=false&limit=500" + after)
                        .json();
                page.path("items").forEach(row -> rows.add(row.toString()));
                after = page.path("next").isString()
                        ? "&after=" + page.path("next").asString()
                        : null;
            }
        }
        return rows;
    }

    private static void sharesItsDataWithNobody() {
        try (Service second = Service.begin(PLACE, Jar.STANDALONE)) {
            assertThat(second.exitValue()).isNotZero();
            assertThat(second.output()).contains("is in use by another embedded MariaDB", "paranoid.embedded.dir");
        }
    }

    private static Path data() throws IOException {
        return Service.data(PLACE);
    }
}
