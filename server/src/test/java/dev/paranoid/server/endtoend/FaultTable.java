package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is expected of each fault and call, as text. Written anew with {@code -Dparanoid.faults.write=true}.
 *
 * @param expected the file
 */
record FaultTable(Path expected) {

    static final FaultTable DATABASE = in("faults.txt");
    static final FaultTable BROKER = in("broker-faults.txt");

    private static FaultTable in(String file) {
        return new FaultTable(Path.of("src", "test", "resources", file));
    }

    static String line(String fault, String call, String answer, String then) {
        return String.format(Locale.ROOT, "%-18s | %-10s | %-40s | %s", fault, call, answer, then)
                .strip();
    }

    static String name(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of faults that cannot be tried here, nothing is expected, and the output says so. */
    void compare(List<String> table, List<Fault> tried) throws IOException {
        List<String> untried = Stream.of(Fault.values())
                .filter(fault -> !tried.contains(fault))
                .map(fault -> name(fault) + " ")
                .toList();
        System.out.println("Faults that cannot be tried here: " + untried);
        compare(table, line -> untried.stream().noneMatch(line::startsWith));
    }

    /** All of it is expected. */
    void compare(List<String> table) throws IOException {
        compare(table, line -> true);
    }

    private void compare(List<String> table, Predicate<String> wanted) throws IOException {
        String text = String.join("\n", table) + "\n";
        if (Boolean.getBoolean("paranoid.faults.write")) {
            Files.writeString(expected, text, StandardCharsets.UTF_8);
        }
        assertThat(text)
                .isEqualTo(Files.readString(expected, StandardCharsets.UTF_8)
                        .lines()
                        .filter(wanted)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()));
    }
}
