package dev.paranoid.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be checked of the pages: their size, their links, and the settings that they name. */
class PagesTests {

    private static final Map<String, Integer> LINES = Map.of("README.md", 150, "ARCHITECTURE.md", 250);
    /** Well-kept projects of this field have 50 to 110. */
    private static final int WORDS_A_HEADING = 90;

    private static final long WALL = 200;
    /** They are looked things up in, or are measurements. */
    private static final Set<String> LISTS = Set.of("docs/settings.md", "benchmarks/README.md");

    private static final Pattern ROW = Pattern.compile("(?m)^\\|(.+)\\|$");
    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `(paranoid\\.[^`]+)` \\| (.*?) \\| ");
    private static final Pattern NAMED = Pattern.compile(
            "\\bparanoid\\.(?:entities|inbox|background|kafka|embedded|demo)" + "\\b(?:\\.<type>|\\.[a-z-]+|\\[\\])*");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md"})
    void whatIsReadFirstIsShortAndHasManyHeadings(String page) throws IOException {
        assertThat(Files.readAllLines(Pages.ROOT.resolve(page)).size())
                .as("lines")
                .isLessThanOrEqualTo(Objects.requireNonNull(LINES.get(page)));
        assertThat(Pages.wordsAHeading(Pages.ROOT.resolve(page)))
                .as("words a heading")
                .isLessThanOrEqualTo(WORDS_A_HEADING);
    }

    /** A page for one task is short as well. */
    @Test
    void noPageIsAWallOfText() throws IOException {
        Map<String, Long> words = new LinkedHashMap<>();
        for (Path page : Pages.pages()) {
            String name = Pages.ROOT.relativize(page).toString();
            if (!LISTS.contains(name)) {
                words.put(name, Pages.wordsAHeading(page));
            }
        }

        assertThat(words).allSatisfy((page, many) -> assertThat(many).isLessThanOrEqualTo(WALL));
    }

    private static List<String> rows(String heading) throws IOException {
        String readme = Files.readString(Pages.ROOT.resolve("README.md"));
        String section = readme.substring(readme.indexOf(heading) + heading.length());
        int end = section.indexOf("\n## ");
        return ROW.matcher(end < 0 ? section : section.substring(0, end))
                .results()
                .map(row -> row.group(1))
                .skip(2 /* the head and the line below it */)
                .toList();
    }

    @Test
    void everyGuaranteeNamesWhatShowsIt() throws IOException {
        assertThat(rows("## What is guaranteed"))
                .hasSizeGreaterThan(5)
                .allMatch(row -> Pages.LINK.matcher(row).find() || row.endsWith("| the same "));
    }

    @Test
    void everyCellOfTheComparisonLinksToATestOrASource() throws IOException {
        List<String> rows = rows("## Compared with others");

        assertThat(rows).hasSizeGreaterThan(2);
        rows.forEach(row -> assertThat(row.split("\\|"))
                .filteredOn(cell -> !Pages.LINK.matcher(cell).find())
                .as("cells without a link in %s", row)
                .hasSize(1 /* what the row is about */));
    }

    /** Applications that are built and tested with the rest. */
    private static String examples() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String place : List.of("examples/shop", "embedding-tests/src/it/consumer")) {
            try (Stream<Path> files = Files.walk(Pages.ROOT.resolve(place))) {
                for (Path file : files.filter(path -> path.toString().matches(".*/(pom\\.xml|src/main/.*)"))
                        .filter(path -> !path.toString().contains("/target/") && Files.isRegularFile(path))
                        .toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString().replaceAll("\\s+", " ");
    }

    @Test
    void whatTheReadmeSaysOfEmbeddingIsWhatTheExamplesDo() throws IOException {
        String readme = Files.readString(Pages.ROOT.resolve("README.md"));
        String section = readme.substring(
                readme.indexOf("## Use it in your application"), readme.indexOf("## What is guaranteed"));
        List<String> blocks = Pages.CODE_BLOCK
                .matcher(section)
                .results()
                .map(block -> block.group().replaceAll("(?m)^```\\w*$", ""))
                .flatMap(block -> Stream.of(block.split("<!--[^>]*-->")))
                .map(part -> part.strip().replaceAll("\\s+", " "))
                .filter(part -> !part.isEmpty())
                .toList();

        assertThat(blocks).hasSize(4).allSatisfy(block -> assertThat(examples()).contains(block));
    }

    private static Set<String> found(String pattern, Path page) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1) + " " + match.group(2))
                .map(pair -> pair.toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyCodeOfAnErrorIsExplainedWithItsStatus() throws IOException {
        Set<String> codes = found("^    ([A-Z_]+)\\((\\d+), \"", source("application", "ProblemCode"));

        assertThat(codes).hasSizeGreaterThan(20);
        assertThat(found(
                        "^\\| (?:<a id=\"[a-z-]+\"></a>)?`([a-z-]+)` \\| (\\d+) \\|",
                        Pages.ROOT.resolve("docs/errors.md")))
                .isEqualTo(codes);
    }

    /** The published pages are the project's, at the address that its POM names. */
    @Test
    void theTypeOfEveryProblemIsAnAddressOfItsRowInThePage() throws IOException {
        String pom = Files.readString(Pages.ROOT.resolve("pom.xml"));
        String home = pom.replaceAll("(?s).*?<url>([^<]+)</url>.*", "$1");
        String body = examplesOf("\"type\":\"([^\"#]+)#", Pages.ROOT.resolve("README.md"));
        Set<String> codes = found("^    ([A-Z_]+)\\((\\d+), \"", source("application", "ProblemCode")).stream()
                .map(code -> code.substring(0, code.indexOf(' ')))
                .collect(Collectors.toSet());

        assertThat(body).isEqualTo(home + "/docs/errors.md");
        assertThat(Pages.anchors(Pages.ROOT.resolve("docs/errors.md"))).containsAll(codes);
    }

    private static String examplesOf(String pattern, Path page) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void programsFindEveryPage() throws IOException {
        String index = Files.readString(Pages.ROOT.resolve("llms.txt"));

        assertThat(Pages.pages())
                .filteredOn(page -> !page.endsWith("llms.txt"))
                .map(page -> Pages.ROOT.relativize(page).toString())
                .allSatisfy(page -> assertThat(index).contains("](" + page + ")"));
        assertThat(index).contains("](adapters-rest/openapi.yaml)", "](adapters-kafka/asyncapi.yaml)");
    }

    @Test
    void everyPageIsTested() throws IOException {
        assertThat(Pages.pages()).containsAll(Pages.markdown());
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> faults = new ArrayList<>();
        int links = 0;
        for (Path page : Pages.pages()) {
            Matcher found =
                    Pages.LINK.matcher(Pages.CODE.matcher(Pages.prose(page)).replaceAll("code"));
            while (found.find()) {
                links++;
                Pages.fault(page, found.group(1)).ifPresent(faults::add);
            }
        }

        assertThat(faults).isEmpty();
        assertThat(links).isGreaterThan(30);
    }

    @Test
    void aDeadLinkIsFound() throws IOException {
        Path readme = Pages.ROOT.resolve("README.md");
        assertThat(Pages.fault(readme, "docs/nothing.md")).isPresent();
        assertThat(Pages.fault(readme, "#no-such-heading")).isPresent();
        assertThat(Pages.fault(readme, "docs/kafka.md#no-such-heading")).isPresent();
        assertThat(Pages.fault(readme, "#what-is-guaranteed")).isEmpty();
        assertThat(Pages.fault(readme, "https://example.org/")).isEmpty();
    }

    @Test
    void everyPageOfDocsIsReachedFromTheReadme() throws IOException {
        String readme = Files.readString(Pages.ROOT.resolve("README.md"));
        try (Stream<Path> docs = Files.list(Pages.ROOT.resolve("docs"))) {
            assertThat(docs.filter(page -> page.toString().endsWith(".md")))
                    .allSatisfy(page -> assertThat(readme).contains("(docs/" + page.getFileName() + ")"));
        }
    }

    /** Their defaults as well. {@code -Dparanoid.settings.write=true} writes the page anew, from the metadata and what it says by now. */
    @Test
    void everySettingIsDescribedAndNoOther() throws IOException {
        SettingsPage page = SettingsPage.read(Pages.ROOT.resolve("docs/settings.md"));
        if (Boolean.getBoolean("paranoid.settings.write")) {
            page.rewritten().write(Pages.ROOT.resolve("docs/settings.md"));
        }
        Map<String, String> described = new LinkedHashMap<>();
        SETTING.matcher(Files.readString(Pages.ROOT.resolve("docs/settings.md")))
                .results()
                .forEach(row -> described.put(row.group(1), row.group(2)));

        assertThat(described.keySet())
                .containsExactlyInAnyOrderElementsOf(Metadata.everySetting().keySet());
        Metadata.everySetting().forEach((setting, known) -> {
            String told = described.getOrDefault(setting, "");
            known.ifPresentOrElse(
                    value -> assertThat(told).as(setting).isEqualTo("`" + value + "`"),
                    () -> assertThat(told).as(setting).isNotBlank());
        });
    }

    /** {@return where a module has that class} */
    private static Path source(String module, String name) throws IOException {
        try (Stream<Path> files = Files.walk(Pages.ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.endsWith(name + ".java")).findAny().orElseThrow();
        }
    }

    @Test
    void everyMetricIsDescribed() throws IOException {
        String page = Files.readString(Pages.ROOT.resolve("docs/operating.md"));
        assertThat(Meters.names())
                .contains("paranoid.purge.due", "paranoid.batch.size", "paranoid.live.hidden", "paranoid.database.down")
                .hasSizeGreaterThan(20)
                .allSatisfy(metric -> assertThat(page).contains("| `" + metric + "` |"));
    }

    /** For who works on Paranoid, there are settings of tests as well. */
    @Test
    void pagesNameNoSettingThatIsNotThere() throws IOException {
        Set<String> known = new TreeSet<>(Metadata.everySetting().keySet());
        known.addAll(Meters.names());
        for (Path page : Pages.pages()) {
            if (!page.endsWith("CONTRIBUTING.md")) {
                assertThat(NAMED.matcher(Pages.prose(page)).results().map(named -> named.group()))
                        .as(page.toString())
                        .allMatch(named -> known.stream()
                                .anyMatch(setting -> setting.equals(named) || setting.startsWith(named + ".")));
            }
        }
    }
}
