package dev.paranoid.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING says where things are decided: the methods that it names are there, and hold the decision. */
class DecidedTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("\\[(\\w+)(?:#(\\w+))?\\]\\(([^)]+\\.java)\\)");

    /** What is in a method that decides, and not in one that collects or passes on. */
    private static final Map<String, String> DECISIVE = Map.ofEntries(
            Map.entry("Spread#follow", "Children.live("),
            Map.entry("Resolution#decide", "spread(true)"),
            Map.entry("Spread#blockers", "Children.live("),
            Map.entry("StayingChildren#blockers", "plan.restricting()"),
            Map.entry("RestrictingChildren#of", "Children.live("),
            Map.entry("Gate#removal", "HoldKind.PRESERVATION"),
            Map.entry("Gate#frozen", "HoldKind.FREEZE"),
            Map.entry("Coverage#found", "holds.onRows("),
            Map.entry("Attempts#carryOut", "catch (TooLarge"),
            Map.entry("Line#next", "busy::contains"),
            Map.entry("Door#addresses", ".authenticated()"),
            Map.entry("Sight#permitted", "access.permitted("),
            Map.entry("VisibleColumns#fit", "SecretColumns.include("),
            Map.entry("PurgeSql#due", "purge_at <="),
            Map.entry("Expiry#keeps", "retained("),
            Map.entry("PurgeJob#begin", "share("),
            Map.entry("RefusalData#data", "on(Restricted.class"),
            Map.entry("ServerError#of", "getErrorCode()"));

    private static List<MatchResult> named() throws IOException {
        String page = Files.readString(ROOT.resolve("CONTRIBUTING.md"));
        String section = page.substring(page.indexOf("## Where is it decided?"), page.indexOf("## Build"));
        return NAMED.matcher(section).results().toList();
    }

    /** {@return the bodies of the methods of that name, overloaded or not} */
    private static List<String> bodies(String source, String method) {
        List<String> bodies = new ArrayList<>();
        Pattern.compile("(?m)^ {4,8}[\\w@][^;={}]*\\b" + method + "\\([^;{]*\\{")
                .matcher(source)
                .results()
                .forEach(head -> bodies.add(body(source, head.end())));
        return bodies;
    }

    private static String body(String source, int from) {
        int open = 1;
        int at = from;
        while (open > 0) {
            char each = source.charAt(at++);
            open += each == '{' ? 1 : each == '}' ? -1 : 0;
        }
        return source.substring(from, at);
    }

    @Test
    void everyClassAndMethodIsThere() throws IOException {
        for (MatchResult each : named()) {
            Path file = ROOT.resolve(each.group(3));
            assertThat(file).exists().hasFileName(each.group(1) + ".java");
            if (each.group(2) != null) {
                assertThat(bodies(Files.readString(file), each.group(2)))
                        .as(each.group())
                        .isNotEmpty();
            }
        }
        assertThat(named()).hasSizeGreaterThan(15);
    }

    @Test
    void whatDecidesIsWithinThem() throws IOException {
        List<String> tried = new ArrayList<>();
        for (MatchResult each : named()) {
            String name = each.group(1) + "#" + each.group(2);
            if (DECISIVE.containsKey(name)) {
                tried.add(name);
                assertThat(bodies(Files.readString(ROOT.resolve(each.group(3))), each.group(2)))
                        .as(name)
                        .anyMatch(body -> body.contains(DECISIVE.getOrDefault(name, "")));
            }
        }
        assertThat(tried).containsExactlyInAnyOrderElementsOf(DECISIVE.keySet());
    }

    @Test
    void aMethodThatPassesOnIsNoPlaceOfADecision() {
        String source = "class Line {\n    List<T> next(int most) {\n        return others.next(most);\n    }\n}\n";

        assertThat(bodies(source, "next")).hasSize(1).noneMatch(body -> body.contains("busy::contains"));
        assertThat(bodies(source, "gone")).isEmpty();
    }
}
