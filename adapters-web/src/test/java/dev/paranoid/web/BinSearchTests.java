package dev.paranoid.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.testkit.NewRow;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the list finds, and where it says to go on. */
class BinSearchTests {

    private static final String BIN = "/admin/bin";

    private final BinHost host = new BinHost();
    private final PlainBrowser browser = host.browser();

    @AfterEach
    void stop() {
        host.close();
    }

    private void deleteUsers(int from, int until) {
        List<NewRow> rows = new ArrayList<>(IntStream.range(from, until)
                .mapToObj(i -> NewRow.of("users", "" + i).with("name", "n" + i).with("email", "e" + i))
                .toList());
        host.engine().insert(rows);
        IntStream.range(from, until).forEach(i -> host.delete("users", "" + i, "spam"));
    }

    private static String next(String page) {
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]*)\"").matcher(page);
        assertThat(next.find()).as(page).isTrue();
        return next.group(1).replace("&amp;", "&");
    }

    @Test
    void anIdIsFoundHoweverOldItIs() {
        String old = host.delete("stories", "2", "long ago");
        deleteUsers(5_000, 6_010);

        for (String text : List.of(old, "2")) {
            assertThat(browser.open(BIN + "?q=" + text).body()).as(text).contains(">Second</bdi>");
            assertThat(browser.open(BIN + "?type=users&q=" + text).body())
                    .as(text)
                    .doesNotContain(">Second</bdi>");
        }
        assertThat(browser.open(BIN + "?state=lifted&q=" + old).body()).doesNotContain(">Second</bdi>");
        String first = browser.open(BIN + "?q=" + old).body();
        assertThat(browser.open(next(first)).body()).doesNotContain(">Second</bdi>");
    }

    @Test
    void whoAndWhenNarrow() {
        host.delete("users", "1", "left");

        assertThat(browser.open(BIN + "?by=anonymous").body()).contains(">Ann</bdi>");
        assertThat(browser.open(BIN + "?by=somebody").body()).contains("Nothing fits");
        assertThat(browser.open(BIN + "?since=2001-02-03").body()).contains(">Ann</bdi>");
        assertThat(browser.open(BIN + "?since=2999-01-01").body()).contains("Nothing fits");
    }

    @Test
    void theNextPageKeepsWhatWasAskedFor() {
        deleteUsers(100, 130);

        String first = browser.open(BIN + "?q=spam&type=users&state=all&by=anonymous&since=2001-02-03")
                .body();
        assertThat(next(first))
                .contains("q=spam", "type=users", "state=all", "by=anonymous", "since=2001-02-03", "after=");
        assertThat(browser.open(next(first)).body())
                .contains(">n104<", ">n100<")
                .doesNotContain(">n105<");
    }
}
