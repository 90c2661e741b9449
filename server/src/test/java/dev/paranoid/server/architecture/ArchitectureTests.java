package dev.paranoid.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds for all modules, and is broken by whoever was planted to break it. */
class ArchitectureTests {

    static final String ROOT = "dev.paranoid";
    private static final String PLANTED = "dev.paranoid.server.architecture.violators";
    static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            // The parser in the jar of mybatis-live is somebody else's.
            .withImportOption(location -> !location.contains("/dev/paranoid/live/relocated/"))
            .importPackages(ROOT);
    private static final Pattern CULPRIT = Pattern.compile("(?m)^\\W*(?:Class|Interface|Method|Constructor|Field) <"
            + Pattern.quote(PLANTED) + "\\.([a-z.]+\\.[A-Z]\\w*)");
    private static final JavaClasses VIOLATORS = new ClassFileImporter().importPackages(PLANTED);

    @ParameterizedTest
    @MethodSource
    void holds(String name, ArchRule rule) {
        rule.check(PRODUCT);
    }

    static Stream<Object[]> holds() {
        return new Architecture(ROOT)
                .rules().entrySet().stream().map(rule -> new Object[] {rule.getKey(), rule.getValue()});
    }

    @Test
    void everyRuleFindsItsViolators() {
        Map<String, Set<String>> found = new TreeMap<>();
        new Architecture(PLANTED).rules().forEach((name, rule) -> found.put(name, culprits(rule)));
        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("modules", Set.of("nowhere.Stray")),
                        Map.entry("domain-alone", Set.of("domain.AsksAFramework", "domain.KnowsItsStore")),
                        Map.entry(
                                "application-alone",
                                Set.of("application.AsksAFramework", "application.KnowsItsAdapter")),
                        Map.entry("domain", Set.of("domain.KnowsItsStore")),
                        Map.entry("application", Set.of("application.KnowsItsAdapter")),
                        Map.entry("mybatis", Set.of("mybatis.KnowsHttp")),
                        Map.entry("rest", Set.of("rest.AsksAPort", "rest.KnowsRows")),
                        Map.entry("kafka", Set.of("kafka.KnowsRows")),
                        Map.entry("listeners", Set.of("kafka.ReadsObjects")),
                        Map.entry("beans", Set.of("embedded.TakesANameOfItsGuest")),
                        Map.entry("live", Set.of("live.KnowsRows")),
                        Map.entry("web", Set.of("web.AsksAPort", "web.KnowsRows")),
                        Map.entry("spring", Set.of("spring.KnowsRows")),
                        Map.entry("security", Set.of("security.KnowsRows")),
                        Map.entry("testkit", Set.of("testkit.TestsOneEngine")),
                        Map.entry("embedded", Set.of("embedded.KnowsItsGuest")),
                        Map.entry("test", Set.of("test.TestsOneStore")),
                        Map.entry("server", Set.of("server.WiresByHand")),
                        Map.entry("public", Set.of("live.Seen", "mybatis.Row", "rest.TooVisible")),
                        Map.entry("inner", Set.of("mybatis.RunsTheEngine")),
                        Map.entry(
                                "cycles",
                                Set.of("domain.There", "domain.plan.AndBack", "mybatis.KnowsHttp", "rest.KnowsRows")),
                        Map.entry("gate", Set.of("application.removing.PassesTheGate")),
                        Map.entry("gate-statements", Set.of("mybatis.sweeper.PassesTheStore")),
                        Map.entry("gate-mappers", Set.of("mybatis.sweeper.SweepMapper")),
                        Map.entry("clock", Set.of("embedded.ReadsTheClock", "testkit.SpeaksAloud")),
                        Map.entry("null-marked", Set.of("nowhere.Stray"))));
    }

    @Test
    void everyRuleSaysWhatToDo() {
        assertThat(new Architecture(ROOT).rules().values())
                .extracting(ArchRule::getDescription)
                .allMatch(text -> text.matches("(?s).*because .*: .*"));
    }

    /** The classes that the report's lines begin with. */
    private static Set<String> culprits(ArchRule rule) {
        return rule.evaluate(VIOLATORS).getFailureReport().getDetails().stream()
                .flatMap(detail -> CULPRIT.matcher(detail).results())
                .map(culprit -> culprit.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
