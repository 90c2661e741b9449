package dev.paranoid.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.server.UsageRows.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** {@code --help} has a row for every setting that is ours, with its default, and its words stand in that row. */
class UsageTests {

    private static final Map<String, Row> ROWS = UsageRows.of(Usage.text()).rows();

    /** Of the service: other commands of its jars end by themselves. */
    private static final Pattern STARTS = Pattern.compile("java [^`\\n]*-jar \\S+\\.jar(?! (token|password|--help))");

    private static Row row(String name) {
        return Objects.requireNonNull(ROWS.get(name), name);
    }

    @Test
    void hasARowForEverySetting() {
        assertThat(Metadata.settings().keySet())
                .contains("paranoid.demo.enabled", "paranoid.embedded.dir", "paranoid.database.wait-at-start")
                .filteredOn(setting -> !setting.equals("paranoid.entities"))
                .allSatisfy(setting -> assertThat(ROWS).containsKey(setting));
    }

    @Test
    void hasARowForEverySettingOfAType() {
        assertThat(Metadata.everySetting().keySet())
                .filteredOn(setting -> setting.startsWith("paranoid.entities."))
                .hasSizeGreaterThan(10)
                .allSatisfy(setting -> assertThat(ROWS).containsKey(setting.substring(setting.lastIndexOf('.') + 1)));
    }

    /** What the two jars say otherwise is their default. */
    @Test
    void tellsTheDefaultsOfTheJars() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yml"));
        Properties jars = Objects.requireNonNull(yaml.getObject());
        Map<String, Optional<String>> settings = Metadata.settings();

        assertThat(settings).allSatisfy((setting, known) -> {
            Optional<String> given =
                    Optional.ofNullable(jars.getProperty(setting)).or(() -> known);
            given.ifPresent(
                    value -> assertThat(row(setting).given()).as(setting).isEqualTo(value));
        });
    }

    @Test
    void everyRowOfOursSaysWhatItMeans() {
        assertThat(ROWS)
                .hasSizeGreaterThan(80)
                .allSatisfy((name, row) -> assertThat(row.meaning() + row.given())
                        .as(name)
                        .matches(words -> name.startsWith("spring.datasource") || !words.isEmpty()));
    }

    private static List<String> rights() {
        return Stream.concat(
                        Stream.of(Verb.values())
                                .map(verb ->
                                        verb.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                        Stream.of("operate"))
                .toList();
    }

    /** A line that slips into another row takes its rights along. */
    @Test
    void theRowOfRolesNamesEveryRight() {
        String rights = row("paranoid.security.roles").meaning().replaceFirst(".*rights are ", "");

        assertThat(List.of(rights.split(", | and "))).containsExactlyInAnyOrderElementsOf(rights());
    }

    @Test
    void thePageOfSecurityExplainsEveryRight() throws IOException {
        String page = Files.readString(Path.of("../docs/security.md"));

        assertThat(rights()).allSatisfy(right -> assertThat(page).contains("\n| `" + right + "` | "));
    }

    /** The thin server does not read those of the embedded servers, and does not refuse them either. */
    @Test
    void theThinServerKnowsTheSettingsOfTheStandalone() throws IOException {
        String own = Files.readString(Path.of("src/main/resources/META-INF/spring-configuration-metadata.json"));

        assertThat(Metadata.settings().keySet())
                .filteredOn(name -> name.startsWith("paranoid.embedded."))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(own).contains("\"" + name + "\""));
    }

    /** A process that has run out of memory ends, and whoever watches it starts it again. */
    @Test
    void everyDocumentedStartEndsWhereThereIsNoMemory() throws IOException {
        List<String> starts = new ArrayList<>(
                STARTS.matcher(Usage.text()).results().map(MatchResult::group).toList());
        for (Path page : Pages.pages()) {
            STARTS.matcher(Files.readString(page))
                    .results()
                    .map(MatchResult::group)
                    .forEach(starts::add);
        }

        assertThat(starts)
                .hasSizeGreaterThan(3)
                .allSatisfy(start -> assertThat(start).contains("-XX:+ExitOnOutOfMemoryError"));
    }

    @Test
    void isAskedForInTwoWays() {
        assertThat(Usage.isAskedForBy(List.of("--server.port=1", "--help"))).isTrue();
        assertThat(Usage.isAskedForBy(List.of("-h"))).isTrue();
        assertThat(Usage.isAskedForBy(List.of("--helpful"))).isFalse();
    }
}
