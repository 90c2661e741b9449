package dev.paranoid.server.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

/** No block of code in a page is left out; those that are data are parsed here. */
class ExampleTests {

    /** Each is run, parsed or compiled: by {@code PagesEndToEndTests}, {@code StandaloneEndToEndTests}, or a class here. */
    private static final Set<String> LANGUAGES =
            Set.of("sh", "console", "sql", "yaml", "java", "json", "xml", "alloy", "promql");

    private static final Map<String, Integer> AT_LEAST = Map.of("sh", 8, "yaml", 8, "java", 10, "json", 2, "sql", 4);

    static List<Example> json() {
        return Example.in("json");
    }

    static List<Example> xml() {
        return Example.in("xml");
    }

    @Test
    void everyExampleIsInALanguageThatIsChecked() {
        assertThat(Example.all())
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        example -> assertThat(LANGUAGES).as(example.toString()).contains(example.language()));
    }

    @Test
    void manyAreThere() {
        Map<String, Long> many =
                Example.all().stream().collect(Collectors.groupingBy(Example::language, Collectors.counting()));

        assertThat(AT_LEAST)
                .allSatisfy((language, least) ->
                        assertThat(many.getOrDefault(language, 0L)).as(language).isGreaterThanOrEqualTo(least));
    }

    @Test
    void everyModuleThatIsPublishedWithClassesHasAnOverviewWithAnExample() throws IOException {
        Path root = Path.of("..");
        List<String> modules;
        try (Stream<Path> folders = Files.list(root)) {
            modules = folders.filter(folder -> Files.exists(folder.resolve("src/main/java")))
                    .filter(folder -> published(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        }

        assertThat(modules).hasSizeGreaterThan(8);
        assertThat(Example.in("java").stream().map(Example::page))
                .containsAll(modules.stream()
                        .map(module -> module + "/src/main/javadoc/overview.html")
                        .toList());
    }

    private static boolean published(Path pom) {
        try {
            return !Files.readString(pom).contains("<unpublished>true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the pages for users none, but for what starts a build or needs a program that few have. */
    @Test
    void onlyShellBlocksAreExcused() {
        assertThat(Example.all()).filteredOn(Example::excused).allSatisfy(example -> {
            assertThat(example.language()).isEqualTo("sh");
            assertThat(example.text()).as(example.toString()).containsPattern("(?m)^(mvn|kcat|echo|curl) ");
        });
    }

    @ParameterizedTest
    @MethodSource("json")
    void everyLineOfJsonIsJson(Example example) {
        JsonMapper json = JsonMapper.builder().build();

        assertThat(example.text().lines())
                .allSatisfy(line -> assertThat(json.readTree(line).isObject()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("xml")
    void xmlIsWellFormed(Example example) throws Exception {
        String document = "<all>" + example.text() + "</all>";

        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(document)))
                        .getElementsByTagName("artifactId")
                        .getLength())
                .isPositive();
    }
}
