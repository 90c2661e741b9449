package dev.paranoid.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING says of the tests' own settings is what the tests read. */
class ContributingTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`-D(paranoid\\.[a-z.]+)=` \\((\\d+)");
    private static final Pattern READ =
            Pattern.compile("(?:Integer\\.getInteger|Long\\.getLong)\\(\\s*\"(paranoid\\.[a-z.]+)\",\\s*([\\d_]+)");

    /** {@return defaults by name; a name that two tests read may have two} */
    private static Map<String, Set<String>> read() throws IOException {
        Map<String, Set<String>> read = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT, 14)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !each.toString().contains("/target/"))
                    .toList()) {
                READ.matcher(Files.readString(file))
                        .results()
                        .forEach(match -> read.computeIfAbsent(match.group(1), name -> new TreeSet<>())
                                .add(match.group(2).replace("_", "")));
            }
        }
        return read;
    }

    @Test
    void theDefaultsThatItTellsAreThoseOfTheTests() throws IOException {
        Map<String, Set<String>> read = read();
        Map<String, String> told = new TreeMap<>();
        NAMED.matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md")))
                .results()
                .forEach(match -> told.put(match.group(1), match.group(2)));

        assertThat(told)
                .hasSizeGreaterThan(15)
                .allSatisfy((setting, value) -> assertThat(read.getOrDefault(setting, Set.of()))
                        .as(setting)
                        .contains(value));
    }
}
