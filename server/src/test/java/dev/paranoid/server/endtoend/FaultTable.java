package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is expected of each fault and call, as text. Written anew with {@code -Dparanoid.faults.write=true}. */
final class FaultTable {

    private static final Path EXPECTED = Path.of("src", "test", "resources", "faults.txt");

    private FaultTable() {}

    static String line(String fault, String call, String answer, String then) {
        return String.format(Locale.ROOT, "%-18s | %-10s | %-40s | %s", fault, call, answer, then)
                .strip();
    }

    static String name(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of faults that cannot be tried here, nothing is expected, and the output says so. */
    static void compare(List<String> table, List<Fault> tried) throws IOException {
        String text = String.join("\n", table) + "\n";
        if (Boolean.getBoolean("paranoid.faults.write")) {
            Files.writeString(EXPECTED, text, StandardCharsets.UTF_8);
        }
        List<String> untried = Stream.of(Fault.values())
                .filter(fault -> !tried.contains(fault))
                .map(fault -> name(fault) + " ")
                .toList();
        System.out.println("Faults that cannot be tried here: " + untried);
        assertThat(text)
                .isEqualTo(Files.readString(EXPECTED, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> untried.stream().noneMatch(line::startsWith))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()));
    }
}
