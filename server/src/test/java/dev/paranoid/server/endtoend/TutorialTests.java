package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The times that a page of commands prints belong together. */
class TutorialTests {

    private static List<String> times(String member, String page) {
        return Pattern.compile("\"" + member + "\":\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(time -> time.group(1))
                .toList();
    }

    /** {@code deleted_at} of a row is {@code deletedAt} of its deletion. */
    @Test
    void everyHiddenRowHasTheTimeOfADeletionOnThePage() throws IOException {
        String page = Files.readString(Path.of("tutorial.md"));

        assertThat(times("deleted_at", page)).isNotEmpty().isSubsetOf(times("deletedAt", page));
    }

    @Test
    void aPageWhoseTimesAloneDifferStays() {
        Tutorial told = new Tutorial("{\"id\":1,\n\"deletedAt\":\"2026-01-01T00:00:00Z\"}");
        Tutorial now = new Tutorial("{\"id\":1,\"deletedAt\":\"2026-02-02T00:00:00Z\"}");

        assertThat(told.unlessSame(now)).isSameAs(told);
    }

    @Test
    void whereOneAnswerDiffersAllTimesAreNew() {
        Tutorial told = new Tutorial("{\"deletedAt\":\"2026-01-01T00:00:00Z\"} {\"took\":1}");
        Tutorial now = new Tutorial("{\"deletedAt\":\"2026-02-02T00:00:00Z\"} {\"took\":2}");

        assertThat(told.unlessSame(now)).isSameAs(now);
    }
}
