package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.server.example.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What pages tell readers to type works: shell on the packaged standalone, page by page; SQL on a database. */
class PagesEndToEndTests {

    private static final String PLACE = "pages";
    private static final String BUILD = "mvn package -DskipTests -pl server -am && ";
    private static final Pattern NAME = Pattern.compile("\\b(?:paranoid|hikaricp)_[a-z_]+");
    private static final Pattern END = Pattern.compile(";\\s*");
    /** A call that is answered 400 or above fails, and so does the page. */
    private static final String STRICT = """
            set -euo pipefail
            curl() { command curl -sS --fail-with-body "$@" && echo; }
            AUTH="Authorization: Bearer $(cat paranoid-data/token)"
            """;

    private static Map<String, String> byPage(String language) {
        return Example.in(language).stream()
                .filter(example -> !example.text().startsWith(BUILD))
                .collect(Collectors.groupingBy(
                        Example::page,
                        LinkedHashMap::new,
                        Collectors.mapping(Example::text, Collectors.joining("\n"))));
    }

    private static String run(String script, String address) throws Exception {
        Path file = Files.createTempFile(Service.directory(PLACE), "page-", ".sh");
        Files.writeString(file, STRICT + script.replace("localhost:8080", address));
        Path output = Files.createTempFile(Service.directory(PLACE), "page-", ".txt");
        Process bash = new ProcessBuilder("bash", file.toString())
                .directory(Service.directory(PLACE).toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!bash.waitFor(1, TimeUnit.MINUTES)) {
            bash.destroyForcibly();
        }
        return bash.waitFor() == 0 ? "" : "exit " + bash.exitValue() + ": " + Files.readString(output);
    }

    @Test
    void everyShellExampleRuns() throws Exception {
        Service.forget(PLACE);
        try (Service service = Service.start(PLACE, Jar.STANDALONE, "--paranoid.security.anonymous=false")) {
            String address = service.http().address().getAuthority();
            Map<String, String> failed = new LinkedHashMap<>();
            for (Map.Entry<String, String> page : byPage("sh").entrySet()) {
                String fault = run(page.getValue(), address);
                if (!fault.isEmpty()) {
                    failed.put(page.getKey(), fault);
                }
            }

            assertThat(byPage("sh")).hasSizeGreaterThan(4);
            assertThat(failed).isEmpty();
            assertThat(run("curl -H \"$AUTH\" localhost:8080/api/nothing/1", address))
                    .as("a call that is refused")
                    .contains("unknown-type");
            everyMetricIsThere(service);
        }
    }

    private static Set<String> named(String file) throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "monitoring", file)).stream()
                .filter(line -> line.contains("expr"))
                .flatMap(line -> NAME.matcher(line).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void everyMetricIsThere(Service service) throws IOException {
        String offered = service.httpWithToken(PLACE)
                .get("/actuator/prometheus")
                .response()
                .body();
        Set<String> metrics = offered.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named("alerts.yml")).hasSizeGreaterThan(4).isSubsetOf(metrics);
        assertThat(named("dashboard.json")).hasSizeGreaterThan(15).isSubsetOf(metrics);
    }

    /** They are started as {@link Service} starts them, from another directory. */
    @Test
    void theCommandThatBuildsAndStartsNamesWhatIsBuilt() {
        List<Example> starts = Example.in("sh").stream()
                .filter(example -> example.text().startsWith(BUILD))
                .toList();

        assertThat(starts)
                .isNotEmpty()
                .allSatisfy(example -> assertThat(example.text().strip())
                        .isEqualTo(BUILD + "java -XX:+ExitOnOutOfMemoryError -jar server/target/"
                                + Jar.STANDALONE.path().getFileName()));
        assertThat(Jar.STANDALONE.path()).exists();
    }

    @Test
    void everySqlExampleRuns() throws SQLException {
        for (TestDatabase server : TestDatabase.all().toList()) {
            try (TestDatabase.Schema database = server.create("paranoid_pages").with("pages.sql")) {
                Map<String, String> pages = byPage("sql");

                assertThat(pages).hasSizeGreaterThan(2);
                try (Connection connection = database.connect();
                        Statement statement = connection.createStatement()) {
                    for (String sql :
                            END.splitAsStream(String.join("\n", pages.values())).toList()) {
                        statement.execute(sql);
                    }
                }
            }
        }
    }
}
