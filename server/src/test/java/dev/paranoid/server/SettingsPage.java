package dev.paranoid.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of settings: names and defaults are those of the configuration's metadata. What a setting means stands there in the
 * words of whoever wrote it down, with links; one that is new has the words of its source.
 */
record SettingsPage(List<String> lines) {

    private static final Pattern ROW = Pattern.compile("\\| `(paranoid\\.[^`]+)` \\| (.*?) \\| (.*) \\|");

    static SettingsPage read(Path page) throws IOException {
        return new SettingsPage(Files.readAllLines(page));
    }

    void write(Path page) throws IOException {
        Files.writeString(page, String.join("\n", lines) + "\n");
    }

    /** {@return the page with the settings that there are, and with their defaults} */
    SettingsPage rewritten() {
        Map<String, Optional<String>> settings = Metadata.everySetting();
        Set<String> missing = new TreeSet<>(settings.keySet());
        List<String> now = new ArrayList<>();
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                now.add(line);
            } else if (settings.containsKey(row.group(1))) {
                missing.remove(row.group(1));
                now.add(row(
                        row.group(1),
                        settings.getOrDefault(row.group(1), Optional.empty()),
                        row.group(2),
                        row.group(3)));
            }
        }
        Map<String, String> descriptions = Metadata.descriptions();
        missing.forEach(setting -> now.add(
                kin(now, setting),
                row(
                        setting,
                        settings.getOrDefault(setting, Optional.empty()),
                        "none",
                        descriptions.getOrDefault(setting, "…"))));
        return new SettingsPage(now);
    }

    private static String row(String setting, Optional<String> known, String told, String meaning) {
        return "| `" + setting + "` | " + known.map(value -> "`" + value + "`").orElse(told) + " | " + meaning + " |";
    }

    /** {@return the line below the last row that has the longest beginning in common with it} */
    private static int kin(List<String> lines, String setting) {
        int best = lines.size();
        int longest = 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher row = ROW.matcher(lines.get(i));
            if (row.matches() && common(row.group(1), setting) >= longest) {
                longest = common(row.group(1), setting);
                best = i + 1;
            }
        }
        return best;
    }

    private static int common(String one, String other) {
        int i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }
}
