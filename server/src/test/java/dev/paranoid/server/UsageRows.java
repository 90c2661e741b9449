package dev.paranoid.server;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code --help} says of each setting. A row begins with the name; what is indented further goes on with it.
 *
 * @param rows by the name that the row begins with: below the heading of entity types, that of a setting of theirs
 */
record UsageRows(Map<String, Row> rows) {

    /** A line that begins further to the right has no name. */
    private static final int NAME = 8;

    /** What begins further to the left, and is no name, is a default. */
    private static final int MEANING = 61;

    /**
     * One setting.
     *
     * @param given the default; empty where there is none
     * @param meaning in words
     */
    record Row(String given, String meaning) {

        private Row and(String line) {
            String text = line.strip();
            int begins = line.indexOf(text);
            if (text.isEmpty() || begins >= MEANING) {
                return new Row(given, (meaning + " " + text).strip());
            }
            String[] parts = text.split(" {2,}", 2);
            return new Row(parts[0], parts.length < 2 ? meaning : parts[1]);
        }
    }

    static UsageRows of(String usage) {
        Map<String, Row> rows = new LinkedHashMap<>();
        String name = "";
        for (String line : usage.lines().filter(each -> each.startsWith("  ")).toList()) {
            String text = line.strip();
            int begins = line.indexOf(text);
            if (begins < NAME) {
                name = text.split(" ", 2)[0];
                rows.put(name, new Row("", "").and(" ".repeat(begins + name.length()) + text.substring(name.length())));
            } else {
                rows.computeIfPresent(name, (same, row) -> row.and(line));
            }
        }
        return new UsageRows(rows);
    }
}
