package dev.paranoid.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.history.HistoryEntry.What;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.web.list.BinFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages say is in message files, in each language the same. */
class MessagesTests {

    private static final Path PLACE = Path.of("src/main/resources/META-INF/paranoid");
    private static final Pattern SAID = Pattern.compile("#\\{([a-z][a-z.-]*)[}(]");

    private static Properties messages(String file) throws IOException {
        Properties messages = new Properties();
        try (var reader = Files.newBufferedReader(PLACE.resolve(file))) {
            messages.load(reader);
        }
        return messages;
    }

    /** Names of types are words in some languages alone. */
    private static Set<String> keys(String file) throws IOException {
        Set<String> keys = new TreeSet<>(messages(file).stringPropertyNames());
        keys.removeIf(key -> key.startsWith("type."));
        return keys;
    }

    @Test
    void everyLanguageSaysTheSame() throws IOException {
        assertThat(keys("messages_de.properties")).isEqualTo(keys("messages.properties"));
        Properties english = messages("messages.properties");
        Properties german = messages("messages_de.properties");
        assertThat(keys("messages.properties"))
                .allSatisfy(key -> assertThat(german.getProperty(key).contains("{0}"))
                        .as(key)
                        .isEqualTo(english.getProperty(key).contains("{0}")));
    }

    /** An apostrophe would be taken for a quotation mark of the pattern. */
    @Test
    void noMessageHasAnApostrophe() throws IOException {
        assertThat(messages("messages.properties").values())
                .noneMatch(text -> text.toString().contains("'"));
        assertThat(messages("messages_de.properties").values())
                .noneMatch(text -> text.toString().contains("'"));
    }

    /** Keys that are put together from names: of actions, states, groups of numbers, refusals of input. */
    @Test
    void whatIsPutTogetherIsThere() throws IOException {
        assertThat(keys("messages.properties"))
                .contains("meters.work", "meters.outbox", "meters.purges")
                .contains("many.restore", "many.purge", "many.hold", "many.extend", "many.wrong", "many.why")
                .contains("rows.live", "rows.hidden", "rows.all", "hold.preservation", "hold.freeze")
                .contains("done.restored", "done.lifted", "done.restoring", "done.purged", "done.held")
                .contains("done.released", "done.extended", "doing.hiding", "doing.lifting", "doing.removing");
        String meters = source("health/HealthMeter");
        assertThat(Pattern.compile("(?m)^    ([A-Z_]+)\\(\"").matcher(meters).results())
                .hasSizeGreaterThan(5)
                .allSatisfy(found -> assertThat(keys("messages.properties"))
                        .contains("meter."
                                + found.group(1).toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    @Test
    void everythingThatPagesSayIsThere() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> templates = Files.list(PLACE)) {
            for (Path template :
                    templates.filter(file -> file.toString().endsWith(".html")).toList()) {
                said.addAll(SAID.matcher(Files.readString(template))
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet()));
            }
        }

        assertThat(said).hasSizeGreaterThan(50);
        assertThat(keys("messages.properties")).containsAll(said);
    }

    private static <E extends Enum<E>> Stream<String> words(Class<E> of) {
        return Stream.of(of.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Test
    void whatHappenedAndWhatBecameOfItIsThere() throws IOException {
        Set<String> keys = keys("messages.properties");
        assertThat(keys)
                .containsAll(words(What.class).map(what -> "history." + what).toList());
        assertThat(keys)
                .containsAll(words(DeletionState.class)
                        .map(state -> "state." + state)
                        .toList());
        assertThat(keys)
                .containsAll(words(Activity.class)
                        .flatMap(activity -> Stream.of("doing." + activity, "activity." + activity))
                        .toList());
        assertThat(keys)
                .containsAll(words(HoldKind.class).map(kind -> "hold." + kind).toList());
        assertThat(keys)
                .containsAll(BinFilter.STATES.stream()
                        .map(state -> "filter.state." + state)
                        .toList());
    }

    @Test
    void everyErrorAndEverythingDoneIsThere() throws IOException {
        Set<String> keys = keys("messages.properties");
        String errors = source("page/BinErrors");
        List<String> codes = Pattern.compile("HttpStatus\\.\\w+, \"([a-z-]+)\"")
                .matcher(errors)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(codes).hasSizeGreaterThan(8);
        assertThat(codes).allSatisfy(code -> assertThat(keys).contains("error." + code, "error." + code + ".advice"));
        List<String> done = Pattern.compile("\"([a-z]+)\"")
                .matcher(source("deletion/OneDeletionController").replaceFirst("(?s).*DONE =(.*?);.*", "$1"))
                .results()
                .map(found -> "done." + found.group(1))
                .toList();
        assertThat(done).hasSizeGreaterThan(5);
        assertThat(keys).contains("done.restored").containsAll(done);
    }

    private static String source(String name) throws IOException {
        return Files.readString(Path.of("src/main/java/dev/paranoid/web/" + name + ".java"));
    }

    /** Text that is not escaped would be other people's markup. */
    @Test
    void nothingIsShownUnescaped() throws IOException {
        try (Stream<Path> templates = Files.list(PLACE)) {
            assertThat(templates.filter(file -> file.toString().endsWith(".html")))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(template ->
                            assertThat(Files.readString(template)).doesNotContain("utext", "[(", "th:inline"));
        }
    }

    /** {@code messages_it.properties} of these tests is all that it takes. */
    @Test
    void anotherLanguageIsAFileBesideTheOthers() {
        try (BinHost host = new BinHost()) {
            host.delete("users", "1", "left");
            assertThat(host.browser("Accept-Language", "it").open("/admin/bin").body())
                    .contains("lang=\"it\"", "Cestino", "Ripristina");
        }
    }
}
